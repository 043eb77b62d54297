import { createHash } from 'node:crypto';
import type { SurveySettings } from './settings.ts';

export type SurveyKind = 'csat' | 'nps' | 'ces';

/** Why somebody is not asked, in the order in which it is looked at. */
export const REASONS = ['off', 'merged', 'side_thread', 'junk', 'no_customer', 'erased', 'open_again', 'only_automatic', 'no_reply', 'answered_already', 'unsubscribed', 'bounced', 'asked_recently', 'held_out', 'no_way'] as const;
export type Reason = (typeof REASONS)[number];

/** What is known when a conversation has been closed for a while. */
export interface Occasion {
  readonly kind: SurveyKind;
  readonly now: Date;
  readonly conversation: {
    readonly category: string;
    readonly side: boolean;
    readonly merged: boolean;
    /** somebody wrote who is no machine */
    readonly humanMessages: number;
    /** our replies that were sent */
    readonly replies: number;
    readonly channel: string;
    /** it is open in a chat whose other side is still there */
    readonly chatOpen: boolean;
    /** this kind was asked about it and answered */
    readonly answered: boolean;
  };
  readonly customer: {
    readonly id: string;
    readonly erased: boolean;
    readonly unsubscribed: boolean;
    readonly address: string | null;
    readonly addressBounced: boolean;
    /** the last time anything was asked */
    readonly askedAt: Date | null;
    /** the last time they were asked this kind */
    readonly askedThisAt: Date | null;
  } | null;
}

export type Decision = { readonly ask: true; readonly channel: 'email' | 'chat' } | { readonly ask: false; readonly because: Reason };

const DAY = 86_400_000;

/** Whether this customer is asked about this conversation now. Pure: the same occasion is always decided the same way. */
export function decide(occasion: Occasion, settings: SurveySettings): Decision {
  const because = reasonAgainst(occasion, settings);
  if (because !== null) return { ask: false, because };
  if (occasion.conversation.chatOpen) return { ask: true, channel: 'chat' };
  return { ask: true, channel: 'email' };
}

function reasonAgainst({ kind, now, conversation, customer }: Occasion, settings: SurveySettings): Reason | null {
  if (!settings[kind].on) return 'off';
  if (conversation.merged) return 'merged';
  if (conversation.side) return 'side_thread';
  if (conversation.category === 'spam') return 'junk';
  if (customer === null) return 'no_customer';
  if (customer.erased) return 'erased';
  if (conversation.category !== 'resolved') return 'open_again';
  if (conversation.humanMessages === 0) return 'only_automatic';
  if (conversation.replies === 0) return 'no_reply';
  if (kind !== 'nps' && conversation.answered) return 'answered_already';
  if (customer.unsubscribed) return 'unsubscribed';
  if (!conversation.chatOpen && customer.addressBounced) return 'bounced';
  if (within(customer.askedAt, settings.quiet_days, now)) return 'asked_recently';
  if (kind === 'nps' && within(customer.askedThisAt, settings.nps.every_days, now)) return 'asked_recently';
  if (drawOf(customer.id, 'held out') * 100 < settings.holdout_percent) return 'held_out';
  return conversation.chatOpen || customer.address !== null ? null : 'no_way';
}

function within(at: Date | null, days: number, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() < days * DAY;
}

/** Which question follows a closing: effort for its share of conversations, else satisfaction. Null when neither is asked. */
export function kindAfterClosing(conversationId: string, settings: SurveySettings): 'csat' | 'ces' | null {
  if (settings.ces.on && (!settings.csat.on || drawOf(conversationId, 'effort') * 100 < settings.ces.share_percent)) return 'ces';
  return settings.csat.on ? 'csat' : null;
}

/** A number from 0 to 1 that never changes for an id: who is held out stays so. */
export function drawOf(id: string, purpose: string): number {
  return createHash('sha256').update(`${purpose}\0${id}`).digest().readUInt32BE(0) / 2 ** 32;
}
