import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import { doorsOf, mayEnter, serves, type Door, type DoorPool } from '../rules/doors.ts';
import type { RoutingAgent } from '../rules/shapes.ts';
import { capsOf } from '../rules/terms.ts';
import { scopesOf } from './scope-of.ts';
import { termsHeld } from './terms-of.ts';

/** What comes by one channel of one brand. */
export interface ServedQueue {
  readonly brandId: string;
  readonly channel: string;
}

/** What somebody is given as things are set, and what they could be lent to: by number, in the order that was asked. */
export interface Serving {
  readonly serves: readonly number[];
  /** `knows`: they have the channel, and only the pool is missing */
  readonly could: readonly { readonly queue: number; readonly knows: boolean }[];
}

interface Row {
  id: string;
  brands: string[];
  pools: string[];
  skills: Record<string, number>;
  tier: number;
  in_house: boolean;
  channels: Record<string, number> | null;
}

/** Who is given what of some queues, by profiles, pools and scope rules, and who could be. What people are lent to is not in it. */
export async function whoServes(tx: Tx, queues: readonly ServedQueue[], personIds: readonly string[]): Promise<Map<string, Serving>> {
  const ways = await waysTo(tx, queues);
  return new Map((await agentsBy(tx, personIds, queues.map((one) => one.channel))).map((agent) => {
    const served = queues.map((queue, at) => isServed(agent, queue, ways[at] as Way));
    const could = queues.flatMap((queue, at) => {
      const way = ways[at] as Way;
      const mayBe = served[at] !== true && worksFor(agent, queue.brandId) && (way.open || way.doors.some((door) => mayEnter(agent, door, queue)));
      return mayBe ? [{ queue: at, knows: (agent.channels[queue.channel] ?? 0) > 0 }] : [];
    });
    return [agent.id, { serves: queues.flatMap((_, at) => (served[at] === true ? [at] : [])), could }];
  }));
}

/** The pools somebody would have to be in to be given what comes by a queue, and whether they have its channel; null: they cannot be lent to it. */
export async function wayInto(tx: Tx, queue: ServedQueue, personId: string): Promise<{ pools: string[]; knows: boolean } | null> {
  const [way] = await waysTo(tx, [queue]);
  const [agent] = await agentsBy(tx, [personId], [queue.channel]);
  if (way === undefined || agent === undefined || !worksFor(agent, queue.brandId)) return null;
  const pools = way.doors.filter((door) => mayEnter(agent, door, queue) && !agent.pools.includes(door.pool)).map((door) => door.pool);
  const knows = (agent.channels[queue.channel] ?? 0) > 0;
  return isServed(agent, queue, way) || (!way.open && !way.doors.some((door) => mayEnter(agent, door, queue))) ? null : { pools: [...new Set(pools)], knows };
}

interface Way {
  readonly doors: readonly Door[];
  readonly open: boolean;
}

async function waysTo(tx: Tx, queues: readonly ServedQueue[]): Promise<Way[]> {
  const scopes = await scopesOf(tx, [...new Set(queues.map((one) => one.brandId))]);
  const pools = new Map((await tx.rows<DoorPool>(sql`select id, kind, mode, overflow from routing.pool where archived_at is null`)).map((pool) => [pool.id, pool]));
  return queues.map(({ brandId, channel }) => doorsOf(scopes.get(brandId)?.rules ?? [], channel, pools));
}

const worksFor = (agent: RoutingAgent, brandId: string): boolean => agent.brands === '*' || agent.brands.includes(brandId);

function isServed(agent: RoutingAgent, queue: ServedQueue, { doors, open }: Way): boolean {
  return open ? worksFor(agent, queue.brandId) && (agent.channels[queue.channel] ?? 0) > 0 : doors.some((door) => serves(agent, door, queue));
}

async function agentsBy(tx: Tx, personIds: readonly string[], channels: readonly string[]): Promise<RoutingAgent[]> {
  const { terms } = await termsHeld(tx);
  const rows = await tx.rows<Row>(sql`
    select p.id, coalesce(f.skills, '{}') as skills, coalesce(f.tier, 1)::integer as tier, f.channels, coalesce(f.in_house, true) and not exists (select from routing.pool g where g.kind = 'partner' and g.id = any (m.pools)) as in_house, m.pools,
      (select coalesce(array_agg(distinct a.brand_id), '{}') from identity.role_assignment a where a.person_id = p.id) as brands
    from identity.person p left join routing.profile f on f.person_id = p.id cross join lateral (
      select coalesce(array_agg(g.id), '{}') as pools from routing.pool g where g.archived_at is null and (p.id = any (g.person_ids) or exists (
        select from identity.team_member t join identity.team u on u.id = t.team_id and u.archived_at is null where t.person_id = p.id and t.team_id = any (g.team_ids)))) m
    where p.id = any (${personIds as string[]}::uuid[]) and p.disabled_at is null`);
  return rows.map((row) => ({ id: row.id, state: 'available', pools: row.pools, brands: row.brands.includes(ALL_BRANDS) ? '*' : row.brands, skills: row.skills, tier: row.tier, in_house: row.in_house, channels: capsOf({ channels: row.channels, capacity: null }, terms, channels) }));
}
