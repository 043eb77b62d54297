import type { Tx } from '../../../platform/db/tx.ts';
import { sql } from '../../../platform/db/sql.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { backlogSteps, measured, openAt, ordersPlaced, restatedDays, times, wholeOf, type Dimension, type Filters, type Group, type Question } from '../../facts/index.ts';
import type { AskedReport, CellView, ReportView } from '../contract.ts';
import { differs, figureOf, nothing, type Figure } from '../rules/figure.ts';
import { metricOf, type Metric } from '../rules/metrics.ts';
import { beginOf, comparedWith, counterpartOf, partOfStep, spanOf, stepsOf, type PeriodName, type Span } from '../rules/periods.ts';
import { treeAt, type TreeOf } from '../../taxonomy/index.ts';
import { namesOf } from './names-of.ts';
import { targetsOf } from './targets.ts';

const DAY = 86_400_000;
const MOST_ROWS = 2000;

/** A report as it is asked: which figures, of when, on whose clock. */
export interface Read {
  readonly metrics: readonly Metric[];
  readonly by: readonly Dimension[];
  readonly span: Span;
  readonly before: Span | null;
  readonly filters: Filters;
  readonly business: boolean;
  readonly timeZone: string;
  /** what contact reasons are called in the tree they are read under; as they are now when not told */
  readonly reasonNames: ReadonlyMap<string, string> | null;
  /** the same question under the other tree, where trees are compared */
  readonly underBefore: Read | null;
}

/** Runs a report for whoever asks: they see the brands where they may. */
export async function runReport(tx: Tx, asked: AskedReport): Promise<ReportView> {
  const read = await readAsked(tx, asked);
  const [now, before] = await Promise.all([figuresOf(tx, read, read.span), read.before === null ? null : figuresOf(tx, read.underBefore ?? read, read.before)]);
  const shown = sorted(read, now, read.underBefore === null ? null : before).slice(0, MOST_ROWS);
  const [byId, targets, restated] = await Promise.all([namesOf(tx, read.by, shown.map((row) => row.keys)), targetsOf(tx, read.filters), restatedDays(tx, read.span.from, read.span.to)]);
  const names = (dimension: Dimension, id: string | null): string => (dimension === 'reason' && id !== null ? (read.reasonNames?.get(id) ?? read.underBefore?.reasonNames?.get(id)) : undefined) ?? byId(dimension, id);
  const channelAt = read.by.indexOf('channel');
  return {
    metrics: read.metrics.map((metric) => {
      const { key, name, unit, definition, clocks, better, provisional } = metric;
      const undivided = whyUndivided(metric, read.by);
      return { key, name, unit, definition, clocks, better, provisional, ...(undivided === null ? {} : { undivided }) };
    }),
    by: [...read.by],
    period: written(read.span), compared_with: read.before && written(read.before), time_zone: read.timeZone,
    rows: shown.map((row) => {
      const { keys } = row;
      const as = before === null ? null : counterpart(read, keys);
      const then = as === null ? undefined : before?.rows.get(nameOf(as));
      const part = partial(read, keys);
      return {
        ...(part === null ? {} : { partial: part }),
        keys: keys.map((id, i) => ({ id, name: names(read.by[i] as Dimension, id) })),
        cells: read.metrics.map((metric, m) => cell(now.figure(row, m), before?.figure(then, m), targets(metric.key, channelAt === -1 ? null : (keys[channelAt] ?? null)), read.underBefore === null)),
      };
    }),
    total: read.metrics.map((metric, m) => cell(now.total[m] ?? nothing, before === null ? undefined : (before.total[m] ?? nothing), targets(metric.key, read.filters.channels?.length === 1 ? (read.filters.channels[0] ?? null) : null), read.underBefore === null)),
    cut: now.rows.size > MOST_ROWS, restated: restated.map((row) => ({ day: row.day, at: row.at.toISOString() })),
  };
}

