import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import type { PoolInput } from '../contract.ts';
import { POOL_CHANGED } from '../events.ts';
import { requeueLater } from '../jobs/requeue.ts';
import { poolById, type PoolHeld } from '../queries/pools.ts';
import { scopesOf } from '../queries/scope-of.ts';
import { faultsOfPool } from '../rules/check-settings.ts';

type Fields = Omit<PoolHeld, 'id'>;

export async function addPool(tx: Tx, given: PoolInput): Promise<string> {
  const fields: Fields = { mode: 'pick', person_ids: [], team_ids: [], overflow: [], offer_seconds: 45, ...given };
  const id = tx.id();
  await refuse(tx, id, fields);
  await tx.run(sql`
    insert into routing.pool (id, name, kind, mode, brand_ids, person_ids, team_ids, overflow, offer_seconds, position, created_at)
    select ${id}, ${fields.name.trim()}, ${fields.kind}, ${fields.mode}, ${fields.brand_ids}::uuid[], ${fields.person_ids}::uuid[], ${fields.team_ids}::uuid[], ${JSON.stringify(fields.overflow)}::jsonb, ${fields.offer_seconds},
      coalesce(max(position), 0) + 1, ${tx.now} from routing.pool`);
  await tell(tx, id, fields.brand_ids, 'routing.pool_added');
  return id;
}

/** Changes a pool; whoever changes it may do so in each of its brands, before and after. */
export async function changePool(tx: Tx, id: string, change: Partial<Fields>): Promise<void> {
  const held = await poolById(tx, id, true);
  if (held === undefined) throw notFound('pool');
  const fields: Fields = { ...held, ...change };
  refuseForeign(tx, held.brand_ids);
  await refuse(tx, id, fields);
  const gone = held.brand_ids.filter((brand) => !fields.brand_ids.includes(brand));
  await refuseWhereNamed(tx, id, gone);
  await tx.run(sql`
    update routing.pool set name = ${fields.name.trim()}, kind = ${fields.kind}, mode = ${fields.mode}, brand_ids = ${fields.brand_ids}::uuid[], person_ids = ${fields.person_ids}::uuid[], team_ids = ${fields.team_ids}::uuid[],
      overflow = ${JSON.stringify(fields.overflow)}::jsonb, offer_seconds = ${fields.offer_seconds} where id = ${id}`);
  await tell(tx, id, [...new Set([...held.brand_ids, ...fields.brand_ids])], 'routing.pool_changed');
}

/** A pool goes when no rule sends anything there; what a lead put there waits where the rules say. */
export async function removePool(tx: Tx, id: string): Promise<void> {
  const held = await poolById(tx, id, true);
  if (held === undefined) throw notFound('pool');
  refuseForeign(tx, held.brand_ids);
  await refuseWhereNamed(tx, id, held.brand_ids);
  await tx.run(sql`update routing.pool set archived_at = ${tx.now} where id = ${id}`);
  await tx.run(sql`delete from routing.placement where pool_id = ${id}`);
  await tell(tx, id, held.brand_ids, 'routing.pool_removed');
}

async function refuse(tx: Tx, id: string, fields: Fields): Promise<void> {
  refuseForeign(tx, fields.brand_ids);
  const faults = faultsOfPool(id, fields);
  if (faults.length > 0) throw invalid('This pool cannot be kept.', faults);
  if (await tx.maybe(sql`select 1 from routing.pool where archived_at is null and lower(name) = lower(${fields.name.trim()}) and id <> ${id}`)) throw conflict('already_exists', 'There is a pool with this name. Choose another one.', [{ field: 'name', message: 'is taken' }]);
  const { known } = await tx.one<{ known: number }>(sql`select count(*)::integer as known from routing.pool where archived_at is null and id = any (${fields.overflow.map((step) => step.pool_id)}::uuid[])`);
  if (known < new Set(fields.overflow.map((step) => step.pool_id)).size) throw invalid('A pool that should help does not exist.', [{ field: 'overflow', message: 'is unknown' }]);
  const teams = await tx.one<{ known: number }>(sql`select count(*)::integer as known from identity.team where archived_at is null and id = any (${fields.team_ids}::uuid[])`);
  if (teams.known < fields.team_ids.length) throw invalid('There is no such team.', [{ field: 'team_ids', message: 'is unknown' }]);
  const stranger = await tx.maybe<{ id: string }>(sql`
    select asked.id from unnest(${fields.person_ids}::uuid[]) as asked(id)
    where not exists (select from identity.person p join identity.role_assignment a on a.person_id = p.id where p.id = asked.id and p.disabled_at is null and a.brand_id = any (${[...fields.brand_ids, ALL_BRANDS]}::uuid[])) limit 1`);
  if (stranger) throw invalid('Somebody in this pool works for none of its brands.', [{ field: 'person_ids', message: 'works for none of the brands', person_id: stranger.id }]);
}

/** A pool is everybody's whose brand it serves: nobody changes it over the heads of others. */
function refuseForeign(tx: Tx, brandIds: readonly string[]): void {
  if (!brandIds.every((brand) => may(tx.actor, 'routing.settings', brand))) throw forbidden('routing.settings');
}

async function refuseWhereNamed(tx: Tx, id: string, brandIds: readonly string[]): Promise<void> {
  for (const scope of (await scopesOf(tx, brandIds)).values()) {
    const rule = scope.rules.find((one) => one.pool_id === id);
    if (rule) throw conflict('in_use', `The rule “${rule.name}” sends conversations here. Send them somewhere else first.`, [{ message: 'rule', rule_id: rule.id, brand_id: scope.brand_id }]);
  }
}

async function tell(tx: Tx, id: string, brandIds: readonly string[], action: string): Promise<void> {
  for (const brandId of brandIds) {
    await tx.announce({ name: POOL_CHANGED, brandId, subjectId: id, payload: {} });
    await record(tx, { action, subjectKind: 'pool', subjectId: id, brandId });
    await requeueLater(tx, brandId);
  }
}
