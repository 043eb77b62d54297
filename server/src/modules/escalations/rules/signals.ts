import type { Intent, UrgencyReason } from '../../triage/index.ts';
import type { EscalationKind, Signal } from './matrix.ts';

/** What is known of a conversation when its newest message was read. */
export interface Seen {
  /** key of the contact reason it is filed under, or of the one it was read as */
  readonly reason: string | null;
  /** 0..1; 1 where a person filed it */
  readonly confidence: number;
  readonly intents: readonly Intent[];
  readonly urgentBecause: readonly UrgencyReason[];
  /** 0..1 */
  readonly urgency: number;
  /** −1..1 */
  readonly sentiment: number;
  readonly askedBefore: boolean;
  readonly vip: boolean;
  readonly refundWaits: boolean;
  /** which clock ran out: first_reply, next_reply, resolution, update */
  readonly deadlineMissed: string | null;
}

export const nothingSeen: Seen = { reason: null, confidence: 0, intents: [], urgentBecause: [], urgency: 0, sentiment: 0, askedBefore: false, vip: false, refundWaits: false, deadlineMissed: null };

export interface Noticed {
  readonly kind: EscalationKind;
  /** which signal it was, with the value that decided */
  readonly because: string;
}

/** The kinds that are in use and show in a conversation, in the order of the matrix; each once, with its first signal. */
export function noticed(matrix: readonly EscalationKind[], seen: Seen): Noticed[] {
  return matrix.flatMap((kind) => {
    if (!kind.on) return [];
    for (const signal of kind.signals) {
      const because = shows(signal, seen);
      if (because !== null) return [{ kind, because }];
    }
    return [];
  });
}

/** `intent:sue`, `reason:fraud.chargeback`, `urgent:safety`, `feeling`, `vip`, `refund_waits`, `missed:first_reply`; null when it does not show. */
function shows(signal: Signal, seen: Seen): string | null {
  switch (signal.signal) {
    case 'intent': return named('intent', signal.values.find((value) => seen.intents.includes(value)));
    case 'urgent_because': return named('urgent', signal.values.find((value) => seen.urgentBecause.includes(value)));
    case 'reason': return seen.reason !== null && seen.confidence >= signal.from_confidence && signal.values.some((key) => isUnder(seen.reason ?? '', key)) ? `reason:${seen.reason}` : null;
    case 'feeling': return seen.sentiment <= signal.at_most && (seen.askedBefore || !signal.asked_before) ? 'feeling' : null;
    case 'vip': return seen.vip && seen.urgency >= signal.from_urgency ? 'vip' : null;
    case 'refund_waits': return seen.refundWaits ? 'refund_waits' : null;
    case 'deadline_missed': return seen.deadlineMissed === null ? null : `missed:${seen.deadlineMissed}`;
  }
}

const named = (kind: string, value: string | undefined): string | null => (value === undefined ? null : `${kind}:${value}`);

const isUnder = (reason: string, key: string): boolean => reason === key || reason.startsWith(`${key}.`);