export async function readAsked(tx: Tx, asked: AskedReport): Promise<Read> {
  const metrics = asked.metrics.map((key) => {
    const metric = metricOf(key);
    if (!metric) throw invalid(`There is no figure "${key}".`);
    return metric;
  });
  const by = [...new Set(asked.by)];
  const plain: Filters = { brandIds: asked.filters.brand_ids, channels: asked.filters.channels, reasonIds: asked.filters.reason_ids, teamIds: asked.filters.team_ids, agentIds: asked.filters.agent_ids, languages: asked.filters.languages };
  const timeZone = await zoneOf(tx, plain.brandIds ?? []);
  const span = asked.period === 'custom' ? customSpan(asked, timeZone) : spanOf(asked.period as PeriodName, tx.now, timeZone);
  // One that cannot be divided so leaves the others their report; where it is all that is asked, that is said.
  if (metrics.every((metric) => whyUndivided(metric, by) !== null)) {
    throw invalid(metrics.some((metric) => metric.form === 'per_order') ? 'Contacts per order can be divided by brand and time only: an order has no agent or reason.' : 'What was open can be followed over days, weeks or months alone, or divided by anything but time.');
  }
  const tree = await treeAsked(tx, asked.reasons ?? 'filed', timeZone, plain);
  const read: Read = { metrics, by, span, before: null, filters: under(plain, tree), business: asked.hours === 'business', timeZone, reasonNames: tree?.names ?? null, underBefore: null };
  if (asked.compare !== 'reasons') return { ...read, before: asked.compare === 'none' ? null : comparedWith(span, asked.compare, timeZone) };
  if (!by.includes('reason') && !plain.reasonIds?.length) throw invalid('Trees of contact reasons are compared where a report is divided or filtered by contact reason.');
  const other = await treeAsked(tx, asked.reasons_before ?? 'filed', timeZone, plain);
  return { ...read, before: span, underBefore: { ...read, filters: under(plain, other), reasonNames: other?.names ?? null } };
}

async function treeAsked(tx: Tx, asked: string, timeZone: string, filters: Filters): Promise<TreeOf | null> {
  return asked === 'filed' ? null : treeAt(tx, asked === 'today' ? tx.now : beginOf(asked, timeZone), await brandsMeant(tx, filters));
}

/** Whose trees are read: of the brands asked about, or those the contact reasons asked about belong to. */
async function brandsMeant(tx: Tx, { brandIds, reasonIds }: Filters): Promise<readonly string[] | null> {
  if (!reasonIds?.length) return brandIds?.length ? brandIds : null;
  return (await tx.rows<{ brand_id: string }>(sql`select distinct brand_id from taxonomy.reason where id = any (${reasonIds as string[]}::uuid[])`)).map((row) => row.brand_id);
}

/** What is filtered for is meant as the tree reads it: everything that is read under the same contact reason. */
function under(filters: Filters, tree: TreeOf | null): Filters {
  if (!tree) return filters;
  const wanted = new Set(filters.reasonIds?.map((id) => tree.keys.get(id)));
  return { ...filters, reasonKeys: tree.keys, ...(filters.reasonIds?.length ? { reasonIds: orNone([...tree.keys].filter(([, key]) => wanted.has(key)).map(([id]) => id)) } : {}) };
}

/** What belongs to nobody is asked for where nothing fits: an empty list would mean everything. */
const orNone = (ids: readonly string[]): string[] => (ids.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...ids]);

/** Why a figure cannot be divided by these; null where it can. */
function whyUndivided(metric: Metric, by: readonly Dimension[]): 'orders' | 'open' | null {
  if (metric.form === 'per_order') return by.some((dimension) => dimension !== 'brand' && !times.includes(dimension)) ? 'orders' : null;
  if (metric.form === 'open_at_end') return by.some((dimension) => times.includes(dimension)) && !(by.length === 1 && isStep(by[0])) ? 'open' : null;
  return null;
}

