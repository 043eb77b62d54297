import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { ALL_BRANDS } from '../rules/permissions.ts';
import { newToken } from '../rules/tokens.ts';
import { brandById, brandBySlug } from '../store/brands.ts';
import { addKey, revokeKeyRow } from '../store/keys.ts';
import { permissionsBehind, roleByIdOrName } from '../store/roles.ts';
import { requireReach } from './change-person.ts';

export interface AskedKey {
  readonly name: string;
  /** id or name */
  readonly role: string;
  /** ids or slugs; null for every brand, present and future */
  readonly brands: readonly string[] | null;
  readonly expiresAt?: Date | null;
}

/** Makes a key for the API. The token is answered this once; only its hash is kept. */
export async function createKey(tx: Tx, asked: AskedKey, catalogue: readonly string[]): Promise<{ id: string; token: string }> {
  const role = await roleByIdOrName(tx, asked.role);
  if (!role) throw invalid('There is no such role.', [{ field: 'role', message: asked.role }]);
  const brandIds = asked.brands === null ? [ALL_BRANDS] : await Promise.all(asked.brands.map((brand) => findBrand(tx, brand)));
  await requireReach(tx, await permissionsBehind(tx, brandIds.map((brand_id) => ({ role_id: role.id, brand_id }))), catalogue);
  const { token, hash, hint } = newToken('kd');
  const id = await addKey(tx, { name: asked.name, hash, hint, roleId: role.id, brandIds, expiresAt: asked.expiresAt ?? null });
  await record(tx, { action: 'identity.key_created', subjectKind: 'key', subjectId: id, facts: { role: role.id, brands: brandIds } });
  return { id, token };
}

export async function revokeKey(tx: Tx, id: string): Promise<void> {
  if ((await revokeKeyRow(tx, id)) === 0) throw notFound('key');
  await record(tx, { action: 'identity.key_revoked', subjectKind: 'key', subjectId: id });
}

async function findBrand(tx: Tx, idOrSlug: string): Promise<string> {
  const byId = /^[0-9a-f-]{36}$/.test(idOrSlug);
  const brand = byId ? await brandById(tx, idOrSlug) : await brandBySlug(tx, idOrSlug);
  if (!brand) throw invalid('There is no such brand, or you may not see it.', [{ field: 'brands', message: idOrSlug }]);
  return brand.id;
}
