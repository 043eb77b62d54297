import { compose, part, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Behind } from './behind.ts';
import { measured } from './measured.ts';
import type { Filters, Question } from './question.ts';

export interface Standing {
  readonly open: number;
  readonly waiting: number;
  readonly backlog: number;
  readonly unassigned: number;
  readonly longest_wait_seconds: number | null;
  /** open ones whose customer waits, by how long: under 4 hours, a day, three days, a week, longer */
  readonly ages: readonly number[];
}

export interface StandingScope {
  readonly brandId: string | null;
  readonly channel: string | null;
}

/** What each figure counts of the conversations `c` that are open or wait: written once, for the numbers and for what is behind them. */
const counted = {
  open: part`c.category = 'open' and c.snoozed_until is null`,
  waiting: part`c.category = 'waiting'`,
  backlog: part`c.category = 'open' and c.waiting_since is not null`,
  unassigned: part`c.category = 'open' and c.assignee_id is null and c.snoozed_until is null`,
} as const;
export type StandingFigure = keyof typeof counted;

function among(scope: StandingScope): SqlPart {
  return part`c.category in ('open', 'waiting') and c.merged_into_id is null and c.kind = 'support'
    and c.brand_id in (select id from identity.brand) and (${scope.brandId}::uuid is null or c.brand_id = ${scope.brandId}) and (${scope.channel}::text is null or c.channel = ${scope.channel})`;
}

/** What stands now, not over a period. */
export async function standing(tx: Tx, scope: StandingScope): Promise<Standing> {
  const waitsLonger = (than: string, thanNot: string | null): SqlPart => part`count(*) filter (where ${counted.backlog} and c.waiting_since <= ${tx.now}::timestamptz - ${than}::interval ${thanNot === null ? part`` : part`and c.waiting_since > ${tx.now}::timestamptz - ${thanNot}::interval`})`;
  return tx.one<Standing>(compose`
    select count(*) filter (where ${counted.open}) as open, count(*) filter (where ${counted.waiting}) as waiting,
      count(*) filter (where ${counted.backlog}) as backlog, count(*) filter (where ${counted.unassigned}) as unassigned,
      extract(epoch from ${tx.now}::timestamptz - min(c.waiting_since) filter (where ${counted.backlog}))::float8 as longest_wait_seconds,
      array[count(*) filter (where ${counted.backlog} and c.waiting_since > ${tx.now}::timestamptz - interval '4 hours'), ${waitsLonger('4 hours', '1 day')}, ${waitsLonger('1 day', '3 days')}, ${waitsLonger('3 days', '7 days')}, ${waitsLonger('7 days', null)}]::integer[] as ages
    from conversations.conversation c where ${among(scope)}`);
}

/** The conversations behind what stands now, who waits longest first. */
export async function standingBehind(tx: Tx, figure: StandingFigure, scope: StandingScope, limit: number): Promise<Behind[]> {
  return tx.rows<Behind>(compose`
    select c.id as conversation_id, c.number, c.brand_id, c.subject, coalesce(c.waiting_since, c.last_message_at) as at, 0 as hit, extract(epoch from ${tx.now}::timestamptz - c.waiting_since)::integer as seconds
    from conversations.conversation c where ${among(scope)} and ${counted[figure]} order by 5, 1 limit ${limit}::integer`);
}

const BEGINNING = new Date(0);

/** How many were open at the end of each step, in order: everything that came before, less what was finished. */
export async function backlogSteps(tx: Tx, asked: { from: Date; to: Date; by: 'day' | 'week' | 'month'; filters: Filters; timeZone: string }, keys: readonly string[]): Promise<number[]> {
  const question = (measure: 'came' | 'left', from: Date, to: Date, by: Question['by']): Question => ({ measure, from, to, by, filters: asked.filters, business: false, timeZone: asked.timeZone });
  const [cameBefore, leftBefore, came, left] = await Promise.all([
    measured(tx, question('came', BEGINNING, asked.from, [])), measured(tx, question('left', BEGINNING, asked.from, [])),
    measured(tx, question('came', asked.from, asked.to, [asked.by])), measured(tx, question('left', asked.from, asked.to, [asked.by])),
  ]);
  let open = (cameBefore[0]?.n ?? 0) - (leftBefore[0]?.n ?? 0);
  const of = (groups: typeof came, key: string): number => groups.find((group) => group.keys[0] === key)?.n ?? 0;
  return keys.map((key) => (open += of(came, key) - of(left, key)));
}

/** Open at a moment, divided: what came until then less what was finished. */
export async function openAt(tx: Tx, at: Date, by: Question['by'], filters: Filters): Promise<Map<string, number>> {
  const question = (measure: 'came' | 'left'): Question => ({ measure, from: BEGINNING, to: at, by, filters, business: false });
  const [came, left] = await Promise.all([measured(tx, question('came')), measured(tx, question('left'))]);
  const open = new Map(came.map((group) => [JSON.stringify(group.keys), group.n]));
  for (const group of left) open.set(JSON.stringify(group.keys), (open.get(JSON.stringify(group.keys)) ?? 0) - group.n);
  return open;
}
