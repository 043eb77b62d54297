import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { standing, wholeOf, type Filters, type Group, type Measure } from '../../facts/index.ts';
import type { KpiQueryInput, KpiView } from '../contract.ts';
import { figureOf } from '../rules/figure.ts';
import { metricOf, metrics, type Metric } from '../rules/metrics.ts';
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
}

/** Figures of the period on the floor, in their order; those before them stand now. */
const shown = ['received', 'resolved', 'first_reply_time', 'next_reply_time', 'resolution_time', 'one_touch_rate', 'first_contact_rate', 'reopen_rate', 'repeat_rate', 'transfer_rate', 'csat', 'nps', 'ces'];

/** The floor's figures: what stands now, and what happened in the period (the last 24 hours unless told). */
export async function kpis(tx: Tx, asked: KpiQueryInput): Promise<KpiView[]> {
  const scope = scopeOf(tx, asked);
  const listed = shown.map((key) => metricOf(key) as Metric);
  const measures = [...new Set<Measure>([...listed.map((metric) => metric.measure), 'first_reply'])];
  const [now, targets, read] = await Promise.all([
    standing(tx, { brandId: asked.brand_id ?? null, channel: asked.channel ?? null }), targetsOf(tx, scope.filters),
    Promise.all(measures.map(async (measure) => [measure, await steps(tx, scope, measure)] as const)),
  ]);
  const of = new Map(read.map(([measure, series]) => [measure, { group: wholeOf(series.flatMap((step) => step.group ?? [])), series }]));
  const period = { from: scope.from.toISOString(), to: scope.to.toISOString() };
  const days = `after:${period.from.slice(0, 10)}`;
  const standingNow = (key: string, name: string, definition: string, value: number, drilldown_query: string): KpiView => ({ key, name, definition, value, unit: 'count', n: value, period, series: [], drilldown_query });
  const told = (metric: Metric): KpiView => {
    const { group, series } = of.get(metric.measure) as { group: Group | undefined; series: { at: string; group: Group | undefined }[] };
    const figure = figureOf(metric, group);
    return {
      key: metric.key, name: metric.name, definition: metric.clocks ? `${metric.definition} ${scope.business ? 'In business hours.' : 'By the wall clock.'}` : metric.definition, value: figure.value, unit: metric.unit,
      n: figure.n, period, series: series.map((step) => ({ at: step.at, value: figureOf(metric, step.group).value })), drilldown_query: metric.measure === 'resolved' ? `is:resolved ${days}` : days,
      ...(metric.form === 'median' ? { p90: figure.p90 } : {}), interval: figure.interval && [...figure.interval], target: targets(metric.key, asked.channel ?? null), few: figure.few,
    };
  };
  const figures = listed.map(told);
  const replies = of.get('first_reply') as { group: Group | undefined; series: { at: string; group: Group | undefined }[] };
  const replied: KpiView = {
    key: 'replied', name: 'First answers', definition: 'Conversations that got their first answer in the period.', value: replies.group?.n ?? 0, unit: 'count', n: replies.group?.n ?? 0, period,
    series: replies.series.map((step) => ({ at: step.at, value: step.group?.n ?? 0 })), drilldown_query: days,
  };
  return [
    standingNow('open', 'Open', 'Conversations that wait for us now: in an open status and not snoozed.', now.open, 'is:open -is:snoozed'),
    standingNow('waiting', 'Waiting', 'Conversations that wait for the customer or somebody else now.', now.waiting, 'is:waiting'),
    standingNow('backlog', 'Backlog', `Open conversations whose customer has had no answer to the last message. By how long they wait: ${now.ages[0]} under 4 hours, ${now.ages[1]} under a day, ${now.ages[2]} under three, ${now.ages[3]} under a week, ${now.ages[4]} longer.`, now.backlog, 'is:open'),
    standingNow('unassigned', 'Unassigned', 'Open conversations nobody has taken.', now.unassigned, 'is:open is:unassigned'),
    { key: 'longest_wait', name: 'Longest wait', definition: 'How long the customer who waits longest has waited for an answer, by the wall clock.', value: now.longest_wait_seconds, unit: 'seconds', n: now.backlog, period, series: [], drilldown_query: 'is:open' },
    figures[0] as KpiView, replied, ...figures.slice(1),
  ];
}

function scopeOf(tx: Tx, asked: KpiQueryInput): Scope {
  const to = asked.to === undefined ? tx.now : new Date(asked.to);
  const from = asked.from === undefined ? new Date(to.getTime() - DAY) : new Date(asked.from);
  const span = to.getTime() - from.getTime();
  if (span <= 0 || span > 400 * DAY) throw invalid('The period must end after it begins and be at most 400 days long.');
  const step = asked.step ?? (span > 3 * DAY ? 'day' : 'hour');
  if (step === 'hour' && span > 31 * DAY) throw invalid('By the hour the period may be at most 31 days long.');
  const filters: Filters = { brandIds: asked.brand_id === undefined ? undefined : [asked.brand_id], channels: asked.channel === undefined ? undefined : [asked.channel] };
  return { from, to, filters, business: asked.hours === 'business', stepSeconds: step === 'hour' ? 3600 : 86_400 };
}

/** Every figure's definition, for the page of definitions. */
export function definitions(): { key: string; name: string; unit: string; definition: string; clocks: boolean; better: string | null; provisional: boolean }[] {
  return metrics.map(({ key, name, unit, definition, clocks, better, provisional }) => ({ key, name, unit, definition, clocks, better, provisional }));
}
