import { byProfile, smoothing } from './models/levels.ts';
import { doubleSeasonal } from './models/double-seasonal.ts';
import type { Model } from './models/model.ts';
import { pastWeeks } from './models/past-weeks.ts';
import { seasonalChanges } from './models/seasonal-changes.ts';
import { yearAgo } from './models/year-ago.ts';

/** A model in the tournament, on the series as it is or on the series without what the calendar explains. */
export interface Entrant {
  readonly name: string;
  readonly model: Model;
  readonly calendar: boolean;
}

const level = (name: string, weight: number, memory = 0.7, weekday = 0.1): Model => byProfile(name, smoothing({ level: weight, weekday, trend: 0, memory }));

const lastWeek = pastWeeks('last week', 1);
const fourWeeks = pastWeeks('four weeks', 4);
const quick = level('quick level', 0.3);
const quicker = level('quicker level', 0.6);

/** A model that sees no difference between the days of a week: for what has a course of the day only. */
const everyDay = (name: string, model: Model): Model => ({ name, forecast: (seen, ahead) => (seen.slots === 1 ? null : model.forecast({ ...seen, week: 1 }, ahead)) });

const seasons = [
  doubleSeasonal('day and week, slow', { level: 0.02, day: 0.1, week: 0.15, memory: 0.95 }),
  doubleSeasonal('day and week, quick', { level: 0.1, day: 0.1, week: 0.1, memory: 0.9 }),
  doubleSeasonal('day, slow', { level: 0.02, day: 0.15, week: 0, memory: 0.95 }),
  doubleSeasonal('day, quick', { level: 0.2, day: 0.2, week: 0, memory: 0.9 }),
  doubleSeasonal('day, quicker', { level: 0.5, day: 0.2, week: 0, memory: 0.5 }),
];
const yesterday = everyDay('yesterday', pastWeeks('', 1));
const changes = [seasonalChanges('changes by day', () => 1), seasonalChanges('changes by week', (week) => week)];

const withCalendar: readonly Model[] = [
  lastWeek, fourWeeks, pastWeeks('eight weeks', 8), level('steady level', 0.01), level('slow level', 0.03), level('middle level', 0.1),
  level('middle level, quick weekdays', 0.1, 0.7, 0.25), quick, level('quick level, short memory', 0.3, 0.3), quicker, level('newest level', 0.95), byProfile('a year ago', yearAgo),
  yesterday, everyDay('four days', pastWeeks('', 4)), everyDay('quick level of days', quick), everyDay('newest level of days', level('', 0.95)),
  ...seasons, ...changes,
];

/** Everybody who takes part. */
export const entrants: readonly Entrant[] = [
  ...withCalendar.map((model) => ({ name: model.name, model, calendar: true })),
  ...[lastWeek, fourWeeks, level('middle level', 0.1), quicker, yesterday, ...changes].map((model) => ({ name: `${model.name}, plain`, model, calendar: false })),
];
