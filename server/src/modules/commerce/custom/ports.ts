import type { Database } from '../../../platform/db/database.ts';
import type { Vault } from '../../../platform/secrets/vault.ts';

/** What connections to shops of somebody's own making need from the house. */
export interface CustomPorts {
  readonly db: Database;
  readonly vault: Vault;
  readonly allowPrivate: readonly string[];
  /** whose orders come by connections of their own: their sources are taken */
  readonly vendors: readonly string[];
}

export const secretPurpose = (shopId: string): string => `custom-shop:${shopId}:secret`;
