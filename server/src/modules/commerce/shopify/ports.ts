import type { Database } from '../../../platform/db/database.ts';
import type { Logger } from '../../../platform/log/log.ts';
import type { Vault } from '../../../platform/secrets/vault.ts';

/** What the Shopify connection needs from the house. */
export interface ShopifyPorts {
  readonly db: Database;
  readonly log: Logger;
  readonly vault: Vault;
  readonly publicUrl: string;
  readonly allowPrivate: readonly string[];
  /** where a shop's Admin API is; https://<domain> when absent */
  readonly shopAddress?: ((domain: string) => string) | undefined;
}
