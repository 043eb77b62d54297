import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { inHand } from '../../conversations/index.ts';
import { ALL_BRANDS } from '../../identity/index.ts';
import type { TermsShape } from '../contract.ts';
import { Room } from '../rules/room.ts';
import { capsOf, policyFrom } from '../rules/terms.ts';
import type { AgentState, Need, PoolPolicy, RoutingAgent, RoutingRound, WaitingConversation } from '../rules/shapes.ts';
import { siteStandings, type SiteStanding } from './site-standings.ts';
import { termsInForce } from './terms-of.ts';

/** A round with what writing its offers needs beside. */
export interface Loaded {
  readonly round: RoutingRound;
  readonly terms: TermsShape;
  readonly pools: ReadonlyMap<string, PoolRow>;
  readonly waiting: ReadonlyMap<string, WaitingConversation>;
}

interface PoolRow {
  id: string;
  kind: string;
  mode: 'pick' | 'offered';
  overflow: { pool_id: string; after_seconds: number }[];
  offer_seconds: number;
}

export interface AgentRow {
  id: string;
  state: AgentState;
  idle_since: Date;
  skills: Record<string, number>;
  languages: Record<string, number>;
  tier: number;
  in_house: boolean;
  channels: Record<string, number> | null;
  capacity: number | null;
  pools: string[];
  brands: string[];
  sites: string[];
}

export interface WaitingRow {
  conversation_id: string;
  brand_id: string;
  channel: string;
  pool_id: string;
  language: string | null;
  needs: Need[];
  tier: number;
  in_house_only: boolean;
  class: string | null;
  weight: number;
  frustrated: boolean;
  waiting_since: Date;
  due_at: Date | null;
  last_agent: string | null;
  last_agent_at: Date | null;
}

/**
 * Everything a round decides by, as it stands now; null when nothing waits or nobody is there, `full` when everybody's hands are:
 * then what waits is not looked at.
 */
export async function loadRound(tx: Tx): Promise<Loaded | 'full' | null> {
  const pools = await tx.rows<PoolRow>(sql`select id, kind, mode, overflow, offer_seconds from routing.pool where archived_at is null`);
  const offered = pools.filter((pool) => pool.mode === 'offered').map((pool) => pool.id);
  if (offered.length === 0) return null;
  const { terms, raise } = await termsInForce(tx);
  const rows = await agentsIn(tx);
  const [work, sites] = await Promise.all([workOf(tx, rows.map((row) => row.id)), siteStandings(tx)]);
  const busy = new Set(rows.filter((row) => (work.get(row.id)?.offers ?? 0) >= terms.offers_at_once).map((row) => row.id));
  if (!rows.some((row) => row.state === 'available' && !busy.has(row.id))) return null;
  const channels = new Set((await tx.rows<{ channel: string }>(sql`select distinct channel from routing.waiting where pool_id = any (${offered}::uuid[])`)).map((row) => row.channel));
  if (channels.size === 0) return null;
  const partners = new Set(pools.filter((pool) => pool.kind === 'partner').map((pool) => pool.id));
  const agents = rows.map((row) => agentFrom(row, { terms, channels, partners, sites, work: work.get(row.id) ?? { offers: 0, channels: {} } }));
  const policies: Record<string, PoolPolicy> = Object.fromEntries(pools.map((pool) => [pool.id, { mode: pool.mode, overflow: pool.overflow.map((step) => ({ pool: step.pool_id, after_seconds: step.after_seconds })) }]));
  const policy = { ...policyFrom(terms, channels, policies), raise };
  if (!agents.some((agent) => agent.state === 'available' && hasRoom(new Room(agent, policy), channels))) return 'full';
  const queue = await queueOf(tx, offered, new Date(tx.now.getTime() - terms.forget_pass_seconds * 1000));
  return {
    round: { now: tx.now.getTime(), agents, waiting: queue, policy },
    terms, pools: new Map(pools.map((pool) => [pool.id, pool])), waiting: new Map(queue.map((item) => [item.id, item])),
  };
}

const hasRoom = (room: Room, channels: ReadonlySet<string>): boolean => [...channels].some((channel) => room.fits(channel));

interface Beside {
  readonly terms: TermsShape;
  readonly channels: ReadonlySet<string>;
  readonly partners: ReadonlySet<string>;
  readonly sites: ReadonlyMap<string, SiteStanding>;
  readonly work: Work;
}

/** Whoever works for a partner is not in the house; whoever's sites are all out is not there. */
export function agentFrom(row: AgentRow, { terms, channels, partners, sites, work }: Beside): RoutingAgent {
  const isOut = row.sites.length > 0 && row.sites.every((site) => sites.get(site)?.out === true);
  return {
    id: row.id, state: isOut ? 'offline' : row.state, pools: row.pools, brands: row.brands.includes(ALL_BRANDS) ? '*' : row.brands, skills: row.skills, languages: row.languages, tier: row.tier,
    in_house: row.in_house && !row.pools.some((pool) => partners.has(pool)), channels: capsOf(row, terms, channels), ...(row.capacity === null ? {} : { capacity: row.capacity }),
    work: work.channels, idle_since: row.idle_since.getTime(), most_new: Math.max(0, terms.offers_at_once - work.offers),
  };
}

