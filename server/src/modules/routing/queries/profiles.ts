import { compose } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ProfileView } from '../contract.ts';
import { colleaguesOf } from './presences.ts';

/** What people one may see can do, and the pools one may see that they work in; one of them where a person is named. */
export async function showProfiles(tx: Tx, personId: string | null = null): Promise<ProfileView[]> {
  const rows = await tx.rows<Omit<ProfileView, 'changed_at'> & { changed_at: Date | null }>(compose`
    select p.id as person_id, p.name, coalesce(f.skills, '{}') as skills, coalesce(f.languages, '{}') as languages, coalesce(f.tier, 1)::integer as tier, coalesce(f.in_house, true) as in_house, f.channels, f.capacity, f.changed_at,
      coalesce((select array_agg(g.id order by g.position) from routing.pool g where g.archived_at is null and (p.id = any (g.person_ids) or exists (
        select from identity.team_member m where m.person_id = p.id and m.team_id = any (g.team_ids)))), '{}') as pool_ids
    from identity.person p left join routing.profile f on f.person_id = p.id
    where p.disabled_at is null and (${personId}::uuid is null or p.id = ${personId}) and ${colleaguesOf(tx)} order by p.name, p.id`);
  return rows.map((row) => ({ ...row, changed_at: row.changed_at?.toISOString() ?? null }));
}
