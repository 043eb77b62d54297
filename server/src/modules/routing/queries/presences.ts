import { EVERY_BRAND } from '../../../platform/actor/actor.ts';
import { compose, part, sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import type { PresenceView } from '../contract.ts';

/** Of the people `p`: oneself, and whoever works in a brand one may see. */
export const colleaguesOf = ({ actor }: Tx): SqlPart =>
  actor.brands === EVERY_BRAND
    ? part`exists (select from identity.role_assignment a where a.person_id = p.id)`
    : part`(p.id = ${actor.id} or exists (select from identity.role_assignment a where a.person_id = p.id and a.brand_id = any (${[...actor.brands, ALL_BRANDS]}::uuid[])))`;

/** What people one may see say of being there; one of them where a person is named. */
export async function presences(tx: Tx, personId: string | null = null): Promise<PresenceView[]> {
  const rows = await tx.rows<Omit<PresenceView, 'since'> & { since: Date | null }>(compose`
    select p.id as person_id, p.name, coalesce(s.state, 'offline') as state, coalesce(s.note, '') as note, s.because, s.since
    from identity.person p left join routing.presence s on s.person_id = p.id
    where p.disabled_at is null and (${personId}::uuid is null or p.id = ${personId}) and ${colleaguesOf(tx)} order by p.name, p.id`);
  return rows.map((row) => ({ ...row, since: row.since?.toISOString() ?? null }));
}

/** Whether anybody who works for a brand says they are available now. */
export async function somebodyAvailable(tx: Tx, brandId: string): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from routing.presence s join identity.role_assignment a on a.person_id = s.person_id
    where s.state = 'available' and a.brand_id = any (${[brandId, ALL_BRANDS]}::uuid[]) limit 1`);
  return found !== undefined;
}
