import type { Blobs } from '../../../platform/blobs/blobs.ts';
import type { Clock } from '../../../platform/clock/clock.ts';
import type { Database } from '../../../platform/db/database.ts';
import type { HtmlSanitiser } from '../../../platform/hostile/index.ts';
import type { Logger } from '../../../platform/log/log.ts';
import type { Vault } from '../../../platform/secrets/vault.ts';
import type { DnsResolver } from './commands/authenticate-mail.ts';
import type { MailProviders } from './rules/mail-providers.ts';

/** What the mail channel needs from the house. */
export interface EmailPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly blobs: Blobs;
  readonly vault: Vault;
  readonly sanitiser: HtmlSanitiser;
  readonly publicUrl: string;
  /** smtp://user:secret@host:port of the relay that mailboxes without one of their own use */
  readonly relayUrl: () => string | undefined;
  /** where mail is delivered to us by SMTP: the port it is listened at, if any, and whether it can be encrypted */
  readonly smtpDoor: () => { readonly port: number | null; readonly tls: boolean };
  readonly maxBytes: number;
  /** addresses and networks of own servers that forward mail here */
  readonly relays: readonly string[];
  readonly clamdUrl: string | undefined;
  /** hosts that connections may reach although their addresses are private */
  readonly allowPrivate: readonly string[];
  /** providers people can sign in at, as far as they are set up */
  readonly providers: MailProviders;
  /** how names are looked up for SPF, DKIM and DMARC; the machine's resolver when absent */
  readonly resolveDns?: DnsResolver | undefined;
}