/** Whose days are meant: those of the first of the brands asked about, or of all. */
export async function zoneOf(tx: Tx, brandIds: readonly string[]): Promise<string> {
  const zones = await tx.rows<{ time_zone: string }>(sql`select time_zone from identity.brand where ${brandIds as string[]}::uuid[] = '{}' or id = any (${brandIds as string[]}::uuid[]) order by created_at limit 1`);
  return zones[0]?.time_zone ?? 'UTC';
}

function customSpan(asked: AskedReport, timeZone: string): Span {
  if (asked.from === undefined || asked.to === undefined) throw invalid('Say from when to when.');
  const at = (told: string): Date => (told.includes('T') ? new Date(told) : beginOf(told, timeZone));
  const span = { from: at(asked.from), to: at(asked.to) };
  const length = span.to.getTime() - span.from.getTime();
  if (length <= 0 || length > 1100 * DAY) throw invalid('The period must end after it begins and be at most three years long.');
  return span;
}

/** A combination of keys, and what each metric has of it. */
interface Row {
  readonly keys: readonly (string | null)[];
  readonly groups: (Group | undefined)[];
}

interface Figures {
  readonly rows: ReadonlyMap<string, Row>;
  readonly total: readonly Figure[];
  /** worked out when asked: there may be tens of thousands of rows, of which the first are shown */
  figure(row: Row | undefined, metric: number): Figure;
}

const openFigure = (value: number): Figure => ({ ...nothing, value, n: value, few: false });

/** Every metric in every combination, and of all together. A measure several metrics are made of is read once. */
async function figuresOf(tx: Tx, read: Read, span: Span): Promise<Figures> {
  const isCounted = (measure: Metric['measure']): boolean => read.metrics.every((metric) => metric.measure !== measure || metric.form === 'count' || metric.form === 'per_order');
  const question = (metric: Metric, by: readonly Dimension[]): Question => ({ measure: metric.measure, from: span.from, to: span.to, by, filters: read.filters, business: read.business, timeZone: read.timeZone, countOnly: isCounted(metric.measure) });
  const asked = new Map<string, Promise<Group[]>>();
  const groupsOf = (metric: Metric): Promise<Group[]> => {
    const there = asked.get(metric.measure) ?? measured(tx, question(metric, read.by));
    asked.set(metric.measure, there);
    return there;
  };
  const rows = new Map<string, Row>();
  const rowOf = (keys: readonly (string | null)[], name = nameOf(keys)): Row => {
    const there = rows.get(name);
    if (there !== undefined) return there;
    const row = { keys, groups: [] };
    rows.set(name, row);
    return row;
  };
  const total: Figure[] = [];
  const open = new Map<number, ReadonlyMap<string, number>>();
  const orders = new Map<number, ReadonlyMap<string, number>>();
  await Promise.all(read.metrics.map(async (metric, m) => {
    const undivided = whyUndivided(metric, read.by) !== null;
    if (metric.form === 'open_at_end') {
      if (undivided) {
        total[m] = openFigure((await openAt(tx, span.to, [], read.filters)).get('[]') ?? 0);
        return;
      }
      const ends = await openAtEnds(tx, read, span);
      open.set(m, ends);
      for (const name of ends.keys()) rowOf(keysOf(name), name);
      const values = [...ends.values()];
      // Over time the last step is the end of the period; divided otherwise, the parts are all there is.
      total[m] = openFigure(read.by.length === 0 ? ((await openAt(tx, span.to, [], read.filters)).get('[]') ?? 0) : isStep(read.by[0]) ? (values.at(-1) ?? 0) : values.reduce((sum, one) => sum + one, 0));
      return;
    }
    const placed = metric.form === 'per_order' ? await Promise.all([undivided ? new Map<string, number>() : ordersPlaced(tx, question(metric, read.by)), ordersPlaced(tx, question(metric, []))]) : null;
    if (placed) orders.set(m, placed[0]);
    const parts = await groupsOf(metric);
    for (const group of read.by.length === 0 ? [] : parts) rowOf(group.keys).groups[m] = group;
    total[m] = figureOf(metric, wholeOf(parts), placed?.[1].get('[]') ?? null);
  }));
  if (read.by.length === 1 && isStep(read.by[0])) for (const key of stepsOf(span, read.by[0], read.timeZone)) rowOf([key]);
  return {
    rows, total,
    figure: (row, m) => {
      if (row === undefined) return nothing;
      const value = open.get(m)?.get(nameOf(row.keys));
      return value === undefined ? figureOf(read.metrics[m] as Metric, row.groups[m], orders.get(m)?.get(nameOf(row.keys)) ?? null) : openFigure(value);
    },
  };
}

