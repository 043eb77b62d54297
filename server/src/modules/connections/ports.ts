import type { Database } from '../../platform/db/database.ts';
import type { Logger } from '../../platform/log/log.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import { port } from '../../platform/module/port.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Connector } from './connector.ts';
import type { ReceiptRecord, TextRecord } from './records.ts';

/** What places tell about messages to and from telephones; whoever brings them hears it. */
export const textEars = port<(tx: Tx, origin: { readonly brandId: string; readonly source: string }, record: TextRecord | ReceiptRecord) => Promise<'applied' | 'outdated' | 'ignored'>>('who hears of messages to and from telephones');

/** What the room needs from the house. */
export interface ConnectionsPorts {
  readonly db: Database;
  readonly log: Logger;
  readonly vault: Vault;
  readonly publicUrl: string;
  /** hosts that may be reached though they are not public: tests and stand-ins */
  readonly allowPrivate: readonly string[];
  /** stand-ins: where a vendor's fixed address really is; the address itself in production */
  readonly addressOf?: (base: string) => string;
  readonly connectors: readonly Connector[];
}

export const keysPurpose = (id: string): string => `connection:${id}:keys`;
export const webhookPurpose = (id: string): string => `connection:${id}:webhooks`;
export const problemPurpose = (id: string): string => `connection:${id}:problem`;
