import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { calendarOf, type WorkCalendar } from '../../calendars/index.ts';
import { inHand } from '../../conversations/index.ts';
import { peopleNames } from '../../identity/index.ts';
import type { WhyWaitingView } from '../contract.ts';
import { demandOf } from '../rules/demand.ts';
import { opensAt } from '../rules/sites.ts';
import { policyFrom } from '../rules/terms.ts';
import type { RoutingAgent, RoutingPolicy, WaitingConversation } from '../rules/shapes.ts';
import { changesAhead, whyWaits, type WhyWaits } from '../rules/why-waits.ts';
import { agentFrom, itemFrom, type AgentRow, type WaitingRow } from './load-round.ts';
import { siteStandings, type SiteStanding } from './site-standings.ts';
import { termsInForce } from './terms-of.ts';

type Row = Omit<WaitingRow, 'pool_id'> & { pool_id: string | null; offered_to: string | null; expires_at: Date | null; passed: string[] | null };
type WorkingRow = AgentRow & { offers: Record<string, number> };

interface PoolRow {
  id: string;
  name: string;
  mode: 'pick' | 'offered';
  overflow: { pool_id: string; after_seconds: number }[];
}

/** Why nobody has these conversations yet; those that do not wait are not in the answer. By what a round decides by, as it stands now. */
export async function whyWaiting(tx: Tx, conversationIds: readonly string[]): Promise<Map<string, WhyWaitingView>> {
  const { terms, raise } = await termsInForce(tx);
  const rows = await waitingRows(tx, conversationIds, new Date(tx.now.getTime() - terms.forget_pass_seconds * 1000));
  const pools = new Map((await poolRows(tx, rows)).map((pool) => [pool.id, pool]));
  const channels = new Set(rows.map((row) => row.channel));
  const staff = await staffOf(tx, [...pools.values()].filter((pool) => pool.mode === 'offered'), channels, terms);
  const policies = Object.fromEntries([...pools.values()].map((pool) => [pool.id, { mode: pool.mode, overflow: pool.overflow.map((step) => ({ pool: step.pool_id, after_seconds: step.after_seconds })) }]));
  const standing = { now: tx.now.getTime(), agents: staff.agents, policy: { ...policyFrom(terms, channels, policies), raise } satisfies RoutingPolicy };
  const asked = rows.flatMap((row) => (row.pool_id === null || row.offered_to !== null ? [] : [itemFrom({ ...row, pool_id: row.pool_id }, row.passed ?? undefined)]));
  const found = new Map(asked.map((item) => [item.id, { item, found: whyWaits(item, standing) }]));
  const names = await peopleNames(tx, [...rows.flatMap((row) => row.offered_to ?? []), ...[...found.values()].flatMap(({ found: one }) => (one.why === 'last_agent' ? [one.agent] : []))]);
  const opening = await openings(tx, [...found.values()], staff.sites);
  return new Map(rows.map((row) => {
    const one = found.get(row.conversation_id);
    const then = one === undefined ? undefined : changesAhead(one.item, standing).find((change) => change.what === 'need_relaxed' || pools.has(change.name));
    const needs = one === undefined ? [] : [...demandOf(one.item, standing.policy, (standing.now - row.waiting_since.getTime()) / 1000).needs];
    return [row.conversation_id, { ...viewOf(row, pools, names, one?.found), needs, opens_at: moment(opening.get(row.conversation_id) ?? null), then: then === undefined ? null : { what: then.what, name: pools.get(then.name)?.name ?? then.name, at: new Date(then.at).toISOString() } }];
  }));
}

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

function viewOf(row: Row, pools: ReadonlyMap<string, PoolRow>, names: ReadonlyMap<string, string>, found: WhyWaits | undefined): Omit<WhyWaitingView, 'opens_at' | 'then' | 'needs'> {
  const pool = row.pool_id === null ? undefined : pools.get(row.pool_id);
  const named = (id: string): { id: string; name: string } => ({ id, name: names.get(id) ?? '' });
  const facts = { pool: pool === undefined ? null : { id: pool.id, name: pool.name }, agent: null, until: null, people: 0, away: 0, missing: null, channel: row.channel, tier: row.tier, language: row.language };
  if (row.offered_to !== null) return { ...facts, why: 'offered', agent: named(row.offered_to), until: row.expires_at?.toISOString() ?? null };
  if (found === undefined) return { ...facts, why: 'unpooled' };
  switch (found.why) {
    case 'last_agent': return { ...facts, why: found.why, agent: named(found.agent), until: moment(found.until) };
    case 'passed': return { ...facts, why: found.why, people: found.people };
    case 'full': return { ...facts, why: found.why, people: found.full, away: found.away };
    case 'away': return { ...facts, why: found.why, people: found.people.length };
    case 'missing': return { ...facts, why: found.why, missing: found.what };
    default: return { ...facts, why: found.why };
  }
}

