import { EVERY_BRAND, systemActor, type Actor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { ALL_BRANDS, grantsOf, type Assignment } from '../rules/permissions.ts';
import { touchKey } from '../store/keys.ts';

/** Who holds a session or key, as it stands in the database at this moment. */
export interface Holder {
  readonly actor: Actor;
  /** null for keys */
  readonly sessionId: string | null;
  /** milliseconds since the epoch; Infinity for keys without an end */
  readonly expiresAt: number;
}

interface SessionRow {
  session_id: string;
  expires_at: Date;
  person_id: string;
  name: string;
  assignments: Assignment[];
  brands: string[];
}

interface KeyRow {
  id: string;
  name: string;
  expires_at: Date | null;
  permissions: string[];
  brand_ids: string[];
  brands: string[];
}

const looker = systemActor('identity');

export async function holderOfSession(db: Database, token: string, catalogue: readonly string[]): Promise<Holder | null> {
  const row = await db.read(looker, (tx) => tx.maybe<SessionRow>(sql`
    select s.id as session_id, s.expires_at, p.id as person_id, p.name,
      coalesce((select jsonb_agg(jsonb_build_object('permissions', r.permissions, 'brand_id', a.brand_id))
                from identity.role_assignment a join identity.role r on r.id = a.role_id where a.person_id = p.id), '[]') as assignments,
      (select coalesce(array_agg(b.id), '{}') from identity.brand b where b.archived_at is null) as brands
    from identity.session s join identity.person p on p.id = s.person_id
    where s.token = ${token} and s.expires_at > ${tx.now} and p.disabled_at is null`));
  if (!row) return null;
  const actor = actorOf('person', row.person_id, row.name, row.assignments, catalogue, row.brands);
  return { actor, sessionId: row.session_id, expiresAt: row.expires_at.getTime() };
}

export async function holderOfKey(db: Database, hash: string, catalogue: readonly string[]): Promise<Holder | null> {
  const row = await db.transact(looker, async (tx) => {
    const found = await tx.maybe<KeyRow>(sql`
      select k.id, k.name, k.expires_at, r.permissions, k.brand_ids, (select coalesce(array_agg(b.id), '{}') from identity.brand b where b.archived_at is null) as brands
      from identity.api_key k join identity.role r on r.id = k.role_id
      where k.token_hash = ${hash} and k.revoked_at is null and (k.expires_at is null or k.expires_at > ${tx.now})`);
    if (found) await touchKey(tx, found.id);
    return found;
  });
  if (!row) return null;
  const assignments = row.brand_ids.map((brand_id) => ({ permissions: row.permissions, brand_id }));
  const actor = actorOf('key', row.id, row.name, assignments, catalogue, row.brands);
  return { actor, sessionId: null, expiresAt: row.expires_at?.getTime() ?? Infinity };
}

function actorOf(kind: 'person' | 'key', id: string, name: string, assignments: readonly Assignment[], catalogue: readonly string[], brands: readonly string[]): Actor {
  const grants = grantsOf(assignments, catalogue, brands);
  const seen = new Set([...grants.values()].flatMap((held) => (held === EVERY_BRAND ? [] : [...held])));
  seen.delete(ALL_BRANDS);
  return { kind, id, name, grants, brands: [...seen] };
}
