import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { CameView, PlayedScenarioView } from '../contract-rehearsal.ts';
import { addDays, localDay, startOfDay } from '../rules/local-days.ts';
import { answerOf, rehearsalById } from '../store/rehearsals.ts';
import { brandPlanned } from '../store/settings.ts';

interface Row {
  readonly channel: string;
  readonly day: string;
  readonly came: number;
  readonly decided: number;
  readonly in_time: number;
}

/** What came in the days of a rehearsal as far as they are over, beside what was rehearsed of the same time: by channel, and by whole days. */
export async function cameOf(tx: Tx, id: string): Promise<CameView> {
  const kept = await rehearsalById(tx, id);
  const answer = await answerOf(tx, id);
  const { time_zone: zone } = await brandPlanned(tx, kept.brand_ids[0] ?? '');
  const begins = startOfDay(kept.from, zone);
  const until = new Date(Math.min(tx.now.getTime(), startOfDay(addDays(kept.from, kept.days), zone).getTime()));
  const promises = answer?.promises ?? {};
  const rows = until <= begins ? [] : await tx.rows<Row>(sql`
    select c.channel, (c.opened_at at time zone ${zone})::date::text as day, count(*)::int as came,
      count(*) filter (where c.first_reply_at is not null or ${tx.now}::timestamptz > c.opened_at + make_interval(secs => p.seconds))::int as decided, count(*) filter (where c.first_reply_business_seconds <= p.seconds)::int as in_time
    from facts.conversation c join unnest(${Object.keys(promises)}::text[], ${Object.values(promises).map((one) => one.seconds)}::float8[]) as p(channel, seconds) on p.channel = c.channel
    where c.brand_id = any (${kept.brand_ids}::uuid[]) and c.counted and c.opened_at >= ${begins} and c.opened_at < ${until} group by 1, 2`);
  const [first] = answer?.scenarios ?? [];
  if (first === undefined) return { over_until: until.toISOString(), days: [], channels: [] };
  const dayOf = first.course.at.map((at) => localDay(new Date(at), zone));
  const over = first.course.at.flatMap((at, place) => (Date.parse(at) < until.getTime() ? [place] : []));
  const names = Object.keys(first.course.by_channel);
  const days = [...new Set(dayOf)].filter((day) => startOfDay(addDays(day, 1), zone) <= until);
  return {
    over_until: until.toISOString(), days: days.map((day) => ({ day, ...beside(first, names, over.filter((place) => dayOf[place] === day), rows.filter((row) => row.day === day)) })),
    channels: names.map((channel) => ({ channel, ...beside(first, [channel], over, rows.filter((row) => row.channel === channel)) })),
  };
}

function beside({ course }: PlayedScenarioView, channels: readonly string[], places: readonly number[], rows: readonly Row[]): Omit<CameView['days'][number], 'day'> {
  let [rehearsed, weight, inTime] = [0, 0, 0];
  for (const channel of channels) for (const place of places) {
    const own = course.by_channel[channel];
    const [arrived, level] = [own?.arrived[place] ?? 0, own?.service_level[place] ?? null];
    rehearsed += arrived;
    if (level === null) continue;
    weight += arrived;
    inTime += arrived * level;
  }
  const sum = (of: (row: Row) => number): number => rows.reduce((all, row) => all + of(row), 0);
  const [came, decided] = [sum((row) => row.came), sum((row) => row.decided)];
  return { rehearsed, came, rehearsed_level: weight === 0 ? null : inTime / weight, level: decided === 0 ? null : sum((row) => row.in_time) / decided, decided };
}
