import type { Tx } from '../../../platform/db/tx.ts';
import { termsOf } from '../../people/index.ts';
import type { SwapAnswerView, SwapView } from '../contract-own-week.ts';
import { publishedView, shiftsInForce, type ShiftInForce } from '../store/shifts.ts';
import { swapRows, swapViews, type SwapRow } from '../store/swaps.ts';
import { weekSettings } from '../store/week-settings.ts';
import { brandsOf } from './own-person.ts';
import { LONGEST_WEEKS, problemsFor, problemsOfSwap, problemView, swapFrame } from './swap-sides.ts';

const DAY = 86_400_000;
/** Shifts so many days before and after may be given in return. */
const NEAR_DAYS = 14;
const MOST_CHOICES = 14;

/** Swaps of one's own that are not over, and those of others one could take. Whether an exchange fits is told by what is given in return. */
export async function swapsFor(tx: Tx, me: string): Promise<SwapView[]> {
  const own = await swapRows(tx, { of: me });
  return [...(await swapViews(tx, own, me)), ...(await swapViews(tx, await takeable(tx, me), me))];
}

async function takeable(tx: Tx, me: string): Promise<SwapRow[]> {
  const until = tx.now.getTime() + (LONGEST_WEEKS - 2) * 7 * DAY;
  const open = (await swapRows(tx, { openTo: me })).filter((one) => one.begins_at.getTime() < until);
  if (open.length === 0) return [];
  const shifts = new Map((await shiftsInForce(tx, { personIds: open.map((one) => one.person_id), from: tx.now, to: new Date(until + DAY) })).map((one) => [one.id, one]));
  const frame = await swapFrame(tx, [me, ...open.map((one) => one.person_id)], [...shifts.values()].filter((one) => open.some((each) => each.shift_id === one.id)), await brandsOf(tx, me));
  return open.filter((one) => {
    const shift = shifts.get(one.shift_id);
    if (shift === undefined) return false;
    const problems = problemsFor(frame, me, null, shift);
    return one.kind === 'give' ? problems.length === 0 : problems.every((each) => each.kind !== 'skills' && each.rule !== 'leave');
  });
}

/** Whether an offer is for this person: of somebody else they can see, to anybody or to them. */
export async function mayTake(tx: Tx, swap: SwapRow, me: string): Promise<boolean> {
  return swap.person_id !== me && (swap.to_person_id === null || swap.to_person_id === me) && (await termsOf(tx, { personIds: [swap.person_id] })).length > 0;
}

/** Whether a planner has to agree, by what the sites of both ask. */
export async function needsPlanner(tx: Tx, personIds: readonly string[]): Promise<boolean> {
  for (const one of await termsOf(tx, { personIds })) if ((await weekSettings(tx, one.site?.id ?? null)).planner_approves_swaps) return true;
  return false;
}

/** What the rules say of taking an offer, for each shift that could be given in return; of one given away, once. */
export async function swapAnswers(tx: Tx, swap: SwapRow, offered: ShiftInForce, me: string): Promise<SwapAnswerView[]> {
  const near = swap.kind === 'give' ? [null] : (await shiftsInForce(tx, { personIds: [me], from: new Date(offered.from.getTime() - NEAR_DAYS * DAY), to: new Date(offered.to.getTime() + NEAR_DAYS * DAY) }))
    .filter((one) => one.from > tx.now && one.activities.every((each) => each.kind === 'break' || each.kind === 'lunch')).toSorted((a, b) => Math.abs(a.from.getTime() - offered.from.getTime()) - Math.abs(b.from.getTime() - offered.from.getTime())).slice(0, MOST_CHOICES).toSorted((a, b) => a.from.getTime() - b.from.getTime());
  const frame = await swapFrame(tx, [me, swap.person_id], [offered, ...near.filter((one) => one !== null)], await brandsOf(tx, me));
  const planner = await needsPlanner(tx, [me, swap.person_id]);
  return near.map((given) => {
    const problems = problemsOfSwap(frame, offered, me, given).map(problemView);
    return { shift: given === null ? null : publishedView(given), answer: problems.length === 0 ? 'yes' as const : 'no' as const, needs_planner: planner, problems };
  });
}