function waitingRows(tx: Tx, ids: readonly string[], since: Date): Promise<Row[]> {
  return tx.rows<Row>(sql`
    select w.conversation_id, w.brand_id, w.channel, w.pool_id, w.language, w.needs, w.tier, w.in_house_only, w.class, w.weight, w.frustrated, w.waiting_since, c.due_at, w.last_agent, w.last_agent_at,
      o.person_id as offered_to, o.expires_at, (
        select array_agg(distinct l.person_id) from routing.offer l where l.conversation_id = w.conversation_id and l.state in ('passed', 'expired') and l.ended_at > ${since}) as passed
    from routing.waiting w join conversations.conversation c on c.id = w.conversation_id left join routing.offer o on o.conversation_id = w.conversation_id and o.state = 'open'
    where w.conversation_id = any (${ids as string[]}::uuid[])`);
}

/** Their pools, and those that help them. */
async function poolRows(tx: Tx, rows: readonly Row[]): Promise<PoolRow[]> {
  const own = await poolsBy(tx, rows.flatMap((row) => row.pool_id ?? []));
  const helping = own.flatMap((pool) => pool.overflow.map((step) => step.pool_id)).filter((id) => !own.some((pool) => pool.id === id));
  return helping.length === 0 ? own : [...own, ...(await poolsBy(tx, helping))];
}

function poolsBy(tx: Tx, ids: readonly string[]): Promise<PoolRow[]> {
  return tx.rows<PoolRow>(sql`select id, name, mode, overflow from routing.pool where archived_at is null and id = any (${ids as string[]}::uuid[])`);
}

interface Staff {
  readonly agents: readonly RoutingAgent[];
  /** where each works */
  readonly sites: ReadonlyMap<string, readonly SiteStanding[]>;
}

async function staffOf(tx: Tx, pools: readonly PoolRow[], channels: ReadonlySet<string>, terms: Parameters<typeof agentFrom>[1]['terms']): Promise<Staff> {
  const asked = [...new Set(pools.flatMap((pool) => [pool.id, ...pool.overflow.map((step) => step.pool_id)]))];
  if (asked.length === 0) return { agents: [], sites: new Map() };
  const rows = await tx.rows<WorkingRow>(sql`select id, state, idle_since, skills, languages, tier, in_house, channels, capacity, pools, brands, sites, offers from routing.working_in(${asked}::uuid[], ${tx.now})`);
  // What somebody has in hand matters of those who are there alone.
  const [held, sites] = await Promise.all([inHand(tx, rows.filter((row) => row.state === 'available').map((row) => row.id)), siteStandings(tx)]);
  const agents = rows.map((row) => {
    const work: Record<string, number> = { ...held.get(row.id) };
    for (const [channel, many] of Object.entries(row.offers)) work[channel] = (work[channel] ?? 0) + many;
    return agentFrom(row, { terms, channels, partners: new Set(), sites, work: { channels: work, offers: Object.values(row.offers).reduce((sum, many) => sum + many, 0) } });
  });
  return { agents, sites: new Map(rows.map((row) => [row.id, row.sites.map((site) => sites.get(site) ?? { calendar: null, out: false })])) };
}

/** For what waits for people who are not here: when the hours of their sites begin, or the brand's where sites have none. */
async function openings(tx: Tx, all: readonly { readonly item: WaitingConversation; readonly found: WhyWaits }[], sites: Staff['sites']): Promise<Map<string, number>> {
  const brands = new Map<string, WorkCalendar>();
  const opening = new Map<string, number>();
  for (const { item, found } of all) {
    if (found.why !== 'away') continue;
    const own = found.people.flatMap((person) => sites.get(person) ?? []).flatMap((site) => (site.calendar === null || site.out ? [] : [site.calendar]));
    if (own.length === 0 && !brands.has(item.brand)) brands.set(item.brand, await calendarOf(tx, item.brand));
    const at = opensAt(own.length > 0 ? own : [brands.get(item.brand) as WorkCalendar], tx.now.getTime());
    if (at !== null) opening.set(item.id, at);
  }
  return opening;
}
