import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { PoliciesView } from '../contract.ts';
import type { Policy } from '../rules/policy.ts';

export interface Held {
  readonly number: number;
  readonly policies: readonly Policy[];
  readonly since: Date;
  readonly at: Date;
  readonly by_id: string | null;
}

/** The policies that hold in a brand; undefined while it has none. */
export function policiesOf(tx: Tx, brandId: string): Promise<Held | undefined> {
  return tx.maybe<Held>(sql`select number, policies, since, at, by_id from sla.version where brand_id = ${brandId} order by number desc limit 1`);
}

export async function showPolicies(tx: Tx, brandId: string): Promise<PoliciesView> {
  const held = await policiesOf(tx, brandId);
  if (held === undefined) throw notFound('brand');
  const name = held.by_id === null ? undefined : (await peopleNames(tx, [held.by_id])).get(held.by_id);
  return { version: held.number, saved_at: held.at.toISOString(), saved_by: held.by_id === null ? null : { id: held.by_id, name: name ?? '' }, policies: held.policies as PoliciesView['policies'] };
}
