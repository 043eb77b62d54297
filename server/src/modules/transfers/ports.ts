import type { Blobs } from '../../platform/blobs/blobs.ts';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Database } from '../../platform/db/database.ts';
import type { HtmlSanitiser } from '../../platform/hostile/index.ts';
import type { Logger } from '../../platform/log/log.ts';
import { port } from '../../platform/module/port.ts';
import type { PastMessage } from '../conversations/index.ts';

export interface TransfersPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly blobs: Blobs;
  readonly sanitiser: HtmlSanitiser;
  /** hosts files may be fetched from though they are not public: stand-ins */
  readonly allowPrivate: readonly string[];
  /** the largest file that is taken, in bytes */
  readonly largestFile: number;
}

/** A mail of long ago, read as the mail channel reads those of today. */
export interface PastMail {
  readonly message: PastMessage;
  readonly subject: string;
  /** Message-IDs it answers, the oldest first */
  readonly references: readonly string[];
  /** the other side: who wrote to us, or who we wrote to; empty when nobody can be made out */
  readonly customer: { readonly email: string; readonly name: string };
  /** why it is no mail of a person: an automatic answer, a bounce, junk */
  readonly notWritten: string | null;
}

/** transfers brings in old mail; the mail channel knows how to read it and which addresses are ours. */
export const readPastMail = port<(brandId: string, raw: Buffer) => Promise<PastMail>>('how old mail is read');
