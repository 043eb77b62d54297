import { refuseUnless } from '../staffing/index.ts';
import type { LinePlan, Waiting } from './plan.ts';
import type { Opening } from './question.ts';
import { workOf } from './read-came.ts';
import { amount, DAY } from './read-demand.ts';

const MOST_WAITING = 1_000_000;
const OLDEST_DAYS = 400;

/** What waits when it begins, the longest first, as lines hold it. @throws Refusal `invalid_backlog` that names what does not fit */
export function readOpening(backlog: readonly Opening[], lines: readonly LinePlan[], begins: number): Waiting[] {
  refuseUnless(Array.isArray(backlog), 'invalid_backlog', 'backlog', '"backlog" must be a list of {"reason","channel","count","age_s"}.');
  const waiting = backlog.map((one, at): Waiting => {
    const field = `backlog[${at}]`;
    const line = lines.findIndex(({ reason, channel }) => reason === one.reason && channel === one.channel);
    refuseUnless(line >= 0, 'invalid_backlog', field, `Nothing comes for "${one.reason}" by "${one.channel}", so nothing of it can wait.`);
    refuseUnless(Number.isInteger(one.count) && one.count >= 0, 'invalid_backlog', `${field}.count`, `"${field}.count" must be a whole number that is not below zero; it is ${JSON.stringify(one.count) ?? 'missing'}.`);
    refuseUnless(amount(one.age_s, `${field}.age_s`) * 1000 <= OLDEST_DAYS * DAY, 'invalid_backlog', `${field}.age_s`, `What waits for more than ${OLDEST_DAYS} days is no backlog any more.`);
    return { line, count: one.count, since: begins - Math.round(one.age_s * 1000), ...workOf(one, field) };
  });
  refuseUnless(waiting.reduce((sum, one) => sum + one.count, 0) <= MOST_WAITING, 'too_much', 'backlog', `More than ${MOST_WAITING} that wait are more than can be rehearsed.`);
  return waiting.filter((one) => one.count > 0).sort((a, b) => a.since - b.since || a.line - b.line);
}
