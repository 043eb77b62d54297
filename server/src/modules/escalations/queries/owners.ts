import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS, holdersOf, worksFor } from '../../identity/index.ts';
import type { Ownership } from '../rules/may-own.ts';
import type { EscalationRow } from '../store/escalations.ts';

type Owned = Pick<EscalationRow, 'brand_id' | 'owner_id' | 'person_id' | 'team_id'>;

/** Whoever has to know of it: its owner; the person or team it is meant for; where there is nobody of these left, whoever may own every escalation of the brand. */
export async function ownersOf(tx: Tx, row: Owned): Promise<readonly string[]> {
  const meant = row.owner_id ?? row.person_id;
  const there = meant === null ? await membersOf(tx, row) : await stillThere(tx, meant, row.brand_id);
  return there !== null && there.length > 0 ? there : holdersOf(tx, row.brand_id, 'escalations.own');
}

export async function ownershipOf(tx: Tx, row: Owned): Promise<Ownership> {
  return { ownerId: row.owner_id, personId: row.person_id, teamMembers: await membersOf(tx, row) };
}

/** Those of the team who work for the brand: nobody owns what they may not see. */
async function membersOf(tx: Tx, { team_id: teamId, brand_id: brandId }: Owned): Promise<string[] | null> {
  if (teamId === null) return null;
  return (await tx.rows<{ id: string }>(sql`
    select p.id from identity.team_member m join identity.person p on p.id = m.person_id
    where m.team_id = ${teamId} and p.disabled_at is null and exists (select from identity.role_assignment a where a.person_id = p.id and a.brand_id in (${brandId}::uuid, ${ALL_BRANDS}::uuid))`)).map(({ id }) => id);
}

async function stillThere(tx: Tx, id: string, brandId: string): Promise<string[]> {
  return (await worksFor(tx, id, brandId)) ? [id] : [];
}