/** Everybody in a pool, wherever they are; who is lent to one is in it meanwhile. */
function agentsIn(tx: Tx): Promise<AgentRow[]> {
  return tx.rows<AgentRow>(sql`
    with member as (
      select g.id as pool_id, unnest(g.person_ids) as person_id from routing.pool g where g.archived_at is null
      union select g.id, m.person_id from routing.pool g join identity.team_member m on m.team_id = any (g.team_ids) join identity.team t on t.id = m.team_id and t.archived_at is null where g.archived_at is null
      union select g.id, l.person_id from routing.pool g join routing.loan l on g.id = any (l.pool_ids) where g.archived_at is null and l.ended_at is null and l.from_at <= ${tx.now} and l.to_at > ${tx.now})
    select p.id, coalesce(s.state, 'offline') as state, coalesce(s.idle_since, '-infinity'::timestamptz) as idle_since, coalesce(f.skills, '{}') as skills, coalesce(f.languages, '{}') as languages, coalesce(f.tier, 1)::integer as tier,
      coalesce(f.in_house, true) as in_house, f.channels || routing.lent_caps(p.id, ${tx.now}) as channels, f.capacity, array_agg(distinct member.pool_id) as pools,
      (select coalesce(array_agg(distinct a.brand_id), '{}') from identity.role_assignment a where a.person_id = p.id) as brands,
      (select coalesce(array_agg(distinct t.site_id), '{}') from identity.team_member m join identity.team t on t.id = m.team_id and t.archived_at is null and t.site_id is not null where m.person_id = p.id) as sites
    from member join identity.person p on p.id = member.person_id and p.disabled_at is null left join routing.presence s on s.person_id = p.id left join routing.profile f on f.person_id = p.id
    where s.state <> 'offline' group by p.id, s.state, s.idle_since, f.skills, f.languages, f.tier, f.in_house, f.channels, f.capacity`);
}

interface Work {
  readonly channels: Readonly<Record<string, number>>;
  readonly offers: number;
}

async function workOf(tx: Tx, people: readonly string[]): Promise<Map<string, Work>> {
  const [held, offers] = await Promise.all([
    inHand(tx, people),
    tx.rows<{ person_id: string; channel: string; many: number }>(sql`select person_id, channel, count(*)::integer as many from routing.offer where state = 'open' and person_id = any (${people as string[]}::uuid[]) group by 1, 2`),
  ]);
  const all = new Map<string, Work>([...held].map(([id, channels]) => [id, { channels, offers: 0 }]));
  for (const { person_id, channel, many } of offers) {
    const work = all.get(person_id) ?? { channels: {}, offers: 0 };
    all.set(person_id, { channels: { ...work.channels, [channel]: (work.channels[channel] ?? 0) + many }, offers: work.offers + many });
  }
  return all;
}

/** What waits in these pools and is not offered to anybody, with who let it pass lately. */
async function queueOf(tx: Tx, pools: readonly string[], since: Date): Promise<WaitingConversation[]> {
  const [rows, passed] = await Promise.all([
    tx.rows<WaitingRow>(sql`
      select w.conversation_id, w.brand_id, w.channel, w.pool_id, w.language, w.needs, w.tier, w.in_house_only, w.class, w.weight, w.frustrated, w.waiting_since, c.due_at, w.last_agent, w.last_agent_at
      from routing.waiting w join conversations.conversation c on c.id = w.conversation_id
      where w.pool_id = any (${pools as string[]}::uuid[]) and not exists (select from routing.offer o where o.conversation_id = w.conversation_id and o.state = 'open')`),
    tx.rows<{ conversation_id: string; people: string[] }>(sql`select conversation_id, array_agg(distinct person_id) as people from routing.offer where state in ('passed', 'expired') and ended_at > ${since} group by 1`),
  ]);
  const not = new Map(passed.map((row) => [row.conversation_id, row.people]));
  return rows.map((row) => itemFrom(row, not.get(row.conversation_id)));
}

export function itemFrom(row: WaitingRow, not: string[] | undefined): WaitingConversation {
  return {
    id: row.conversation_id, brand: row.brand_id, channel: row.channel, pool: row.pool_id, tier: row.tier, in_house_only: row.in_house_only, waiting_since: row.waiting_since.getTime(), weight: row.weight, frustrated: row.frustrated,
    ...(row.language === null ? {} : { language: row.language }), ...(row.needs.length === 0 ? {} : { needs: row.needs }), ...(row.due_at === null ? {} : { due_at: row.due_at.getTime() }), ...(row.class === null ? {} : { class: row.class }),
    ...(row.last_agent === null || row.last_agent_at === null ? {} : { last_agent: row.last_agent, last_agent_at: row.last_agent_at.getTime() }), ...(not === undefined ? {} : { not }),
  };
}
