import { heard } from './silent.ts';

/** A day that is over: what had been forecast for it before it began, and what came (null where nothing is known). */
export interface PastDay {
  readonly forecast: readonly number[];
  readonly actual: readonly (number | null)[];
}

/** How what came so far moves the rest of a day, at one time of day. */
export interface RestRule {
  /** Complete intervals so far: the one that is running is not among them. */
  readonly cut: number;
  /** Intervals that count as the last ones. */
  readonly last: number;
  /** Part of the day's deviation so far that goes on. */
  readonly whole: number;
  /** Part of the last intervals' deviation that goes on beside it. */
  readonly recent: number;
  /** Past days it was learned from. */
  readonly days: number;
  /** How far the rest of a past day was off what the rule says, as a standard deviation of logarithms; null with too few days. */
  readonly spread: number | null;
}

/** Beside the sum of squares, in days of the usual deviation: with few days little is believed. */
const BELIEF = 2;
/** Past days needed; before, the forecast stands. */
const FEWEST = 8;
/** No day moves the rest by more than this, in logarithms. */
const MOST = 0.7;

/**
 * Learns how much of a morning's deviation goes on: log(rest) = whole·log(so far) + recent·log(last intervals), each the
 * ratio of actual to forecast, by ridge over past days weighted by what was left of them. Scaling the rest by the plain
 * ratio (whole = 1) makes it worse before noon. In one dimension this is the penalised least squares of Shen & Huang
 * ("Interday forecasting and intraday updating of call center arrivals", M&SOM 10, 2008). A rule that does not help on the
 * days it was not learned from is no rule: both parts are 0. Hours in which nothing came although much was foretold are not
 * known, of past days and of today: an outage is no low demand.
 */
export function learnedRest(days: readonly PastDay[], cut: number, last: number): RestRule {
  const seen = days.map((day) => signsOf(day, cut, last)).filter((signs) => signs !== null);
  const none: RestRule = { cut, last, whole: 0, recent: 0, days: seen.length, spread: null };
  if (seen.length < FEWEST) return none;
  const folds = Array.from({ length: FOLDS }, (_, fold) => fitted(seen.filter((_day, other) => other % FOLDS !== fold)));
  const off = seen.map((signs, at) => {
    const [whole, recent] = folds[at % FOLDS] as [number, number];
    return signs.rest - held(whole * signs.whole + recent * signs.recent);
  });
  const helps = seen.reduce((sum, signs, at) => sum + signs.weight * (Math.abs(signs.rest) - Math.abs(off[at] as number)), 0);
  if (helps <= 0) return { ...none, spread: spreadOf(seen, seen.map((signs) => signs.rest)) };
  const [whole, recent] = fitted(seen);
  return { ...none, whole, recent, spread: spreadOf(seen, off) };
}

/** Weighted by what was left of each day. */
function spreadOf(days: readonly Signs[], off: readonly number[]): number {
  const weight = days.reduce((sum, day) => sum + day.weight, 0) || 1;
  return Math.sqrt(days.reduce((sum, day, at) => sum + day.weight * (off[at] as number) ** 2, 0) / weight);
}

const FOLDS = 5;

/** The rest of today by a rule, from the forecast in force and what came until the rule's time. The past is left as forecast. */
export function restOfDay(rule: RestRule, forecast: readonly number[], actual: readonly (number | null)[]): number[] {
  const known = heard(forecast, actual.slice(0, rule.cut));
  const [whole, recent] = [ratio(forecast, known, 0, rule.cut), ratio(forecast, known, rule.cut - rule.last, rule.cut)];
  const factor = Math.exp(held(rule.whole * (whole ?? 0) + rule.recent * (recent ?? whole ?? 0)));
  return forecast.map((value, at) => (at < rule.cut ? value : value * factor));
}

interface Signs {
  readonly whole: number;
  readonly recent: number;
  readonly rest: number;
  readonly weight: number;
}

function signsOf({ forecast, actual: came }: PastDay, cut: number, last: number): Signs | null {
  const actual = heard(forecast, came);
  const [whole, rest] = [ratio(forecast, actual, 0, cut), ratio(forecast, actual, cut, forecast.length)];
  if (whole === null || rest === null) return null;
  return { whole, recent: ratio(forecast, actual, cut - last, cut) ?? whole, rest, weight: forecast.slice(cut).reduce((sum, value) => sum + value, 0) };
}

/** Logarithm of actual over forecast between two intervals, a little held where counts are small; null where too little was expected. */
function ratio(forecast: readonly number[], actual: readonly (number | null)[], from: number, to: number): number | null {
  let [expected, came] = [0, 0];
  for (let at = Math.max(0, from); at < to; at++) {
    const value = actual[at];
    if (value === null || value === undefined) continue;
    expected += forecast[at] ?? 0;
    came += value;
  }
  return expected < 1 ? null : held(Math.log((came + 1) / (expected + 1)));
}

function held(move: number): number {
  return Math.max(-MOST, Math.min(MOST, move));
}

/** Two coefficients by weighted ridge, in closed form. */
function fitted(days: readonly Signs[]): [whole: number, recent: number] {
  const mean = days.reduce((sum, { weight }) => sum + weight, 0) / days.length || 1;
  let [aa, ab, bb, ay, by] = [0, 0, 0, 0, 0];
  for (const day of days) {
    const weight = day.weight / mean;
    aa += weight * day.whole ** 2;
    ab += weight * day.whole * day.recent;
    bb += weight * day.recent ** 2;
    ay += weight * day.whole * day.rest;
    by += weight * day.recent * day.rest;
  }
  const belief = (BELIEF * (aa + bb)) / (2 * days.length) + 1e-9;
  const determinant = (aa + belief) * (bb + belief) - ab * ab;
  return [((bb + belief) * ay - ab * by) / determinant, ((aa + belief) * by - ab * ay) / determinant];
}
