import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** What a person let out alone within 24 hours: credit of a currency in minor units, or points, whichever way they went. */
export async function givenAlone(tx: Tx, personId: string, brandId: string, kind: 'store_credit' | 'points', currency: string): Promise<number> {
  const since = new Date(tx.now.getTime() - 86_400_000);
  const { sum } = kind === 'store_credit'
    ? await tx.one<{ sum: number }>(sql`select coalesce(sum(amount_minor), 0)::bigint as sum from memberships.credit where given_by = ${personId} and brand_id = ${brandId} and currency = ${currency} and given_at > ${since} and approval_id is null and state = 'given'`)
    : await tx.one<{ sum: number }>(sql`
        select coalesce(sum(abs((wish->>'by')::bigint)), 0)::bigint as sum from memberships.action where asked_by = ${personId} and brand_id = ${brandId} and kind = 'adjust_points' and asked_at > ${since} and approval_id is null and state not in ('failed', 'refused', 'withdrawn')`);
  return Number(sum);
}
