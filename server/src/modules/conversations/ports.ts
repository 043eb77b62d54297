import type { Tx } from '../../platform/db/tx.ts';
import type { Blobs } from '../../platform/blobs/blobs.ts';
import { port } from '../../platform/module/port.ts';
import type { ConversationChangeInput, MailboxView } from './contract.ts';

/** A brand's own addresses and how it signs. */
export interface OwnMailboxes {
  /** the address replies come from, and the others that may be chosen */
  readonly from: MailboxView | null;
  readonly choices: readonly MailboxView[];
  /** every address that is ours, so that none of them is written to */
  readonly own: readonly string[];
  readonly signatureHtml: string;
}

/** conversations needs to know which addresses a brand writes from; the mail channel knows. */
export const mailboxesOf = port<(tx: Tx, brandId: string) => Promise<OwnMailboxes>>('which addresses a brand writes from');

/** conversations asks who is looking at a conversation; the live connections know. */
export const viewersOf = port<(conversationId: string) => { id: string; name: string; state: 'viewing' | 'typing' }[]>('who looks at a conversation');

/** What a macro does besides its text. */
export interface MacroEffects {
  /** where it puts the conversation, unless the writer chose a status */
  readonly category: 'open' | 'waiting' | 'resolved' | null;
  /** null when there is nothing else */
  readonly change: ConversationChangeInput | null;
}

/** conversations does with a reply what its macro asks for; macros knows what that is. Refuses a macro the brand does not have. */
export const macroEffectsOf = port<(tx: Tx, macroId: string, brandId: string) => Promise<MacroEffects>>('what else a macro does');

/** conversations asks what only people may do in a conversation; whoever knows of escalations answers with a sentence, or null. */
export const keptForPeople = port<(tx: Tx, conversationId: string, what: 'reply' | 'close') => Promise<string | null>>('what only people may do in a conversation');

/** conversations asks which of these are escalated and not closed; whoever knows of escalations answers. */
export const escalatedAmong = port<(tx: Tx, conversationIds: readonly string[]) => Promise<ReadonlySet<string>>>('which conversations are escalated');

/** One conversation somebody would have in hand. */
export interface Taking {
  readonly conversationId: string;
  readonly brandId: string;
  readonly channel: string;
}

/** How much people may have in hand. Whoever asks has the conversation's row; people are held after it, always in the same order. */
export interface Caps {
  /** Of two who give work to the same people the second waits until the first is through. */
  hold(tx: Tx, personIds: readonly string[]): Promise<void>;
  /** Why it does not fit, in a sentence that says what to do; null when it fits. */
  refusal(tx: Tx, personId: string, taking: Taking): Promise<string | null>;
  /** Whether it fits when what was only offered to them is taken back; if it does, that is done. For what comes back to somebody. */
  comesBack(tx: Tx, personId: string, taking: Taking): Promise<boolean>;
  /** Whether two people are of different tiers, so that whoever has it next needs a note. */
  apart(tx: Tx, from: string, to: string): Promise<boolean>;
}

/** conversations asks before somebody has one more in hand; routing knows how much they may have. */
export const caps = port<Caps>('how much somebody may have in hand');

/** A reply whose undo time is over, or that never had one. */
export interface ReleasedReply {
  readonly brandId: string;
  readonly conversationId: string;
  readonly messageId: string;
}

/** Channels on which a reply is said in the transaction that releases it: nothing has to leave the machine, so there is no undo time either. */
export const channelsAtOnce = port<Readonly<Record<string, (tx: Tx, reply: ReleasedReply) => Promise<void>>>>('which channels say a reply at once');

/** conversations keeps files; the composition root says where. */
export const files = port<{ readonly blobs: Blobs }>('where files are kept');

export interface ProofCode {
  readonly brandId: string;
  readonly conversationId: string;
  readonly to: string;
  readonly code: string;
  readonly orderNumber: string;
}

/** conversations has a one-time code sent to an order's address; the mail channel sends it, and shows it to nobody else. */
export const sendProofCode = port<(tx: Tx, code: ProofCode) => Promise<void>>('who sends a one-time code');