async function openAtEnds(tx: Tx, read: Read, span: Span): Promise<Map<string, number>> {
  const [first] = read.by;
  if (read.by.length === 1 && isStep(first)) {
    const keys = stepsOf(span, first, read.timeZone);
    const open = await backlogSteps(tx, { ...span, by: first, filters: read.filters, timeZone: read.timeZone }, keys);
    return new Map(keys.map((key, i) => [nameOf([key]), open[i] as number]));
  }
  return read.by.length === 0 ? new Map() : openAt(tx, span.to, read.by, read.filters);
}

export const isStep = (dimension: Dimension | undefined): dimension is 'day' | 'week' | 'month' => dimension === 'day' || dimension === 'week' || dimension === 'month';
const nameOf = (keys: readonly (string | null)[]): string => JSON.stringify(keys);
const keysOf = (name: string): (string | null)[] => JSON.parse(name) as (string | null)[];
const written = (span: Span): { from: string; to: string } => ({ from: span.from.toISOString(), to: span.to.toISOString() });

/** In the period compared with, a step's counterpart is the one as far from its beginning; none where it is not as long. */
function counterpart(read: Read, keys: readonly (string | null)[]): (string | null)[] | null {
  const before = read.before as Span;
  const then = keys.map((key, i) => {
    const dimension = read.by[i];
    return key === null || !isStep(dimension) ? key : counterpartOf(read.span, before, dimension, key, read.timeZone);
  });
  return then.some((key, i) => key === null && keys[i] !== null) ? null : then;
}

/** Of a week or a month that the period begins or ends in, how many of its days are counted. */
function partial(read: Read, keys: readonly (string | null)[]): { days: number; of: number } | null {
  const at = read.by.findIndex((dimension) => dimension === 'week' || dimension === 'month');
  const key = keys[at];
  if (key == null) return null;
  const { days, of, whole } = partOfStep(read.span, read.by[at] as 'week' | 'month', key, read.timeZone);
  return whole ? null : { days, of };
}

function cell(now: Figure, before: Figure | undefined, target: number | null, apart = true): CellView {
  return {
    value: now.value, n: now.n, interval: now.interval && [...now.interval], p90: now.p90, few: now.few, exact: now.exact, target,
    ...(before === undefined ? {} : { before: before.value, differs: apart ? differs(now, before) : null }),
  };
}

/** Times in their order; all else by the first figure, most first, with those that rest on too little behind. With `other` also what only that has. */
function sorted(read: Read, { rows: own, figure }: Figures, other: Figures | null): Row[] {
  const rows = other === null ? own : new Map<string, Row>([...[...other.rows.entries()].map(([name, { keys }]): [string, Row] => [name, { keys, groups: [] }]), ...own]);
  const timed = read.by.some((dimension) => times.includes(dimension));
  // Asked once a row, not once a comparison: there may be tens of thousands.
  const placed = [...rows].map(([name, row]) => {
    if (timed) return { row, few: 0, value: 0, order: row.keys.map((key, i) => (times.includes(read.by[i] as Dimension) ? (key ?? '').padStart(10, '0') : (key ?? '~'))).join('|') };
    const first = figure(row, 0);
    return { row, few: first.few ? 1 : 0, value: first.value ?? -Infinity, order: name };
  });
  return placed.toSorted((a, b) => a.few - b.few || b.value - a.value || (a.order < b.order ? -1 : 1)).map(({ row }) => row);
}
