import type { Tx } from '../../../platform/db/tx.ts';
import { pageOf, readCursor } from '../../../platform/http/lists.ts';
import { peopleNames } from '../../identity/index.ts';
import type { PlanView, PlanWholeView } from '../contract-schedule.ts';
import { planById, planRows, planView, wholePlan, type PlanRow } from '../store/plans.ts';

export async function showPlan(tx: Tx, id: string): Promise<PlanWholeView> {
  const row = await planById(tx, id);
  return wholePlan(row, await namesIn(tx, [row]));
}

/** Plans one may see, the newest first. */
export async function listPlans(tx: Tx, { limit = 50, cursor }: { limit?: number; cursor?: string }): Promise<{ data: PlanView[]; next_cursor: string | null }> {
  const page = pageOf(await planRows(tx, { limit: limit + 1, after: readCursor(cursor) }), limit, (row) => ({ at: row.made_at.toISOString(), id: row.id }));
  const names = await namesIn(tx, page.data);
  return { data: page.data.map((row) => planView(row, names)), next_cursor: page.next_cursor };
}

const namesIn = (tx: Tx, rows: readonly Pick<PlanRow, 'made_by' | 'published_by'>[]): Promise<Map<string, string>> => peopleNames(tx, rows.flatMap((row) => [row.made_by, row.published_by]).filter((id): id is string => id !== null));
