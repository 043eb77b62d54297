import path from 'node:path';
import { timelineOf, type WorkCalendar } from '../../src/modules/calendars/index.ts';
import { slaCore } from '../../src/app/commands/try/sla-core.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

type Times = Readonly<Record<string, string>>;

interface Schedule {
  readonly name: string;
  readonly time_zone: string;
  readonly hours: Readonly<Record<string, Times>>;
  readonly holidays: readonly string[];
  readonly shifts: Readonly<Record<string, Times>>;
  readonly breaks: Readonly<Record<string, Times>>;
}

interface Case {
  readonly schedule: string;
  readonly op: 'after' | 'before' | 'within' | 'in_hours';
  readonly time: string;
  readonly to?: string;
  readonly minutes?: number;
  readonly expected: string | number | boolean;
  readonly also_accept?: string;
}

interface TableCase {
  readonly name: string;
  readonly start: { readonly local: string; readonly zone: string } | null;
  readonly minutes: number;
  readonly always_open: boolean;
  readonly holidays: readonly string[];
  readonly hours: Readonly<Record<string, readonly [string, string]>>;
  readonly time_zone: string | null;
  readonly expected: { readonly local: string; readonly zone: string } | null;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export const businessHours: RefereeSet = {
  name: 'business-hours',
  anchor: 'biz 1.00, libredesk 1.00 of its own',
  measure(folder) {
    const { schedules, cases } = readJson<{ schedules: readonly Schedule[]; cases: readonly Case[] }>(path.join(folder, 'vectors.json'));
    const calendars = new Map(schedules.map((schedule) => [schedule.name, calendarOf(schedule)]));
    const answers = cases.map((one) => ({ one, got: answer(calendars.get(one.schedule) as WorkCalendar, one) }));
    const right = answers.filter(({ one, got }) => got === one.expected || got === one.also_accept);
    const atClosing = answers.filter(({ one }) => one.also_accept !== undefined);
    const table = readJson<readonly TableCase[]>(path.join(folder, 'libredesk_sla.json'));
    return [
      { what: `exact to the second (${cases.length})`, value: share(right.length, cases.length), atLeast: 1 },
      { what: `due at closing time, one way throughout (${atClosing.length})`, value: share(atClosing.filter(({ one, got }) => got === one.also_accept).length, atClosing.length), atLeast: 1 },
      { what: `libredesk's table (${table.length})`, value: share(table.filter(holds).length, table.length), atLeast: 1 },
    ];
  },
};

function calendarOf(schedule: Schedule): WorkCalendar {
  const dated = (all: Readonly<Record<string, Times>>): WorkCalendar['hours'] => Object.fromEntries(Object.entries(all).map(([key, times]) => [key, Object.entries(times)]));
  return { time_zone: schedule.time_zone, holidays: schedule.holidays, shifts: dated(schedule.shifts), breaks: dated(schedule.breaks), hours: Object.fromEntries(Object.entries(schedule.hours).map(([day, times]) => [days.indexOf(day) + 1, Object.entries(times)])) };
}

function answer(calendar: WorkCalendar, one: Case): string | number | boolean {
  const at = Date.parse(one.time);
  const timeline = timelineOf(calendar, at);
  if (one.op === 'in_hours') return timeline.isOpen(at);
  if (one.op === 'within') return timeline.worked(at, Date.parse(one.to as string)) / 1000;
  const work = (one.minutes as number) * 60_000;
  return new Date(one.op === 'after' ? timeline.after(at, work) : timeline.before(at, work)).toISOString().replace('.000Z', 'Z');
}

/** Through the door strangers use, so that what cannot be understood is refused as it is there. */
function holds(one: TableCase): boolean {
  const zone = one.time_zone ?? 'UTC';
  const names = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
  const hours = one.always_open ? Object.fromEntries(days.map((_, i) => [i + 1, [['00:00', '24:00']]])) : Object.fromEntries(Object.entries(one.hours).map(([day, span]) => [names.indexOf(day) + 1, [span]]));
  try {
    if (one.minutes <= 0) throw new Error('no target is not above zero');
    const { at } = slaCore().run({ calendar: { time_zone: zone, hours, holidays: one.holidays }, start: instant(one.start), business_seconds: one.minutes * 60, direction: 'after' }) as { at: string };
    return one.expected !== null && Date.parse(at) === Date.parse(instant(one.expected));
  } catch {
    return one.expected === null;
  }
}

/** A local time of one of the few zones the table names, none of which changes its clocks. */
function instant(given: { readonly local: string; readonly zone: string } | null): string {
  if (given === null) return '';
  const offset = new Intl.DateTimeFormat('en', { timeZone: given.zone, timeZoneName: 'longOffset' }).formatToParts(new Date(`${given.local}Z`)).find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '');
  return `${given.local}${offset === '' || offset === undefined ? 'Z' : offset}`;
}
