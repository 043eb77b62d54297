import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Vault } from '../../platform/secrets/vault.ts';
import type { Logger } from '../../platform/log/log.ts';

/** A mail to somebody who works here. */
export interface StaffMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What signing in needs from outside. */
export interface IdentityPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** where people open Keepdesk; cookies are Secure and passkeys bound to it */
  readonly publicUrl: string;
  /** signs cookies and encrypts second factors; derived from the master key */
  readonly secret: string;
  /** seals what providers gave us */
  readonly vault: Pick<Vault, 'seal' | 'open'>;
  /** every permission of every module, with what it allows in words */
  readonly permissions: () => Readonly<Record<string, string>>;
  /** sends to staff; null while no way to send mail is set up */
  readonly sendMail: ((mail: StaffMail) => Promise<void>) | null;
  /** open browsers of these sessions are to be closed */
  readonly sessionsEnded: (sessionIds: readonly string[]) => void;
}
