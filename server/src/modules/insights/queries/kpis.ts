import type { Tx } from '../../../platform/db/tx.ts';
import { sql } from '../../../platform/db/sql.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { behind, standing, standingBehind, wholeOf, type Filters, type Group, type Measure, type StandingFigure } from '../../facts/index.ts';
import type { BehindView, KpiQueryInput, KpiView } from '../contract.ts';
import { figureOf } from '../rules/figure.ts';
import { metricOf, metrics, type Metric } from '../rules/metrics.ts';
import { lastDays } from '../rules/periods.ts';
import { MOST_BEHIND, shownBehind } from './drill.ts';
import { zoneOf } from './run-report.ts';
import { targetsOf } from './targets.ts';
import { steps } from './steps.ts';

const DAY = 86_400_000;

export interface Scope {
  readonly from: Date;
  readonly to: Date;
  readonly filters: Filters;
  readonly business: boolean;
  /** width of a step of the series in seconds */
  readonly stepSeconds: number;
  /** whose days the steps are; steps are counted from the beginning of the period where it is not told */
  readonly timeZone: string | undefined;
}

/** Figures of the period on the floor, in their order; those before them stand now. */
const shown = ['received', 'resolved', 'first_reply_time', 'next_reply_time', 'resolution_time', 'first_reply_kept', 'one_touch_rate', 'first_contact_rate', 'reopen_rate', 'repeat_rate', 'transfer_rate', 'csat', 'nps', 'ces'];

/** The floor's figures: what stands now, and what happened in the period (the last 24 hours unless told). */
export async function kpis(tx: Tx, asked: KpiQueryInput): Promise<KpiView[]> {
  const scope = await scopeOf(tx, asked);
  const listed = shown.map((key) => metricOf(key) as Metric);
  const measures = [...new Set<Measure>([...listed.map((metric) => metric.measure), 'first_reply'])];
  const [now, targets, read] = await Promise.all([
    standing(tx, { brandId: asked.brand_id ?? null, channel: asked.channel ?? null }), targetsOf(tx, scope.filters),
    Promise.all(measures.map(async (measure) => [measure, await steps(tx, scope, measure)] as const)),
  ]);
  const of = new Map(read.map(([measure, series]) => [measure, { group: wholeOf(series.flatMap((step) => step.group ?? [])), series }]));
  const period = { from: scope.from.toISOString(), to: scope.to.toISOString(), ...(scope.timeZone === undefined ? {} : { time_zone: scope.timeZone }) };
  const drilldown = (key: string): string => `/api/v1/kpis/${key}/conversations?${new URLSearchParams({ from: period.from, to: period.to, ...(asked.brand_id === undefined ? {} : { brand_id: asked.brand_id }), ...(asked.channel === undefined ? {} : { channel: asked.channel }), ...(scope.business ? { hours: 'business' } : {}) }).toString()}`;
  const narrowed = await narrowing(tx, asked);
  const standingNow = (key: string, name: string, definition: string, value: number, search: string | null): KpiView => ({ key, name, definition, value, unit: 'count', n: value, period, series: [], drilldown: drilldown(key), ...(search === null ? {} : { drilldown_query: [search, '-is:side', ...narrowed].join(' ') }) });
  const told = (metric: Metric): KpiView => {
    const { group, series } = of.get(metric.measure) as { group: Group | undefined; series: { at: string; group: Group | undefined }[] };
    const figure = figureOf(metric, group);
    return {
      key: metric.key, name: metric.name, definition: metric.clocks ? `${metric.definition} ${scope.business ? 'In business hours.' : 'By the wall clock.'}` : metric.definition, value: figure.value, unit: metric.unit,
      n: figure.n, period, series: series.map((step) => ({ at: step.at, value: figureOf(metric, step.group).value })), drilldown: drilldown(metric.key),
      ...(metric.form === 'median' ? { p90: figure.p90 } : {}), interval: figure.interval && [...figure.interval], target: targets(metric.key, asked.channel ?? null), few: figure.few,
    };
  };
  const figures = listed.map(told);
  const replies = of.get('first_reply') as { group: Group | undefined; series: { at: string; group: Group | undefined }[] };
  const replied: KpiView = {
    key: 'replied', name: 'First answers', definition: 'Conversations that got their first answer in the period.', value: replies.group?.n ?? 0, unit: 'count', n: replies.group?.n ?? 0, period,
    series: replies.series.map((step) => ({ at: step.at, value: step.group?.n ?? 0 })), drilldown: drilldown('replied'),
  };
  return [
    standingNow('open', 'Open', 'Conversations that wait for us now: in an open status and not snoozed.', now.open, 'is:open -is:snoozed'),
    standingNow('waiting', 'Waiting', 'Conversations that wait for the customer or somebody else now.', now.waiting, 'is:waiting'),
    standingNow('backlog', 'Backlog', `Open conversations whose customer has had no answer to the last message. By how long they wait: ${now.ages[0]} under 4 hours, ${now.ages[1]} under a day, ${now.ages[2]} under three, ${now.ages[3]} under a week, ${now.ages[4]} longer.`, now.backlog, null),
    standingNow('unassigned', 'Unassigned', 'Open conversations nobody has taken, snoozed ones left out.', now.unassigned, 'is:open is:unassigned -is:snoozed'),
    { key: 'longest_wait', name: 'Longest wait', definition: 'How long the customer who waits longest has waited for an answer, by the wall clock.', value: now.longest_wait_seconds, unit: 'seconds', n: now.backlog, period, series: [], drilldown: drilldown('longest_wait') },
    figures[0] as KpiView, replied, ...figures.slice(1),
  ];
}

