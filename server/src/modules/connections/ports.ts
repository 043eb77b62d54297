import type { Database } from '../../platform/db/database.ts';
import type { Logger } from '../../platform/log/log.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import type { Connector } from './connector.ts';

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
