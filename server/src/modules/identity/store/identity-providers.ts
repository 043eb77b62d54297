import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';

export interface OidcSettings {
  readonly issuer: string;
  readonly client_id: string;
}

export interface SamlSettings {
  readonly entity_id: string;
  readonly entry_point: string;
  /** PEM or bare base64; several while one is rolled over */
  readonly certificates: readonly string[];
}

export interface ProviderRow {
  id: string;
  slug: string;
  kind: 'oidc' | 'saml';
  name: string;
  domains: string[];
  settings: OidcSettings | SamlSettings;
  secret: string | null;
  newcomer_role_id: string | null;
  newcomer_brand_id: string | null;
  enabled: boolean;
  last_used_at: Date | null;
  last_refused_at: Date | null;
  last_refused: string | null;
  created_at: Date;
}

export function listProviders(tx: Tx): Promise<ProviderRow[]> {
  return tx.rows<ProviderRow>(sql`select * from identity.identity_provider order by name, id`);
}

export async function providerById(tx: Tx, id: string): Promise<ProviderRow> {
  const row = await tx.maybe<ProviderRow>(sql`select * from identity.identity_provider where id = ${id}`);
  if (!row) throw notFound('sign-in provider');
  return row;
}

export function noteUsed(tx: Tx, slug: string): Promise<number> {
  return tx.run(sql`update identity.identity_provider set last_used_at = ${tx.now} where slug = ${slug}`);
}

export function noteRefused(tx: Tx, slug: string, because: string): Promise<number> {
  return tx.run(sql`update identity.identity_provider set last_refused_at = ${tx.now}, last_refused = ${because.slice(0, 300)} where slug = ${slug}`);
}
