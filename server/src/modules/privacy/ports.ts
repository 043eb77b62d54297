import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** Every room that keeps something of customers; the composition root lists them. */
export interface KeepingRoom {
  readonly name: string;
  readonly erase: (tx: Tx, customerId: string) => Promise<number>;
  readonly export: (tx: Tx, customerId: string) => Promise<Record<string, unknown>>;
}

export const keepingRooms = port<readonly KeepingRoom[]>('which rooms keep something of customers');

/** How long words are kept, and what is exempt. */
export interface Expiry {
  readonly brandId: string;
  /** days by channel; '' for every channel not named */
  readonly days: Readonly<Record<string, number>>;
  readonly heldCustomers: readonly string[];
  readonly heldConversations: readonly string[];
}

export interface ExpiryCount {
  readonly channel: string;
  readonly conversations: number;
  readonly heldBack: number;
  readonly oldest: Date | null;
}

/** privacy says how long words are kept; conversations knows which are older, and erases them. */
export const expiring = port<{
  /** what would go now, channel by channel */
  readonly count: (tx: Tx, expiry: Expiry) => Promise<ExpiryCount[]>;
  /** erases some of it; answers with how many conversations */
  readonly erase: (tx: Tx, expiry: Expiry, limit: number) => Promise<number>;
  /** a conversation by its number, with its customer */
  readonly find: (tx: Tx, number: number) => Promise<{ id: string; brandId: string; customerId: string | null; subject: string } | null>;
  /** what a hold is on, for the list */
  readonly describe: (tx: Tx, conversationIds: readonly string[]) => Promise<ReadonlyMap<string, { number: number; subject: string; customerId: string | null }>>;
}>('which conversations are older than they may be');