const standingFigures: Readonly<Record<string, StandingFigure>> = { open: 'open', waiting: 'waiting', backlog: 'backlog', unassigned: 'unassigned', longest_wait: 'backlog' };

/** Everything a figure of the floor rests on, also what does not count for it: as many as its `n` says, at most 500. */
export async function behindKpi(tx: Tx, key: string, asked: KpiQueryInput): Promise<BehindView[]> {
  const now = standingFigures[key];
  if (now !== undefined) return (await standingBehind(tx, now, { brandId: asked.brand_id ?? null, channel: asked.channel ?? null }, MOST_BEHIND)).map((row) => shownBehind({ unit: 'seconds', form: 'count' }, row));
  const metric = shown.includes(key) ? metricOf(key) : key === 'replied' ? metricOf('first_reply_time') : undefined;
  if (!metric) throw invalid(`There is no figure "${key}" on the floor.`);
  const { from, to, filters, business } = await scopeOf(tx, asked);
  return (await behind(tx, { measure: metric.measure, from, to, by: [], filters, business }, [], false, MOST_BEHIND)).map((row) => shownBehind(metric, row));
}

/** The words of a search that keep it to what was asked about. */
async function narrowing(tx: Tx, asked: KpiQueryInput): Promise<string[]> {
  const slugs = asked.brand_id === undefined ? [] : await tx.rows<{ slug: string }>(sql`select slug from identity.brand where id = ${asked.brand_id}`);
  return [...slugs.map(({ slug }) => `brand:${slug}`), ...(asked.channel === undefined ? [] : [`channel:${asked.channel}`])];
}

async function scopeOf(tx: Tx, asked: KpiQueryInput): Promise<Scope> {
  const timeZone = asked.days === undefined ? undefined : await zoneOf(tx, asked.brand_id === undefined ? [] : [asked.brand_id]);
  const { from, to } = asked.days === undefined || timeZone === undefined ? spanAsked(tx, asked) : lastDays(asked.days, tx.now, timeZone);
  const span = to.getTime() - from.getTime();
  if (span <= 0 || span > 400 * DAY) throw invalid('The period must end after it begins and be at most 400 days long.');
  const step = asked.step ?? (span > 3 * DAY ? 'day' : 'hour');
  if (step === 'hour' && span > 31 * DAY) throw invalid('By the hour the period may be at most 31 days long.');
  const filters: Filters = { brandIds: asked.brand_id === undefined ? undefined : [asked.brand_id], channels: asked.channel === undefined ? undefined : [asked.channel] };
  return { from, to, filters, business: asked.hours === 'business', stepSeconds: step === 'hour' ? 3600 : 86_400, timeZone };
}

function spanAsked(tx: Tx, asked: KpiQueryInput): { from: Date; to: Date } {
  const to = asked.to === undefined ? tx.now : new Date(asked.to);
  return { from: asked.from === undefined ? new Date(to.getTime() - DAY) : new Date(asked.from), to };
}

/** Every figure's definition, for the page of definitions. */
export function definitions(): { key: string; name: string; unit: string; definition: string; clocks: boolean; better: string | null; provisional: boolean }[] {
  return metrics.map(({ key, name, unit, definition, clocks, better, provisional }) => ({ key, name, unit, definition, clocks, better, provisional }));
}
