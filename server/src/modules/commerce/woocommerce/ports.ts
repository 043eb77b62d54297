import type { Database } from '../../../platform/db/database.ts';
import type { Logger } from '../../../platform/log/log.ts';
import type { Vault } from '../../../platform/secrets/vault.ts';

/** What the WooCommerce connection needs from the house. */
export interface WooPorts {
  readonly db: Database;
  readonly log: Logger;
  readonly vault: Vault;
  readonly publicUrl: string;
  readonly allowPrivate: readonly string[];
}

export const keysPurpose = (siteId: string): string => `woocommerce:${siteId}:keys`;
export const webhookPurpose = (siteId: string): string => `woocommerce:${siteId}:webhooks`;
