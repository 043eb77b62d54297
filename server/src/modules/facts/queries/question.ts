import { joined, part, type SqlPart } from '../../../platform/db/sql.ts';
import type { Measure } from '../rules/measures.ts';
import type { Spread } from '../rules/spread.ts';

/** By what a figure can be divided. Times are those of each brand's clock. */
export const DIMENSIONS = ['brand', 'channel', 'reason', 'team', 'site', 'agent', 'language', 'hour', 'weekday', 'day', 'week', 'month'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

export interface Filters {
  readonly brandIds?: readonly string[] | undefined;
  readonly channels?: readonly string[] | undefined;
  readonly reasonIds?: readonly string[] | undefined;
  readonly teamIds?: readonly string[] | undefined;
  readonly agentIds?: readonly string[] | undefined;
  readonly languages?: readonly string[] | undefined;
  /** id → key under which a contact reason is read; as it was filed when not told */
  readonly reasonKeys?: ReadonlyMap<string, string> | undefined;
}

/** What is asked of one measure. Half-open: `from` counts, `to` does not. */
export interface Question {
  readonly measure: Measure;
  readonly from: Date;
  readonly to: Date;
  readonly by: readonly Dimension[];
  readonly filters: Filters;
  readonly business: boolean;
  /** whose days and hours are meant; each brand's own when not told */
  readonly timeZone?: string | undefined;
  /** only how many are asked for: the sums and durations of the answer are nothing */
  readonly countOnly?: boolean | undefined;
  /** cuts the period into steps of so many seconds from its beginning; they are the last key, as moments */
  readonly stepSeconds?: number;
}

/** A measure in one combination of what it was divided by. */
export interface Group {
  /** one for each dimension; null where a conversation has none */
  readonly keys: readonly (string | null)[];
  readonly n: number;
  readonly hits: number;
  /** of durations their sum; of answers the sum of scores */
  readonly sum: number;
  /** of answers the sum of squares */
  readonly squares: number;
  readonly spread: Spread | null;
}

export const times: readonly Dimension[] = ['hour', 'weekday', 'day', 'week', 'month'];

/** Where the rows of a measure are read. */
export const sourceOf: Readonly<Record<Measure, SqlPart>> = {
  received: part`facts.received`, first_reply: part`facts.first_reply`, next_reply: part`facts.next_reply`, resolved: part`facts.resolved`, first_contact: part`facts.first_contact`, reopened: part`facts.reopened`,
  transfers: part`facts.transfers`, replies: part`facts.replies`, asked: part`facts.asked`, csat: part`facts.csat`, nps: part`facts.nps`, ces: part`facts.ces`, came: part`facts.came`, left: part`facts.left_desk`,
  first_reply_kept: part`facts.first_reply_kept`, next_reply_kept: part`facts.next_reply_kept`, resolution_kept: part`facts.resolution_kept`,
};

/** The value of a dimension in a row `x` of contributions, beside its brand `b` and the first team `m` of its agent. */
export function keyOf(dimension: Dimension, at: SqlPart, timeZone?: string): SqlPart {
  const zone = timeZone === undefined ? part`b.time_zone` : part`${timeZone}`;
  switch (dimension) {
    case 'brand': return part`x.brand_id`;
    case 'channel': return part`x.channel`;
    // Brands have trees of their own; the same key means the same matter.
    case 'reason': return part`rs.key`;
    case 'team': return part`coalesce(x.team_id, m.team_id)`;
    case 'site': return part`coalesce(s.site_id, m.site_id)`;
    case 'agent': return part`x.agent_id`;
    case 'language': return part`x.language`;
    case 'hour': return part`extract(hour from ${at} at time zone ${zone})::integer`;
    case 'weekday': return part`extract(isodow from ${at} at time zone ${zone})::integer`;
    case 'day': return part`(${at} at time zone ${zone})::date`;
    case 'week': return part`date_trunc('week', ${at} at time zone ${zone})::date`;
    case 'month': return part`date_trunc('month', ${at} at time zone ${zone})::date`;
  }
}

/** Everything a question is divided by: its dimensions, and its steps. */
export function keysOf(question: Question): SqlPart[] {
  const step = question.stepSeconds === undefined ? [] : [part`date_bin(make_interval(secs => ${question.stepSeconds}), x.at, ${question.from})`];
  return [...question.by.map((dimension) => keyOf(dimension, part`x.at`, question.timeZone)), ...step];
}

/** The tables beside `x` that its keys and filters need. */
export function besides(by: readonly Dimension[], filters: Filters): SqlPart {
  const asked = (...names: Dimension[]): boolean => names.some((name) => by.includes(name));
  const joins: SqlPart[] = [];
  if (asked(...times)) joins.push(part`join identity.brand b on b.id = x.brand_id`);
  if (asked('team', 'site') || filters.teamIds?.length) {
    joins.push(part`left join (
      select distinct on (tm.person_id) tm.person_id, tm.team_id, t.site_id from identity.team_member tm join identity.team t on t.id = tm.team_id order by tm.person_id, tm.team_id) m on m.person_id = x.agent_id`);
  }
  if (asked('reason')) {
    const read = filters.reasonKeys;
    joins.push(read ? part`left join unnest(${[...read.keys()]}::uuid[], ${[...read.values()]}::text[]) as rs(id, key) on rs.id = x.reason_id` : part`left join taxonomy.reason rs on rs.id = x.reason_id`);
  }
  if (asked('site')) joins.push(part`left join identity.team s on s.id = x.team_id`);
  return joins.length === 0 ? part`` : joined(joins, part` `);
}

/** Conditions on `x`. A brand one may not see is in no figure, whatever is asked. */
export function conditions(filters: Filters): SqlPart {
  const all: SqlPart[] = [part`x.brand_id in (select id from identity.brand)`];
  if (filters.brandIds?.length) all.push(part`x.brand_id = any (${filters.brandIds}::uuid[])`);
  if (filters.channels?.length) all.push(part`x.channel = any (${filters.channels})`);
  if (filters.reasonIds?.length) all.push(part`x.reason_id = any (${filters.reasonIds}::uuid[])`);
  if (filters.teamIds?.length) all.push(part`coalesce(x.team_id, m.team_id) = any (${filters.teamIds}::uuid[])`);
  if (filters.agentIds?.length) all.push(part`x.agent_id = any (${filters.agentIds}::uuid[])`);
  if (filters.languages?.length) all.push(part`x.language = any (${filters.languages})`);
  return joined(all, part` and `);
}
