import type { Blobs } from '../../../platform/blobs/blobs.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Logger } from '../../../platform/log/log.ts';
import { port } from '../../../platform/module/port.ts';
import type { Vault } from '../../../platform/secrets/vault.ts';
import type { OrdersView } from './contract.ts';

/** What the chat needs from the house. */
export interface ChatPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly blobs: Blobs;
  readonly vault: Vault;
  readonly publicUrl: string;
  /** new sessions a minute from one address */
  readonly sessionsPerMinute: number;
  /** a short message to every process, this one included */
  readonly send: (message: string) => void;
  /** tells the desks that may see the brand */
  readonly tellDesk: (brandId: string, body: Readonly<Record<string, unknown>>) => void;
}

/** Words of a chat that go out by mail. */
export interface MailedWords {
  readonly brandId: string;
  readonly conversationId: string;
  /** in order */
  readonly messageIds: readonly string[];
  readonly to: { readonly address: string; readonly name: string };
  /** `reply`: what we said, as an answer; `transcript`: everything that was said, with who and when */
  readonly as: 'reply' | 'transcript';
}

/** chat hands on what nobody saw, and what somebody wants to keep; the mail channel sends it, in the same conversation. */
export const mailWords = port<(tx: Tx, words: MailedWords) => Promise<void>>('how words of a chat go out by mail');

/** chat has files looked into; whoever scans mail's files does it. */
export const scanLater = port<(tx: Tx, brandId: string, messageId: string) => Promise<void>>('who looks into files');

/** chat shows a signed-in shopper their orders; orders knows them. */
export const ordersOfShopper = port<(tx: Tx, customerId: string) => Promise<OrdersView['data']>>('the orders of a shopper');
