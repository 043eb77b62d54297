import type { AskedReport } from '@keepdesk/client';
import { compareIds, dimensionIds, metricKeys, periodIds } from './presets.ts';

const MOST_METRICS = 6;
const lists = ['brand_ids', 'channels', 'reason_ids', 'team_ids', 'agent_ids', 'languages'] as const;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
/** Those of a list that are among the known, each once. */
const among = <const T extends string>(known: readonly T[], given: unknown): T[] => (Array.isArray(given) ? [...new Set<unknown>(given)].flatMap((one) => known.find((id) => id === one) ?? []) : []);

/** A question as it stands in an address: null where somebody wrote something else there. */
export function readAskedSearch(given: unknown): AskedReport | null {
  if (!isRecord(given)) return null;
  const metrics = among(metricKeys, given.metrics).slice(0, MOST_METRICS);
  const period = given.period === 'custom' ? 'custom' : periodIds.find((id) => id === given.period);
  if (metrics.length === 0 || period === undefined) return null;
  const [from, to] = [dayOf(given.from), dayOf(given.to)];
  if (period === 'custom' && (from === null || to === null || Date.parse(from) >= Date.parse(to))) return null;
  const filters = isRecord(given.filters) ? given.filters : {};
  return {
    metrics, by: among(dimensionIds, given.by).slice(0, 2), period, ...(period === 'custom' ? { from: from as string, to: to as string } : {}),
    compare: compareIds.find((id) => id === given.compare) ?? 'none', hours: given.hours === 'business' ? 'business' : 'wall',
    ...treeOf('reasons', given.reasons), ...treeOf('reasons_before', given.reasons_before),
    filters: Object.fromEntries(lists.flatMap((name) => {
      const list = Array.isArray(filters[name]) ? filters[name].filter((one) => typeof one === 'string') : [];
      return list.length === 0 ? [] : [[name, list]];
    })),
  };
}

/** A tree of contact reasons, by name or by day; nothing where somebody wrote something else. */
function treeOf<Name extends string>(name: Name, value: unknown): Partial<Record<Name, string>> {
  return value === 'filed' || value === 'today' || (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))) ? ({ [name]: value } as Record<Name, string>) : {};
}

function dayOf(value: unknown): string | null {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null;
}

/** The day so many after a day, as dates are written. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day of a moment on a clock, as dates are written. */
export function dayIn(at: string, timeZone: string): string {
  return at.includes('T') ? new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(at)) : at;
}
