import type { Tx } from '../../../platform/db/tx.ts';
import { leaveBetween, termsOf } from '../../people/index.ts';
import type { WeekRequestView } from '../contract-own-week.ts';
import { addDays, localDay } from '../rules/local-days.ts';
import { swapRows, swapViews } from '../store/swaps.ts';

const AHEAD_DAYS = 800;
const MOST = 500;

/** What waits for a planner, oldest first: leave the rules did not grant, and swaps they have to agree to. Only of people of brands they plan. */
export async function weekRequests(tx: Tx): Promise<WeekRequestView[]> {
  const today = localDay(tx.now, 'UTC');
  const leave = await leaveBetween(tx, { from: addDays(today, -1), to: addDays(today, AHEAD_DAYS), states: ['asked'] }, { limit: MOST, after: null });
  const waiting = await swapRows(tx, { waiting: true }, MOST);
  const mine = new Set((await termsOf(tx, { personIds: waiting.map((one) => one.person_id) })).map((one) => one.person_id));
  const swaps = await swapViews(tx, waiting.filter((one) => mine.has(one.person_id)), tx.actor.id);
  return [
    ...leave.map((one): WeekRequestView => ({ id: one.id, kind: 'leave', asked_at: one.asked_at, leave: one, swap: null })), ...swaps.map((one): WeekRequestView => ({ id: one.id, kind: 'swap', asked_at: one.made_at, leave: null, swap: one })),
  ].toSorted((a, b) => (a.asked_at === b.asked_at ? (a.id < b.id ? -1 : 1) : a.asked_at < b.asked_at ? -1 : 1));
}
