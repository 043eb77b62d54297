import { refuseUnless } from '../staffing/index.ts';
import type { ArrivalStream, Season, When } from './question.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const WEEK = 7 * DAY;
const MONDAY = '2026-10-05';
const MOST_DAYS = 400;

/** When a season begins, its grain, and what is expected in each interval. */
export interface Demand {
  readonly begins: number;
  readonly intervalMs: number;
  readonly expected: Float64Array;
  /** by stream, where each has its own course */
  readonly streams: readonly (ArrivalStream & { readonly expected: Float64Array })[];
}

/** A finite number from nothing up. @throws Refusal `invalid_season` */
export function amount(value: unknown, field: string): number {
  refuseUnless(typeof value === 'number' && Number.isFinite(value) && value >= 0, 'invalid_season', field, `"${field}" must be a number that is not below zero; it is ${JSON.stringify(value) ?? 'missing'}.`);
  return value;
}

/** A moment of the season in milliseconds. @throws Refusal `invalid_moment` */
export function momentOf(when: When | undefined, begins: number, field: string): number {
  const at = typeof when === 'number' ? begins + when * 1000 : Date.parse(when ?? '');
  refuseUnless(Number.isFinite(at), 'invalid_moment', field, `"${field}" must be a moment like 2026-11-27T09:00:00Z or seconds since the season begins.`);
  return Math.round(at);
}

/** @throws Refusal `invalid_season` that names what is negative, missing or does not fit */
export function readDemand(season: Season): Demand {
  const begins = momentOf(season.start ?? MONDAY, 0, 'season.start');
  const minutes = season.interval_minutes ?? 30;
  refuseUnless(Number.isInteger(minutes) && minutes > 0 && 1440 % minutes === 0, 'invalid_season', 'season.interval_minutes', '"season.interval_minutes" must divide a day, like 15, 30 or 60.');
  const intervalMs = minutes * 60_000;
  const streams = (season.streams ?? []).map((stream, at) => ({ ...stream, expected: byCounts(stream.arrivals, `season.streams[${at}].arrivals`) }));
  refuseUnless(streams.every(({ expected }) => expected.length === streams[0]?.expected.length), 'gap', 'season.streams', 'All of "season.streams" must have as many intervals.');
  const expected = streams.length > 0 ? summed(streams.map((stream) => stream.expected)) : season.arrivals === undefined ? byFactors(season, intervalMs, begins) : byCounts(season.arrivals, 'season.arrivals');
  refuseUnless(expected.length > 0 && expected.length * intervalMs <= MOST_DAYS * DAY, 'invalid_season', 'season.weeks', `A season lasts from one interval to ${MOST_DAYS} days.`);
  const sum = expected.reduce((all, one) => all + one, 0);
  refuseUnless(sum <= 50_000_000, 'too_much', 'season.scale', `${Math.round(sum)} contacts are more than can be rehearsed at once; 50 million can.`);
  return { begins, intervalMs, expected, streams };
}

function byCounts(arrivals: readonly (number | null)[], field: string): Float64Array {
  const gap = arrivals.findIndex((one) => one === null || one === undefined);
  refuseUnless(gap < 0, 'gap', field, `Interval ${gap} of "${field}" has no figure: what came is not known, which is not the same as nothing.`);
  return Float64Array.from(arrivals, (one, at) => amount(one, `${field}[${at}]`));
}

function summed(all: readonly Float64Array[]): Float64Array {
  return Float64Array.from(all[0] as Float64Array, (_, at) => all.reduce((sum, one) => sum + (one[at] as number), 0));
}

function byFactors(season: Season, intervalMs: number, begins: number): Float64Array {
  const base = amount(season.base_contacts_per_day, 'season.base_contacts_per_day') * amount(season.scale ?? 1, 'season.scale');
  const days = season.days ?? (season.weeks ?? season.week_factor?.length ?? 1) * 7;
  refuseUnless(Number.isInteger(days) && days > 0, 'invalid_season', 'season.days', 'A season lasts whole days, at least one.');
  const weeks = factors(season.week_factor, Math.ceil(days / 7), 'season.week_factor');
  const weekdays = factors(season.dow_factor_mon_first, 7, 'season.dow_factor_mon_first');
  const hours = factors(season.hour_share, 24, 'season.hour_share', 1 / 24);
  const ofDay = hours.reduce((all, one) => all + one, 0);
  refuseUnless(Math.abs(ofDay - 1) < 0.01, 'invalid_season', 'season.hour_share', `"season.hour_share" must add up to 1; it adds up to ${ofDay}.`);
  const own = (season.day_factor ?? []).map((one, at) => amount(one, `season.day_factor[${at}]`));
  const perDay = DAY / intervalMs;
  return Float64Array.from({ length: days * perDay }, (_, at) => {
    const day = Math.floor(at / perDay);
    const weekday = (new Date(begins + day * DAY).getUTCDay() + 6) % 7;
    return (base * (weeks[Math.floor(day / 7)] as number) * (weekdays[weekday] as number) * (own[day] ?? 1) * inInterval(hours, ((at % perDay) * intervalMs) / HOUR, intervalMs / HOUR)) / ofDay;
  });
}

/** The share of a day's contacts that comes in so many hours from an hour on. */
function inInterval(hours: readonly number[], from: number, length: number): number {
  let sum = 0;
  for (let hour = Math.floor(from); hour < from + length; hour++) sum += (hours[hour] as number) * (Math.min(hour + 1, from + length) - Math.max(hour, from));
  return sum;
}

function factors(given: readonly number[] | undefined, least: number, field: string, usual = 1): readonly number[] {
  if (given === undefined) return Array.from({ length: least }, () => usual);
  refuseUnless(given.length >= least, 'gap', field, `"${field}" has ${given.length} figures where ${least} are needed.`);
  for (const [at, one] of given.entries()) amount(one, `${field}[${at}]`);
  return given;
}
