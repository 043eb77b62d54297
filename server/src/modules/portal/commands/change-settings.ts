import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import type { Vault } from '../../../platform/secrets/vault.ts';
import { record } from '../../audit/index.ts';
import type { PortalSettingsChangeInput } from '../contract.ts';
import { PORTAL_SETTINGS_CHANGED } from '../events.ts';
import { readHost } from '../rules/settings.ts';
import { holdSetting } from '../store/settings.ts';

/** What a brand's secret is sealed for, so that it cannot be moved to another brand. */
export const secretPurpose = (brandId: string): string => `portal:${brandId}`;

export async function changeSettings(tx: Tx, brandId: string, change: PortalSettingsChangeInput): Promise<void> {
  const row = await holdSetting(tx, brandId);
  const { enabled = row.enabled, domain: typed, texts, embed_origins: origins, ...choices } = change;
  const domain = typed === undefined ? row.domain : typed === null || typed.trim() === '' ? null : await freeHost(tx, brandId, typed);
  const kept = { ...row.choices, ...choices, ...(origins === undefined ? {} : { embed_origins: origins.map(originOf) }) };
  await tx.run(sql`
    update portal.setting set enabled = ${enabled}, domain = ${domain}, choices = ${JSON.stringify(kept)}::jsonb, texts = ${JSON.stringify(texts === undefined ? row.texts : { ...row.texts, ...texts })}::jsonb, changed_at = ${tx.now} where brand_id = ${brandId}`);
  await record(tx, { action: 'portal.settings_changed', subjectKind: 'brand', subjectId: brandId, brandId, facts: { fields: Object.keys(change) } });
  await tx.announce({ name: PORTAL_SETTINGS_CHANGED, brandId, subjectId: brandId, payload: { enabled } });
}

async function freeHost(tx: Tx, brandId: string, typed: string): Promise<string> {
  const host = readHost(typed);
  if (host === null) throw invalid(`“${typed}” is not a host name like help.example.com.`, [{ field: 'domain', message: 'is not a host' }]);
  // Another brand may have it that whoever asks does not see: the database refuses then, and so do we.
  const taken = await tx.maybe<{ brand_id: string }>(sql`select brand_id from portal.setting where domain = ${host} and brand_id <> ${brandId}`);
  if (taken !== undefined) throw conflict('domain_taken', 'Another brand uses this domain already.', [{ field: 'domain', message: 'is taken' }]);
  return host;
}

function originOf(typed: string): string {
  const text = typed.trim().toLowerCase();
  if (!URL.canParse(text) || new URL(text).origin !== text.replace(/\/+$/, '') || !/^https?:/.test(text)) throw invalid(`“${typed}” is not the address of a shop's pages, like https://shop.example.`, [{ field: 'embed_origins', message: 'is not an origin' }]);
  return new URL(text).origin;
}

/** A new secret with which the shop vouches for who is signed in. It is shown this once; what was signed before opens nothing any more. */
export async function newSecret(tx: Tx, vault: Vault, brandId: string): Promise<string> {
  await holdSetting(tx, brandId);
  const secret = randomBytes(32).toString('base64url');
  await tx.run(sql`update portal.setting set secret = ${vault.seal(secret, secretPurpose(brandId))}, changed_at = ${tx.now} where brand_id = ${brandId}`);
  await record(tx, { action: 'portal.secret_changed', subjectKind: 'brand', subjectId: brandId, brandId });
  return secret;
}
