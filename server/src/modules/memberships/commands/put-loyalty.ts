import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { POINTS_CHANGED } from '../events.ts';
import { customerToldOf } from '../store/people.ts';
import type { Put } from './put-subscription.ts';

export interface LoyaltyInput {
  readonly brandId: string;
  readonly source: string;
  readonly customerSourceId: string | null;
  readonly email: string | null;
  readonly points: number;
  readonly tier: string | null;
  readonly pointsExpireAt: Date | null;
  readonly changedAt: Date;
}

/** Writes what a customer has in a loyalty programme, as its place knows it now. Known by the place's id of the customer, else by the address. */
export async function putLoyalty(tx: Tx, given: LoyaltyInput): Promise<Put> {
  const { brandId, source } = given;
  const sourceId = given.customerSourceId ?? given.email?.trim().toLowerCase() ?? null;
  if (sourceId === null) throw invalid('Say whose points these are: by the place’s id of the customer or by address.', [{ field: 'email', message: 'email or customer_source_id is needed' }]);
  const customerId = await customerToldOf(tx, { brandId, source, personSourceId: given.customerSourceId, email: given.email });
  const points = Math.max(0, given.points);
  const before = await tx.maybe<{ points: number; tier: string | null }>(sql`select points, tier from memberships.member where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId} for update`);
  const row = await tx.maybe<{ id: string; customer_id: string | null }>(sql`
    insert into memberships.member (id, brand_id, source, source_id, customer_id, person_source_id, email, points, tier, points_expire_at, changed_at)
    values (${tx.id()}, ${brandId}, ${source}, ${sourceId}, ${customerId}, ${given.customerSourceId}, ${given.email}, ${points}, ${given.tier}, ${given.pointsExpireAt}, ${given.changedAt})
    on conflict (brand_id, source, source_id) do update set customer_id = coalesce(excluded.customer_id, memberships.member.customer_id), email = coalesce(excluded.email, memberships.member.email), points = excluded.points, tier = excluded.tier,
      points_expire_at = excluded.points_expire_at, changed_at = excluded.changed_at
      where memberships.member.changed_at <= excluded.changed_at
    returning id, customer_id`);
  if (!row) return { id: (await tx.one<{ id: string }>(sql`select id from memberships.member where brand_id = ${brandId} and source = ${source} and source_id = ${sourceId}`)).id, applied: false };
  if (before?.points !== points || before.tier !== given.tier) await tx.announce({ name: POINTS_CHANGED, brandId, subjectId: row.customer_id ?? row.id, payload: { member_id: row.id, customer_id: row.customer_id, source, points, before: before?.points ?? null } });
  return { id: row.id, applied: true };
}
