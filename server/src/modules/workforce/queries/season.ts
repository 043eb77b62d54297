import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { calendarsOf } from '../../calendars/index.ts';
import { peopleNames } from '../../identity/index.ts';
import { isPeakPlanned } from '../../routing/index.ts';
import { policiesByCalendar } from '../../sla/index.ts';
import type { Check, SeasonPlan, SeasonRowView, SeasonTriedView, SeasonTryInput, SeasonView, SeasonWhyInput, SeasonWhyStepView } from '../contract-season.ts';
import { addDays, localDay } from '../rules/local-days.ts';
import { explainSeason, planSeasonAside, readinessOf, weekNow, type ReadinessTick, type SeenReady } from '../season/index.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';
import { seasonRehearsed } from './season-rehearsed.ts';
import { countsHeld, seasonHeld, versionHeld, type CountHeld, type VersionHeld } from '../store/seasons.ts';

const TRY_SECONDS = 5;

/** Seasons of a brand, the newest first. */
export async function seasons(tx: Tx, { brand_id: brandId, limit = 50, cursor }: { brand_id: string; limit?: number; cursor?: string }): Promise<{ data: SeasonRowView[]; next_cursor: string | null }> {
  const after = readCursor(cursor);
  const rows = await tx.rows<{ id: string; name: string; made_at: Date; version: number; state: SeasonRowView['state']; from: string; weeks: number }>(sql`
    select s.id, s.name, s.made_at, v.number as version, v.state, v.question ->> 'from' as from, jsonb_array_length(v.question -> 'required') as weeks
    from workforce.season s join lateral (select number, state, question from workforce.season_version where season_id = s.id order by number desc limit 1) v on true
    where s.brand_id = ${brandId} and s.removed_at is null and (${after?.id ?? null}::uuid is null or (s.made_at, s.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by s.made_at desc, s.id desc limit ${limit + 1}`);
  return pageOf(rows.map((row) => ({ ...row, made_at: row.made_at.toISOString() })), limit, (row) => ({ at: row.made_at, id: row.id }));
}

/** A season with one version of its plan (the newest where none is named), what was counted and what is ready. */
export async function seasonShown(tx: Tx, id: string, number: number | null = null): Promise<SeasonView> {
  const season = await seasonHeld(tx, id);
  const [version, counts, { time_zone: timeZone }, { currency }] = [await versionHeld(tx, id, number), await countsHeld(tx, id), await brandPlanned(tx, season.brand_id), await settingsOf(tx, season.brand_id)];
  const today = localDay(tx.now, timeZone);
  const versions = await tx.rows<{ number: number; state: VersionHeld['state']; note: string; made_at: Date; made_by: string | null; cost: number | null; short_weeks: number | null }>(sql`
    select number, state, note, made_at, made_by, (plan ->> 'cost')::float8 as cost, (plan ->> 'short_weeks')::float8 as short_weeks from workforce.season_version where season_id = ${id} order by number desc limit 100`);
  const names = await peopleNames(tx, [...new Set([...versions.map((one) => one.made_by), ...counts.map((one) => one.counted_by)].filter((one) => one !== null))]);
  const named = (one: string | null): string | null => (one === null ? null : (names.get(one) ?? null));
  const shown = versions.map((one) => ({ ...one, made_at: one.made_at.toISOString(), made_by: named(one.made_by) }));
  const [own] = shown.filter((one) => one.number === version.number);
  if (own === undefined) throw invalid('There is no such version.');
  return {
    id, brand_id: season.brand_id, name: season.name, currency, today, now_week: weekNow({ from: version.asked.from, today }), version: { ...own, progress: version.progress, problem: version.problem }, asked: version.asked, plan: version.plan,
    readiness: version.plan === null ? [] : await readiness(tx, version, version.plan, today), rehearsed: await seasonRehearsed(tx, version), counts: counts.map((one) => ({ ...one, counted_at: one.counted_at.toISOString(), counted_by: named(one.counted_by), planned: plannedOf(version.plan, one) })),
    counted_since: counts.some((one) => one.counted_at > version.made_at), versions: shown, changed: version.number === 1 || version.plan === null ? null : await changedSince(tx, version, version.plan),
  };
}

function plannedOf(plan: SeasonPlan | null, { who, week }: CountHeld): number | null {
  const there = plan?.weeks[week];
  return there === undefined ? null : who === 'regulars' ? there.regulars_people : (there.classes.find((one) => one.id === who)?.people ?? 0);
}

