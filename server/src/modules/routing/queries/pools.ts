import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { PoolView } from '../contract.ts';

export type PoolHeld = Omit<PoolView, 'people'>;

/** The pools that serve a brand one may see, in their order; one of them where it is named. */
export async function showPools(tx: Tx, id: string | null = null): Promise<PoolView[]> {
  return tx.rows<PoolView>(sql`
    select g.id, g.name, g.kind, g.mode, g.brand_ids, g.person_ids, g.team_ids, g.overflow, g.offer_seconds,
      (select count(distinct p.id)::integer from identity.person p where p.disabled_at is null and (p.id = any (g.person_ids) or exists (
        select from identity.team_member m join identity.team t on t.id = m.team_id and t.archived_at is null where m.person_id = p.id and m.team_id = any (g.team_ids)))) as people
    from routing.pool g where g.archived_at is null and (${id}::uuid is null or g.id = ${id}) order by g.position, g.name`);
}

export function poolById(tx: Tx, id: string, hold = false): Promise<PoolHeld | undefined> {
  return hold
    ? tx.maybe<PoolHeld>(sql`select id, name, kind, mode, brand_ids, person_ids, team_ids, overflow, offer_seconds from routing.pool where id = ${id} and archived_at is null for update`)
    : tx.maybe<PoolHeld>(sql`select id, name, kind, mode, brand_ids, person_ids, team_ids, overflow, offer_seconds from routing.pool where id = ${id} and archived_at is null`);
}
