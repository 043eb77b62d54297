import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { peopleNames } from '../../identity/index.ts';
import type { CameView, RehearsalAnswerView, RehearsalRowView, SupposedAskedInput, SupposedView } from '../contract-rehearsal.ts';
import { assumptionsOf } from '../rehearsal/index.ts';
import { addDays, startOfDay } from '../rules/local-days.ts';
import { answerOf, rehearsalById, rehearsalsOf, type RehearsalKept } from '../store/rehearsals.ts';
import { brandPlanned } from '../store/settings.ts';
import { knownDesk } from './known-desk.ts';

/** What is supposed of some days: everything a rehearsal of them would be played with. */
export async function supposed(tx: Tx, asked: SupposedAskedInput): Promise<SupposedView> {
  const { desk } = await knownDesk(tx, { brandIds: [...new Set(asked.brand_ids)], from: asked.from, days: asked.days });
  return {
    time_zone: desk.timeZone, has_schedule: desk.people.length > 0, has_backlog: desk.waiting.length > 0, channels: [...new Set(desk.brands.flatMap((brand) => brand.channels.map((one) => one.channel)))],
    sites: desk.sites.map((site) => ({ ...site })), assumptions: assumptionsOf(desk, asked.choices).map((one) => ({ ...one })),
  };
}

export async function showRehearsals(tx: Tx, brandId: string, page: { limit: number; cursor?: string | undefined }): Promise<{ data: RehearsalRowView[]; next_cursor: string | null }> {
  await brandPlanned(tx, brandId);
  const rows = await rehearsalsOf(tx, brandId, page.limit + 1, readCursor(page.cursor));
  const names = await peopleNames(tx, [...new Set(rows.flatMap((row) => row.made_by ?? []))]);
  const { data, next_cursor } = pageOf(rows, page.limit, (row) => ({ at: row.made_at.toISOString(), id: row.id }));
  return { data: data.map((row) => viewOf(row, names)), next_cursor };
}

export async function showRehearsal(tx: Tx, id: string): Promise<RehearsalAnswerView> {
  const row = await rehearsalById(tx, id);
  const [names, answer, brand] = [await peopleNames(tx, row.made_by === null ? [] : [row.made_by]), await answerOf(tx, id), await brandPlanned(tx, row.brand_ids[0] ?? '')];
  return { ...viewOf(row, names), asked: row.asked, ...(answer ?? { time_zone: brand.time_zone, step_seconds: 1800, currency: 'USD', has_delay_cost: false, has_labour_cost: false, promises: {}, assumptions: [], scenarios: [] }) };
}

function viewOf(row: RehearsalKept, names: ReadonlyMap<string, string>): RehearsalRowView {
  const plans = 1 + row.asked.scenarios.length;
  return {
    id: row.id, name: row.name, brand_ids: row.brand_ids, from: row.from, days: row.days, state: row.state, progress: { done: row.progress.done ?? 0, of: row.progress.of ?? plans * row.asked.replications }, problem: row.problem, baseline: row.baseline,
    made_at: row.made_at.toISOString(), made_by: row.made_by === null ? null : (names.get(row.made_by) ?? null), ended_at: row.ended_at?.toISOString() ?? null, service_level: row.service_level, plans,
  };
}

/** What came in the days of a rehearsal as far as they are over, beside what was rehearsed of the same time. */
export async function cameOf(tx: Tx, id: string): Promise<CameView> {
  const kept = await rehearsalById(tx, id);
  const answer = await answerOf(tx, id);
  const { time_zone: zone } = await brandPlanned(tx, kept.brand_ids[0] ?? '');
  const begins = startOfDay(kept.from, zone);
  const until = new Date(Math.min(tx.now.getTime(), startOfDay(addDays(kept.from, kept.days), zone).getTime()));
  const promises = answer?.promises ?? {};
  const rows = until <= begins ? [] : await tx.rows<{ channel: string; came: number; decided: number; in_time: number }>(sql`
    select c.channel, count(*)::int as came, count(*) filter (where c.first_reply_at is not null or ${tx.now}::timestamptz > c.opened_at + make_interval(secs => p.seconds))::int as decided,
      count(*) filter (where c.first_reply_business_seconds <= p.seconds)::int as in_time
    from facts.conversation c join unnest(${Object.keys(promises)}::text[], ${Object.values(promises).map((one) => one.seconds)}::float8[]) as p(channel, seconds) on p.channel = c.channel
    where c.brand_id = any (${kept.brand_ids}::uuid[]) and c.counted and c.opened_at >= ${begins} and c.opened_at < ${until} group by c.channel`);
  const [first] = answer?.scenarios ?? [];
  const over = first?.course.at.filter((at) => Date.parse(at) < until.getTime()).length ?? 0;
  return {
    over_until: until.toISOString(),
    channels: (first?.by_channel ?? []).map(({ name, service_level }) => {
      const came = rows.find((row) => row.channel === name);
      const arrived = first?.course.by_channel[name]?.arrived.slice(0, over) ?? [];
      return { channel: name, rehearsed: arrived.reduce((sum, one) => sum + one, 0), came: came?.came ?? 0, rehearsed_level: service_level, level: came === undefined || came.decided === 0 ? null : came.in_time / came.decided, decided: came?.decided ?? 0 };
    }),
  };
}

/** As a sheet: a line an interval and plan. */
export function* rehearsalCsv({ scenarios }: RehearsalAnswerView): Generator<string> {
  const channels = Object.keys(scenarios[0]?.course.by_channel ?? {});
  const cell = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(Math.round(value * 10_000) / 10_000));
  yield ['plan', 'at', 'arrived', 'service_level', 'wait_p90_seconds', 'people', 'busy', 'waiting', 'oldest_seconds', ...channels.flatMap((one) => [`${one}_arrived`, `${one}_service_level`, `${one}_waiting`])].join(',');
  for (const { name, course } of scenarios) {
    for (const [i, at] of course.at.entries()) {
      const own = channels.flatMap((one) => [course.by_channel[one]?.arrived[i], course.by_channel[one]?.service_level[i], course.by_channel[one]?.waiting[i]]);
      yield [quoted(name), at, ...[course.arrived[i], course.service_level[i], course.wait_p90_seconds[i], course.people[i], course.busy[i], course.waiting[i], course.oldest_seconds[i], ...own].map(cell)].join(',');
    }
  }
}

/** A name somebody typed is no formula in a sheet. */
const quoted = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
