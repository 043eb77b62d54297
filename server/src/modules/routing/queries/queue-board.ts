import { compose, sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { handsBy } from '../commands/caps.ts';
import type { PoolBoardView, TermsShape, WaitingRowView, WhyWaitingView } from '../contract.ts';
import { Room } from '../rules/room.ts';
import { handsOf, policyFrom } from '../rules/terms.ts';
import { colleaguesOf } from './presences.ts';
import { showPools } from './pools.ts';
import { termsInForce } from './terms-of.ts';
import { whyWaiting } from './why-waiting.ts';

interface Counted {
  pool_id: string | null;
  channel: string;
  waiting: number;
  offered: number;
  at_risk: number;
  overdue: number;
  longest: Date;
  ages: number[];
  dues: number[];
}

interface Person {
  person_id: string;
  name: string;
  state: PoolBoardView['people'][number]['state'];
  since: Date | null;
  in_hand: number;
}

/** What waits in each pool one may see, by age and by deadline, and who is there for it; at the end what waits in none. */
export async function queueBoard(tx: Tx): Promise<PoolBoardView[]> {
  const [pools, counted, people, { terms, raise }] = await Promise.all([showPools(tx), count(tx), peopleOf(tx), termsInForce(tx)]);
  const hands = await handsBy(tx, people.map((one) => one.person_id));
  const teams = await tx.rows<{ team_id: string; person_id: string }>(sql`select team_id, person_id from identity.team_member`);
  const free = (personId: string, channel: string): number | null => {
    const held = hands.get(personId);
    return held === undefined ? null : roomFor(handsOf(held, held.work, terms, channel), terms, raise, channel);
  };
  const boards = pools.map((pool): PoolBoardView => {
    const own = counted.filter((row) => row.pool_id === pool.id);
    const members = new Set([...pool.person_ids, ...teams.filter((row) => pool.team_ids.includes(row.team_id)).map((row) => row.person_id)]);
    const usual = own.toSorted((a, b) => b.waiting - a.waiting)[0]?.channel ?? 'email';
    const there = people.filter((one) => members.has(one.person_id));
    return { pool: { id: pool.id, name: pool.name, kind: pool.kind, mode: pool.mode }, ...sum(own), people: there.map((one) => ({ ...one, since: one.since?.toISOString() ?? null, free: one.state === 'available' ? free(one.person_id, usual) : 0 })) };
  });
  const loose = counted.filter((row) => !pools.some((pool) => pool.id === row.pool_id));
  return loose.length === 0 ? boards : [...boards, { pool: null, ...sum(loose), people: [] }];
}

/** How many more of a channel fit beside what somebody has. */
function roomFor(agent: ReturnType<typeof handsOf>, terms: TermsShape, raise: Readonly<Record<string, number>>, channel: string): number {
  const room = new Room(agent, { ...policyFrom(terms, Object.keys(agent.channels)), raise });
  let fitting = 0;
  for (; room.fits(channel); fitting += 1) room.take(channel);
  return fitting;
}

function sum(rows: readonly Counted[]): Omit<PoolBoardView, 'pool' | 'people'> {
  const add = (pick: (row: Counted) => number): number => rows.reduce((total, row) => total + pick(row), 0);
  const longest = Math.min(...rows.map((row) => row.longest.getTime()));
  return {
    waiting: add((row) => row.waiting), offered: add((row) => row.offered), at_risk: add((row) => row.at_risk), overdue: add((row) => row.overdue), longest_wait_since: rows.length === 0 ? null : new Date(longest).toISOString(),
    ages: [0, 1, 2, 3, 4].map((i) => add((row) => row.ages[i] ?? 0)), dues: [0, 1, 2, 3, 4].map((i) => add((row) => row.dues[i] ?? 0)),
  };
}

function count(tx: Tx): Promise<Counted[]> {
  const before = (minutes: number): Date => new Date(tx.now.getTime() - minutes * 60_000);
  const within = (minutes: number): Date => new Date(tx.now.getTime() + minutes * 60_000);
  return tx.rows<Counted>(sql`
    select w.pool_id, w.channel, count(*)::integer as waiting, count(o.id)::integer as offered, count(*) filter (where c.due_at between ${tx.now} and ${within(60)})::integer as at_risk,
      count(*) filter (where c.due_at < ${tx.now})::integer as overdue, min(w.waiting_since) as longest,
      array[count(*) filter (where w.waiting_since > ${before(15)}), count(*) filter (where w.waiting_since <= ${before(15)} and w.waiting_since > ${before(60)}), count(*) filter (where w.waiting_since <= ${before(60)} and w.waiting_since > ${before(240)}),
        count(*) filter (where w.waiting_since <= ${before(240)} and w.waiting_since > ${before(1440)}), count(*) filter (where w.waiting_since <= ${before(1440)})]::integer[] as ages,
      array[count(*) filter (where c.due_at <= ${within(15)}), count(*) filter (where c.due_at > ${within(15)} and c.due_at <= ${within(60)}), count(*) filter (where c.due_at > ${within(60)} and c.due_at <= ${within(240)}),
        count(*) filter (where c.due_at > ${within(240)}), count(*) filter (where c.due_at is null)]::integer[] as dues
    from routing.waiting w join conversations.conversation c on c.id = w.conversation_id left join routing.offer o on o.conversation_id = w.conversation_id and o.state = 'open' group by 1, 2`);
}

function peopleOf(tx: Tx): Promise<Person[]> {
  return tx.rows<Person>(compose`
    select p.id as person_id, p.name, coalesce(s.state, 'offline') as state, s.since, (
      select count(*)::integer from conversations.conversation c where c.assignee_id = p.id and c.category = 'open' and c.snoozed_until is null and c.merged_into_id is null) as in_hand
    from identity.person p left join routing.presence s on s.person_id = p.id where p.disabled_at is null and ${colleaguesOf(tx)}
    order by case s.state when 'available' then 0 when 'busy' then 1 when 'break' then 2 when 'training' then 3 else 4 end, p.name, p.id`);
}

/** What waits in one pool, or in none: the next due first, then the longest waiting. */
export async function waitingIn(tx: Tx, poolId: string | null, limit: number): Promise<WaitingRowView[]> {
  const rows = await tx.rows<{ id: string; number: number; subject: string; channel: string; brand_id: string; waiting_since: Date; due_at: Date | null; language: string | null; tier: number; frustrated: boolean; person_id: string | null; name: string | null; expires_at: Date | null }>(sql`
    select c.id, c.number, c.subject, c.channel, c.brand_id, w.waiting_since, c.due_at, w.language, w.tier, w.frustrated, o.person_id, p.name, o.expires_at
    from routing.waiting w join conversations.conversation c on c.id = w.conversation_id left join routing.offer o on o.conversation_id = w.conversation_id and o.state = 'open' left join identity.person p on p.id = o.person_id
    where w.pool_id is not distinct from ${poolId}::uuid order by c.due_at nulls last, w.waiting_since, c.id limit ${limit}`);
  const why = await whyWaiting(tx, rows.map((row) => row.id));
  return rows.map((row) => ({
    why: why.get(row.id) as WhyWaitingView,
    conversation: { id: row.id, number: row.number, subject: row.subject, channel: row.channel, brand_id: row.brand_id }, waiting_since: row.waiting_since.toISOString(), due_at: row.due_at?.toISOString() ?? null,
    language: row.language, tier: row.tier, frustrated: row.frustrated, offered_to: row.person_id === null ? null : { id: row.person_id, name: row.name ?? '', expires_at: row.expires_at?.toISOString() ?? '' },
  }));
}
