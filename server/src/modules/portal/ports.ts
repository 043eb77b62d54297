import type { Blobs } from '../../platform/blobs/blobs.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { Logger } from '../../platform/log/log.ts';
import { port } from '../../platform/module/port.ts';
import type { Vault } from '../../platform/secrets/vault.ts';

/** What the portal needs from the house. */
export interface PortalPorts {
  readonly db: Database;
  readonly log: Logger;
  readonly vault: Vault;
  readonly blobs: Blobs;
  readonly publicUrl: string;
  /** signs links and keys hashes of what is only compared */
  readonly key: Buffer;
}

/** Where links lead and what signs them, for those who write to shoppers. */
export const portalDoor = port<{ readonly publicUrl: string; readonly key: Buffer }>('where the portal stands');

/** portal has a code sent to an order's address; the mail channel sends it, and shows it to nobody else. */
export const sendPageCode = port<(tx: Tx, code: { readonly brandId: string; readonly to: string; readonly code: string; readonly orderNumber: string; readonly language: string }) => Promise<void>>('who sends a one-time code for a page');

/** portal has photos looked into; whoever scans mail's files does it. */
export const scanPhotos = port<(tx: Tx, brandId: string, messageId: string) => Promise<void>>('who looks into photos');
