import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { behind, openBehind, type Behind } from '../../facts/index.ts';
import type { AskedReport, BehindView } from '../contract.ts';
import { metricOf, type Metric } from '../rules/metrics.ts';
import { endOfStep } from '../rules/periods.ts';
import { isStep, readAsked, type Read } from './run-report.ts';

export const MOST_BEHIND = 500;

/** The conversations behind one number of a report, newest first, at most 500. */
export async function drill(tx: Tx, asked: AskedReport, key: string, keys: readonly (string | null)[]): Promise<BehindView[]> {
  const metric = metricOf(key);
  if (!metric) throw invalid(`There is no figure "${key}".`);
  // The total stands also where the figure cannot be divided as the others are.
  const read = await readAsked(tx, { ...asked, metrics: [key], by: keys.length === 0 ? [] : asked.by });
  const rows = metric.form === 'open_at_end' ? await openAtEnd(tx, read, keys) : await behind(tx, { measure: metric.measure, ...read.span, by: read.by, filters: read.filters, business: read.business, timeZone: read.timeZone }, keys, metric.hitsOnly, MOST_BEHIND);
  return rows.map((row) => shownBehind(metric, row));
}

/** What was open when the period ended, or the step of it that is asked about. */
function openAtEnd(tx: Tx, read: Read, keys: readonly (string | null)[]): Promise<Behind[]> {
  const [first] = read.by;
  if (keys.length === 0) return openBehind(tx, read.span.to, [], read.filters, [], MOST_BEHIND);
  if (isStep(first)) return openBehind(tx, endOfStep(read.span, first, keys[0] ?? '', read.timeZone), [], read.filters, [], MOST_BEHIND);
  return openBehind(tx, read.span.to, read.by, read.filters, keys, MOST_BEHIND);
}

export function shownBehind(metric: Pick<Metric, 'unit' | 'form'>, row: Behind): BehindView {
  return { id: row.conversation_id, number: row.number, brand_id: row.brand_id, subject: row.subject, at: row.at.toISOString(), value: metric.unit === 'seconds' ? row.seconds : metric.unit === 'ratio' || metric.form === 'net' ? row.hit : null };
}
