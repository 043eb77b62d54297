import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** Every room that keeps something of customers; the composition root lists them. */
export interface KeepingRoom {
  readonly name: string;
  readonly erase: (tx: Tx, customerId: string) => Promise<number>;
  readonly export: (tx: Tx, customerId: string) => Promise<Record<string, unknown>>;
}

export const keepingRooms = port<readonly KeepingRoom[]>('which rooms keep something of customers');
