import { notNegative, positive, refuseUnless } from './refuse-unless.ts';

/** Work that can wait: how much (agents × intervals), from which interval it can be done, and by the end of which it is due. */
export interface DueWork {
  readonly work: number;
  readonly from: number;
  readonly due: number;
}

export interface Deferrable {
  /** Contacts that come in each interval, day and night. */
  readonly arrivals: readonly number[];
  readonly intervalSeconds: number;
  readonly handleSeconds: number;
  /** Share of each interval that is open; left out: always. */
  readonly open?: readonly number[];
  /** Open time within which a contact has to be answered. */
  readonly deadlineSeconds: number;
  /** What lies there at the start, by age in open time. */
  readonly opening?: readonly { readonly contacts: number; readonly ageSeconds: number }[];
}

export interface Due {
  readonly jobs: readonly DueWork[];
  readonly open: readonly number[];
  /** Contacts of the opening backlog that are late already; they are given a whole deadline from the start. */
  readonly lateAlready: number;
  /** Work that is due only after the last interval: it binds nothing here. */
  readonly dueLater: number;
}

const MOST_INTERVALS = 40_000;

/**
 * When deferrable work can and must be done. What comes in an interval can be done in it; it is due at the end of the last
 * interval up to which no more than the deadline of open time has passed, its own counted; at least its own. Always open and
 * given no `open`, the horizon goes on until all is due.
 * @throws Refusal `invalid_load`, `invalid_target`, `never_open`
 */
export function dueWorkOf(given: Deferrable): Due {
  check(given);
  const { arrivals, intervalSeconds, handleSeconds, deadlineSeconds, opening = [] } = given;
  const open = given.open ?? new Array<number>(arrivals.length + Math.ceil(deadlineSeconds / intervalSeconds)).fill(1);
  refuseUnless(open.some((part) => part > 0), 'never_open', 'open', 'There is no open interval, so nothing can ever be done.');
  const passed = [0];
  for (const part of open) passed.push((passed.at(-1) as number) + part * intervalSeconds);
  const each = handleSeconds / intervalSeconds;
  const job = (contacts: number, from: number, left: number): DueWork => ({ work: contacts * each, from, due: dueAt(passed, from, left) });
  const jobs = [
    ...opening.map(({ contacts, ageSeconds }) => job(contacts, 0, ageSeconds < deadlineSeconds ? deadlineSeconds - ageSeconds : deadlineSeconds)),
    ...arrivals.map((contacts, at) => job(contacts, at, deadlineSeconds)),
  ].filter((one) => one.work > 0);
  const lateAlready = opening.reduce((sum, { contacts, ageSeconds }) => sum + (ageSeconds < deadlineSeconds ? 0 : contacts), 0);
  return { jobs, open, lateAlready, dueLater: jobs.reduce((sum, one) => sum + (one.due < open.length ? 0 : one.work), 0) };
}

/** The last interval of `left` open seconds counted from the start of `from`; the number of intervals where the end comes before. */
function dueAt(passed: readonly number[], from: number, left: number): number {
  const until = (passed[from] as number) + left * (1 + 1e-12);
  if ((passed.at(-1) as number) < (passed[from] as number) + left * (1 - 1e-12)) return passed.length - 1;
  let [low, high] = [from, passed.length - 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if ((passed[middle] as number) <= until) low = middle;
    else high = middle;
  }
  const last = (passed[high] as number) <= until ? high : low;
  return firstOpenFrom(passed, from, Math.max(from, last - 1));
}

/** A deadline shorter than an interval leaves at least the first open one. */
function firstOpenFrom(passed: readonly number[], from: number, due: number): number {
  let at = due;
  while (at < passed.length - 1 && passed[at + 1] === passed[from]) at++;
  return at;
}

function check({ arrivals, intervalSeconds, handleSeconds, open, deadlineSeconds, opening = [] }: Deferrable): void {
  refuseUnless(arrivals.length > 0 && arrivals.length <= MOST_INTERVALS, 'invalid_load', 'arrivals', `"arrivals" must hold 1 to ${MOST_INTERVALS} intervals.`);
  arrivals.forEach((contacts) => notNegative(contacts, 'arrivals'));
  positive(intervalSeconds, 'interval_seconds');
  positive(handleSeconds, 'aht_seconds');
  refuseUnless(Number.isFinite(deadlineSeconds) && deadlineSeconds > 0 && deadlineSeconds <= MOST_INTERVALS * intervalSeconds, 'invalid_target', 'target.within_seconds', '"target.within_seconds" must be the open time within which work is due, above zero.');
  refuseUnless(open === undefined || (open.length === arrivals.length && open.every((part) => part >= 0 && part <= 1)), 'invalid_load', 'open', '"open" must hold a share from 0 to 1 for each interval of "arrivals".');
  for (const { contacts, ageSeconds } of opening) {
    notNegative(contacts, 'opening.contacts');
    notNegative(ageSeconds, 'opening.age_seconds');
  }
}
