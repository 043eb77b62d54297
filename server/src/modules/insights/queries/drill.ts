import type { Tx } from '../../../platform/db/tx.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { behind } from '../../facts/index.ts';
import type { AskedReport } from '../contract.ts';
import { metricOf } from '../rules/metrics.ts';
import { readAsked } from './run-report.ts';

const MOST = 500;

/** The conversations behind one number of a report, newest first, at most 500. */
export async function drill(tx: Tx, asked: AskedReport, key: string, keys: readonly (string | null)[]): Promise<{ id: string; number: number; brand_id: string; subject: string; at: string; value: number | null }[]> {
  const metric = metricOf(key);
  if (!metric) throw invalid(`There is no figure "${key}".`);
  const read = await readAsked(tx, { ...asked, metrics: [key] });
  const by = keys.length === 0 ? [] : read.by;
  const rows = await behind(tx, { measure: metric.measure, ...read.span, by, filters: read.filters, business: read.business, timeZone: read.timeZone }, keys, metric.hitsOnly, MOST);
  return rows.map((row) => ({ id: row.conversation_id, number: row.number, brand_id: row.brand_id, subject: row.subject, at: row.at.toISOString(), value: metric.unit === 'seconds' ? row.seconds : metric.unit === 'ratio' || metric.form === 'net' ? row.hit : null }));
}