async function readiness(tx: Tx, version: VersionHeld, plan: SeasonPlan, today: string): Promise<Check[]> {
  const said = await tx.rows<{ check_key: string; done: boolean; note: string; said_at: Date; said_by: string | null }>(sql`
    select distinct on (check_key) check_key, done, note, said_at, said_by from workforce.season_tick where season_id = ${version.season_id} order by check_key, said_at desc, id desc`);
  const names = await peopleNames(tx, said.flatMap((one) => one.said_by ?? []));
  const ticks = new Map(said.map((one): [string, ReadinessTick] => [one.check_key, { done: one.done, note: one.note, at: one.said_at.toISOString(), by: one.said_by === null ? null : (names.get(one.said_by) ?? null) }]));
  const [from, to] = [version.asked.from, addDays(version.asked.from, 7 * version.asked.demand.weeks.length)];
  const calendars = await calendarsOf(tx, version.brand_id);
  const seen: SeenReady = {
    policies: (await policiesByCalendar(tx, version.brand_id)).map((one) => one.name), peakPlanned: await isPeakPlanned(tx, version.brand_id),
    holidays: new Set([...calendars.values()].flatMap(({ holidays = [] }) => [...holidays]).filter((day) => day >= from && day < to)).size,
  };
  return readinessOf({ ...version.question, today }, plan, seen, ticks, today);
}

/** What is decided otherwise than in the version before, and what that costs. */
async function changedSince(tx: Tx, version: VersionHeld, plan: SeasonPlan): Promise<SeasonView['changed']> {
  const [before] = await tx.rows<{ number: number; plan: SeasonPlan }>(sql`select number, plan from workforce.season_version where season_id = ${version.season_id} and number < ${version.number} and plan is not null order by number desc limit 1`);
  if (before === undefined) return null;
  const keys = new Map([...before.plan.decisions, ...plan.decisions].map((one) => [`${one.kind} ${one.id}`, one]));
  const amount = (of: SeasonPlan, key: string): number => of.decisions.find((one) => `${one.kind} ${one.id}` === key)?.amount ?? 0;
  const decisions = [...keys].map(([key, { kind, id }]) => ({ kind, id, before: amount(before.plan, key), after: amount(plan, key) })).filter((one) => Math.abs(one.before - one.after) > 0.5);
  return { against: before.number, cost: plan.cost - before.plan.cost, short_weeks: plan.short_weeks - before.plan.short_weeks, decisions };
}

/** What a class of another size or another week would come to, with everything else chosen anew around it. Nothing is kept. */
export async function trySeason(tx: Tx, id: string, { version: number, classes }: SeasonTryInput): Promise<SeasonTriedView> {
  await seasonHeld(tx, id);
  const { question, plan } = await versionHeld(tx, id, number);
  if (plan === null) throw invalid('This version is not planned yet.');
  const moved = new Map(classes.map((one) => [one.id, one]));
  const tried = await planSeasonAside({
    ...question, classes: (question.classes ?? []).map((one) => ({ ...one, start_week: moved.get(one.id)?.start_week ?? one.start_week })),
    held: { ...question.held, classes: { ...Object.fromEntries(plan.chosen.classes.map((one) => [one.id, one.hires])), ...Object.fromEntries(classes.map((one) => [one.id, one.hires])) } },
  }, { seconds: TRY_SECONDS, lastDates: false });
  return { plan: tried, cost_more: tried.cost - plan.cost, short_more: tried.short_weeks - plan.short_weeks };
}

/** How a number of a plan comes about; hours as people first, where it is a week. */
export async function whySeason(tx: Tx, id: string, asked: SeasonWhyInput): Promise<SeasonWhyStepView[]> {
  await seasonHeld(tx, id);
  const { question, plan, asked: said } = await versionHeld(tx, id, asked.version);
  if (plan === null) throw invalid('This version is not planned yet.');
  const about = asked.week !== undefined ? { week: asked.week } : asked.class !== undefined ? { class: asked.class } : asked.cost !== undefined ? { cost: asked.cost } : null;
  if (about === null) throw invalid('Say which week, class or cost is meant.');
  const steps = explainSeason(question, plan.chosen, about).map((one) => ({ ...one, from: { ...one.from } }));
  const demand = asked.week === undefined ? undefined : said.demand.weeks[asked.week];
  return demand === undefined ? steps : steps.map((one) => (one.what === 'required' ? { ...one, formula: 'hours on contacts × factor × cover ÷ hours a week', from: { hours: demand.hours, factor: demand.factor, cover: said.demand.cover, hours_a_week: question.regulars.hours_a_week } } : one));
}

/** As a sheet: a line a week. */
export function* seasonCsv({ plan }: SeasonView): Generator<string> {
  const columns = ['week', 'from', 'required', 'avoided', 'put_off', 'came_back', 'needed', 'regulars', 'seasonal', 'teaching', 'overtime_hours', 'overtime', 'surge_people', 'surge', 'effective', 'short', 'spare'] as const;
  yield columns.join(',');
  for (const week of plan?.weeks ?? []) yield columns.map((name) => (typeof week[name] === 'number' ? Math.round(week[name] * 1000) / 1000 : week[name])).join(',');
}
