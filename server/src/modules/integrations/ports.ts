import type { Database } from '../../platform/db/database.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Logger } from '../../platform/log/log.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

export interface IntegrationsPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly vault: Vault;
  /** hosts that may be reached though they are not public: stand-ins */
  readonly allowPrivate: readonly string[];
}
