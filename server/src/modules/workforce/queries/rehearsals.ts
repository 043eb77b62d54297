import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { peopleNames } from '../../identity/index.ts';
import type { RehearsalAnswerView, RehearsalRowView, SupposedAskedInput, SupposedView } from '../contract-rehearsal.ts';
import { assumptionsOf } from '../rehearsal/index.ts';
import { answerOf, rehearsalById, rehearsalsOf, type RehearsalKept } from '../store/rehearsals.ts';
import { brandPlanned } from '../store/settings.ts';
import { choicesOf, knownDesk } from './known-desk.ts';

/** What is supposed of some days: everything a rehearsal of them would be played with. */
export async function supposed(tx: Tx, asked: SupposedAskedInput): Promise<SupposedView> {
  const gathered = await knownDesk(tx, { brandIds: [...new Set(asked.brand_ids)], from: asked.from, days: asked.days, people: asked.choices.people });
  const { desk } = gathered;
  return {
    time_zone: desk.timeZone, has_begun: Date.parse(desk.begins) < tx.now.getTime(), has_schedule: gathered.hasSchedule, has_backlog: desk.waiting.length > 0, channels: [...new Set(desk.brands.flatMap((brand) => brand.channels.map((one) => one.channel)))],
    sites: desk.sites.map((site) => ({ ...site })), assumptions: assumptionsOf(desk, choicesOf(asked.choices, gathered)).map((one) => ({ ...one })),
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
  const plans = 1 + (row.asked.season?.compare ?? row.asked.scenarios).length;
  return {
    id: row.id, name: row.name, brand_ids: row.brand_ids, from: row.from, days: row.days, state: row.state, progress: { done: row.progress.done ?? 0, of: row.progress.of ?? plans * row.asked.replications }, problem: row.problem, baseline: row.baseline,
    made_at: row.made_at.toISOString(), made_by: row.made_by === null ? null : (names.get(row.made_by) ?? null), ended_at: row.ended_at?.toISOString() ?? null, service_level: row.service_level, plans,
  };
}

/** As a sheet: a line an interval and plan. */
export function* rehearsalCsv({ scenarios }: RehearsalAnswerView): Generator<string> {
  const channels = Object.keys(scenarios[0]?.course.by_channel ?? {});
  const reasons = Object.keys(scenarios[0]?.course.by_reason ?? {});
  const cell = (value: number | null | undefined): string => (value === null || value === undefined ? '' : String(Math.round(value * 10_000) / 10_000));
  yield ['plan', 'at', 'arrived', 'service_level', 'wait_p90_seconds', 'people', 'busy', 'waiting', 'oldest_seconds', ...channels.flatMap((one) => [`${one}_arrived`, `${one}_service_level`, `${one}_waiting`]), ...reasons.flatMap((one) => [quoted(`${one}: arrived`), quoted(`${one}: service_level`)])].join(',');
  for (const { name, course } of scenarios) {
    for (const [i, at] of course.at.entries()) {
      const own = channels.flatMap((one) => [course.by_channel[one]?.arrived[i], course.by_channel[one]?.service_level[i], course.by_channel[one]?.waiting[i]]);
      const ofReasons = reasons.flatMap((one) => [course.by_reason?.[one]?.arrived[i], course.by_reason?.[one]?.service_level[i]]);
      yield [quoted(name), at, ...[course.arrived[i], course.service_level[i], course.wait_p90_seconds[i], course.people[i], course.busy[i], course.waiting[i], course.oldest_seconds[i], ...own, ...ofReasons].map(cell)].join(',');
    }
  }
}

/** A name somebody typed is no formula in a sheet. */
const quoted = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
