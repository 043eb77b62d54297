import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid, notFound, type Refusal } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { notify, type Kind } from '../../notifications/index.ts';
import { termsOf } from '../../people/index.ts';
import type { NewSwapInput, SwapView } from '../contract-own-week.ts';
import { brandsOf, ownPerson } from '../queries/own-person.ts';
import { mayTake, needsPlanner } from '../queries/swap-answers.ts';
import { problemsOfSwap, problemView, swapFrame } from '../queries/swap-sides.ts';
import { endInForce, holdInForce, putInForce, type ShiftInForce } from '../store/shifts.ts';
import { addSwap, holdSwap, markDecided, markTaken, openSwapOf, swapRows, swapViews, type SwapRow } from '../store/swaps.ts';
import { decideAlone } from '../store/week-settings.ts';
import { tellPlanners } from './own-leave.ts';

const over = (): Refusal => conflict('swap_over', 'This shift was changed or has begun: it is not offered any more.');

/** Offers a shift of one's own, to anybody or by name, as a gift or for another. Offering it twice is offering it once. @throws Refusal where it is not theirs to offer */
export async function offerSwap(tx: Tx, said: NewSwapInput): Promise<SwapView> {
  const { person_id: me } = await ownPerson(tx);
  await decideAlone(tx);
  const [shift] = await holdInForce(tx, [said.shift_id]);
  if (shift?.personId !== me) throw notFound('shift');
  if (shift.from <= tx.now) throw over();
  if (shift.activities.some((one) => one.kind !== 'break' && one.kind !== 'lunch')) throw conflict('shift_is_yours', 'There is training or a meeting in this shift: it is meant for you. Ask whoever plans.');
  if (said.to_person_id !== null && (said.to_person_id === me || (await termsOf(tx, { personIds: [said.to_person_id], agreed: true })).length === 0)) throw invalid('Offer it to a colleague.', [{ field: 'to_person_id', message: 'unknown' }]);
  const open = await openSwapOf(tx, said.shift_id);
  if (open !== null) return view(tx, open, me);
  const id = await addSwap(tx, me, said);
  await record(tx, { action: 'workforce.swap_offered', subjectKind: 'swap', subjectId: id, facts: { shift_id: said.shift_id, kind: said.kind } });
  if (said.to_person_id !== null) await tell(tx, said.to_person_id, 'swap_offered', id);
  return view(tx, id, me);
}

/** Takes an offer back while nothing came of it. */
export async function withdrawSwap(tx: Tx, id: string): Promise<SwapView> {
  const { person_id: me } = await ownPerson(tx);
  const swap = await holdSwap(tx, id);
  if (swap?.person_id !== me) throw notFound('swap');
  if (swap.state === 'done') throw conflict('swap_done', 'This shift was taken. Ask for it back.');
  if (swap.state !== 'withdrawn') {
    await markDecided(tx, id, 'withdrawn', '');
    if (swap.taken_by !== null && swap.state === 'waiting') await tell(tx, swap.taken_by, 'leave_or_swap_decided', id);
  }
  return view(tx, id, me);
}

/**
 * Takes what a colleague offers: judged by the rules for both, and done in one piece, or left to a planner where their sites ask for it.
 * @throws Refusal `swap_taken` where somebody was quicker, `swap_breaks_rules` with what it would break, `swap_over`
 */
export async function takeSwap(tx: Tx, id: string, shiftId: string | null): Promise<SwapView> {
  const { person_id: me } = await ownPerson(tx);
  await decideAlone(tx);
  const swap = await holdSwap(tx, id);
  if (swap === undefined || !(await mayTake(tx, swap, me))) throw notFound('swap');
  if (swap.taken_by === me && (swap.state === 'done' || swap.state === 'waiting')) return view(tx, id, me);
  if (swap.state !== 'open') throw conflict('swap_taken', swap.state === 'withdrawn' ? 'The offer was taken back.' : 'Somebody else was quicker: this shift is taken.');
  if ((swap.kind === 'exchange') !== (shiftId !== null)) throw invalid('Say which shift you give in return, where one is asked for.', [{ field: 'shift_id', message: swap.kind === 'exchange' ? 'needed' : 'nothing is asked in return' }]);
  const { offered, given } = await heldBoth(tx, swap, me, shiftId);
  await judged(tx, swap, offered, me, given);
  if (await needsPlanner(tx, [me, swap.person_id])) await markTaken(tx, id, { by: me, shiftId, state: 'waiting' });
  else {
    await markTaken(tx, id, { by: me, shiftId, state: 'done' });
    await exchange(tx, swap, offered, me, given);
  }
  await tellPlanners(tx, swap.person_id, 'swap', id);
  await tell(tx, swap.person_id, 'leave_or_swap_decided', id);
  return view(tx, id, me);
}

