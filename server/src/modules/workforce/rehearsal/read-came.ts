import { refuseUnless } from '../staffing/index.ts';
import type { Came, LinePlan } from './plan.ts';
import type { Season } from './question.ts';
import { amount, momentOf } from './read-demand.ts';

/** What came, in its order; null where that is left to chance. @throws Refusal `invalid_season` that names what does not fit */
export function readCame(came: Season['came'], lines: readonly LinePlan[], begins: number, ends: number): Came[] | null {
  if (came === undefined) return null;
  const numbers = new Map(lines.map(({ reason, channel }, line) => [`${reason}\0${channel}`, line]));
  return came.map((one, at): Came => {
    const field = `season.came[${at}]`;
    const line = numbers.get(`${one.reason}\0${one.channel}`);
    refuseUnless(line !== undefined, 'invalid_season', field, `No reason "${one.reason}" comes by "${one.channel}".`);
    const moment = momentOf(one.at, begins, `${field}.at`);
    refuseUnless(moment >= begins && moment < ends, 'invalid_season', `${field}.at`, `"${field}.at" is outside the season.`);
    return { at: moment, line, ...workOf(one, field), isMore: one.more === true };
  }).sort((a, b) => a.at - b.at);
}

/** What one takes as it is known, in milliseconds: 0 where it is not. */
export function workOf({ handle_s: handle, passed_on_s: passedOn = 0 }: { readonly handle_s?: number; readonly passed_on_s?: number }, field: string): { workMs: number; passedMs: number } {
  return { workMs: Math.round(amount(handle ?? 0, `${field}.handle_s`) * 1000), passedMs: handle === undefined ? 0 : Math.round(amount(passedOn, `${field}.passed_on_s`) * 1000) };
}