/** A planner agrees to a swap that waits, or refuses it. It is judged anew: things may have changed. @throws Refusal where it was decided otherwise meanwhile */
export async function decideSwap(tx: Tx, id: string, state: 'granted' | 'refused', because: string): Promise<SwapView> {
  await decideAlone(tx);
  const swap = await holdSwap(tx, id);
  if (swap?.taken_by == null || (await termsOf(tx, { personIds: [swap.person_id] })).length === 0) throw notFound('swap');
  const wanted = state === 'granted' ? 'done' : 'refused';
  if (swap.state === wanted) return view(tx, id, tx.actor.id);
  if (swap.state !== 'waiting') throw conflict('swap_decided', 'This swap does not wait any more.');
  if (state === 'refused' && because.trim() === '') throw invalid('Say why: both will read it.', [{ field: 'because', message: 'must not be empty' }]);
  if (state === 'granted') {
    const { offered, given } = await heldBoth(tx, swap, swap.taken_by, swap.taken_shift_id);
    await judged(tx, swap, offered, swap.taken_by, given);
    await exchange(tx, swap, offered, swap.taken_by, given);
  }
  await markDecided(tx, id, wanted, because.trim());
  for (const one of [swap.person_id, swap.taken_by]) await tell(tx, one, 'leave_or_swap_decided', id);
  return view(tx, id, tx.actor.id);
}

async function heldBoth(tx: Tx, swap: SwapRow, takerId: string, shiftId: string | null): Promise<{ offered: ShiftInForce; given: ShiftInForce | null }> {
  const held = await holdInForce(tx, [swap.shift_id, ...(shiftId === null ? [] : [shiftId])]);
  const offered = held.find((one) => one.id === swap.shift_id);
  const given = held.find((one) => one.id === shiftId) ?? null;
  if (offered === undefined || offered.from <= tx.now) throw over();
  if (shiftId !== null && (given === null || given.personId !== takerId || given.from <= tx.now)) throw over();
  return { offered, given };
}

async function judged(tx: Tx, swap: SwapRow, offered: ShiftInForce, takerId: string, given: ShiftInForce | null): Promise<void> {
  const frame = await swapFrame(tx, [takerId, swap.person_id], [offered, ...(given === null ? [] : [given])], await brandsOf(tx, takerId));
  const problems = problemsOfSwap(frame, offered, takerId, given).map(problemView);
  if (problems.length > 0) throw conflict('swap_breaks_rules', 'This swap would break a rule of labour, what was agreed, or leave work to somebody who does not know it.', problems.map((one) => ({ message: one.rule, ...one })));
}

/** Both shifts end and begin anew with the other person, in one piece: at every moment somebody has them. */
async function exchange(tx: Tx, swap: SwapRow, offered: ShiftInForce, takerId: string, given: ShiftInForce | null): Promise<void> {
  const both = [offered, ...(given === null ? [] : [given])];
  if ((await endInForce(tx, both.map((one) => one.id))) !== both.length) throw over();
  await putInForce(tx, offered.planId, [{ ...offered, personId: takerId }]);
  if (given !== null) await putInForce(tx, given.planId, [{ ...given, personId: swap.person_id }]);
  await record(tx, { action: 'workforce.swapped', subjectKind: 'swap', subjectId: swap.id, facts: { from_person: swap.person_id, to_person: takerId, shift_id: offered.id, given_shift_id: given?.id ?? null } });
}

async function tell(tx: Tx, personId: string, kind: Kind, subjectId: string): Promise<void> {
  const [brandId] = await brandsOf(tx, personId);
  if (brandId !== undefined) await notify(tx, { kind, brandId, personIds: [personId], subjectKind: 'swap', subjectId });
}

async function view(tx: Tx, id: string, me: string | null): Promise<SwapView> {
  const [found] = await swapViews(tx, await swapRows(tx, { ids: [id] }), me);
  if (found === undefined) throw notFound('swap');
  return found;
}
