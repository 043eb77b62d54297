import { type Timeline, timelineOf, type WorkCalendar, worksEveryWeek } from '../../../modules/calendars/index.ts';
import { afterOutside, EVENT_TYPES, METRICS, runClocks, unitedPauses, workedOutside, type Clock, type EventType, type Pause, type StoryEvent, type Term } from '../../../modules/sla/rules/index.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const help = [
  'In:  {"calendar","targets","events","now"} → {"clocks":[…],"earlier":[…]}',
  '     {"calendar","start","end","pauses":[["…","…"],…]?} → {"business_seconds"}',
  '     {"calendar","start","business_seconds","direction":"after"|"before","pauses"?} → {"at"}; null when it never comes',
  '',
  'calendar:  {"time_zone","hours":{"1":[["09:00","17:00"]],…},"holidays":["2026-12-25"],"shifts":{"2026-12-24":[…]},"breaks":{"2026-12-24":[…]}}',
  '           ISO weekdays, wall-clock hours; shifts stand for the hours of a date (holidays too), breaks are cut out.',
  'targets:   {"first_reply_seconds","next_reply_seconds","resolution_seconds","update_seconds"}; the same within "marketplace" run around the clock.',
  `events:    [{"at","type"}]: ${EVENT_TYPES.join(', ')}`,
  'before:    [{"metric","at","because"}]?: moments by which something has to be done at the latest',
  'clocks:    the last of each metric; those before it are in "earlier". A paused clock has no due_at.',
  '',
  'Example:',
  `  echo '{"calendar":{"time_zone":"Europe/Berlin","hours":{"5":[["09:00","17:00"]],"1":[["09:00","17:00"]]}},"targets":{"first_reply_seconds":7200},"events":[{"at":"2026-06-05T14:00:00Z","type":"opened"}],"now":"2026-06-05T14:30:00Z"}' | keepdesk try sla`,
].join('\n');

/** `keepdesk try sla`: clocks over working hours, working time between two moments, and moments so much working time away. */
export function slaCore(): TryCore {
  return {
    help,
    run(input) {
      const calendar = calendarIn(optionalField(input, 'calendar'));
      if (optionalField(input, 'events') !== undefined) return clocks(input, calendar);
      const start = momentIn(textField(input, 'start'), 'start');
      const timeline = timelineOf(calendar, start);
      const pauses = pausesIn(optionalField(input, 'pauses'));
      const seconds = optionalField(input, 'business_seconds');
      if (seconds === undefined) return { business_seconds: Math.round(workedOutside(timeline, start, momentIn(textField(input, 'end'), 'end'), pauses) / 1000) };
      if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0) throw new TryError('invalid_input', '"business_seconds" must be a number that is not below zero');
      if (!worksEveryWeek(calendar) && Object.keys(calendar.shifts ?? {}).length === 0) throw new TryError('no_hours', 'the calendar has no working hours, so nothing is ever due in it');
      return { at: written(away(timeline, start, seconds * 1000, pauses, optionalField(input, 'direction') ?? 'after')) };
    },
  };
}

function away(timeline: Timeline, start: number, work: number, pauses: readonly Pause[], direction: unknown): number {
  if (direction === 'after') return afterOutside(timeline, start, work, pauses);
  if (direction !== 'before') throw new TryError('invalid_input', '"direction" must be "after" or "before"');
  let [at, left] = [start, work];
  for (const [begin, end] of unitedPauses(pauses).toReversed()) {
    const since = timeline.worked(end, at);
    if (since >= left) break;
    if (begin < at) [at, left] = [Math.min(at, begin), left - since];
  }
  return timeline.before(at, left);
}

function clocks(input: unknown, calendar: WorkCalendar): unknown {
  const now = momentIn(textField(input, 'now'), 'now');
  const events = storyIn(optionalField(input, 'events'));
  const business = timelineOf(calendar, events[0]?.at ?? now);
  const always = timelineOf(aroundTheClock(calendar.time_zone), events[0]?.at ?? now);
  const targets = optionalField(input, 'targets');
  const befores = beforesIn(optionalField(input, 'before'));
  const terms = [...termsIn(targets, 'business', business, befores), ...termsIn(optionalField(targets, 'marketplace') ?? {}, 'always', always, befores)];
  const all = runClocks(events, terms, now);
  const isLast = (clock: Clock): boolean => !all.some((other) => other.metric === clock.metric && other.hours === clock.hours && other.n > clock.n);
  return { clocks: all.filter(isLast).map(shown), earlier: all.filter((clock) => !isLast(clock)).map(shown) };
}

function shown(clock: Clock): unknown {
  return {
    metric: clock.metric, due_at: written(clock.dueAt), elapsed_seconds: clock.elapsedSeconds, remaining_seconds: clock.remainingSeconds, state: clock.state,
    at: written(clock.state === 'missed' ? clock.missedAt : clock.endedAt), started_at: written(clock.startedAt), ended_at: written(clock.endedAt), warn_at: written(clock.ownerAt),
    hours: clock.hours, because: clock.cappedBy ?? clock.because,
  };
}

function termsIn(targets: unknown, hours: Term['hours'], timeline: Timeline, befores: readonly Before[]): Term[] {
  return METRICS.flatMap((metric) => {
    const seconds = optionalField(targets, `${metric}_seconds`);
    if (seconds === undefined || seconds === null) return [];
    if (typeof seconds !== 'number' || !(seconds > 0)) throw new TryError('invalid_input', `"targets.${metric}_seconds" must be a number above zero`);
    return [{ metric, hours, seconds, timeline, before: befores.filter((one) => one.metric === metric).toSorted((a, b) => a.at - b.at)[0] ?? null }];
  });
}

/** A story that does not say when it was opened began with what is told first. */
function storyIn(given: unknown): StoryEvent[] {
  if (!Array.isArray(given)) throw new TryError('invalid_input', '"events" must be a list');
  const events = given.map((event: unknown) => {
    const type = textField(event, 'type');
    if (!(EVENT_TYPES as readonly string[]).includes(type)) throw new TryError('invalid_input', `there is no event "${type}"; there are ${EVENT_TYPES.join(', ')}`);
    return { at: momentIn(textField(event, 'at'), 'at'), type: type as EventType };
  }).toSorted((a, b) => a.at - b.at);
  const first = events[0];
  return first === undefined || events.some((event) => event.type.startsWith('opened')) ? events : [{ at: first.at, type: 'opened' }, ...events];
}

interface Before {
  readonly metric: string;
  readonly at: number;
  readonly because: string;
}

function beforesIn(given: unknown): Before[] {
  if (given === undefined) return [];
  if (!Array.isArray(given)) throw new TryError('invalid_input', '"before" must be a list');
  return given.map((one: unknown) => ({ metric: textField(one, 'metric'), at: momentIn(textField(one, 'at'), 'before.at'), because: String(optionalField(one, 'because') ?? 'deadline') }));
}

function pausesIn(given: unknown): Pause[] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw new TryError('invalid_input', '"pauses" must be a list of pairs of moments');
  return given.map((pair: unknown) => {
    const [from, to] = Array.isArray(pair) ? (pair as unknown[]) : [optionalField(pair, 'from') ?? optionalField(pair, 'start'), optionalField(pair, 'to') ?? optionalField(pair, 'end')];
    if (typeof from !== 'string' || typeof to !== 'string') throw new TryError('invalid_input', '"pauses" must be a list of pairs of moments');
    return [momentIn(from, 'pauses'), momentIn(to, 'pauses')] as const;
  });
}

function momentIn(text: string, field: string): number {
  const at = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw new TryError('invalid_input', `"${field}" must be a moment like 2026-06-03T14:00:00Z`);
  return at;
}

/** Whole seconds are written without a fraction. */
function written(at: number | null): string | null {
  return at === null || !Number.isFinite(at) ? null : new Date(at).toISOString().replace('.000Z', 'Z');
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

function calendarIn(given: unknown): WorkCalendar {
  if (given === undefined) throw new TryError('invalid_input', '"calendar" is missing');
  const zone = textField(given, 'time_zone');
  if (!isZone(zone)) throw new TryError('invalid_input', `there is no time zone "${zone}"`);
  const holidays = optionalField(given, 'holidays') ?? [];
  if (!Array.isArray(holidays) || !holidays.every((day) => typeof day === 'string' && isDate(day))) throw new TryError('invalid_input', '"calendar.holidays" must be a list of dates');
  const calendar: WorkCalendar = {
    time_zone: zone, holidays: holidays as string[], hours: spansIn(optionalField(given, 'hours'), 'hours', (key) => /^[1-7]$/.test(key)),
    shifts: spansIn(optionalField(given, 'shifts'), 'shifts', isDate), breaks: spansIn(optionalField(given, 'breaks'), 'breaks', isDate),
  };
  return calendar;
}

function spansIn(given: unknown, field: string, isKey: (key: string) => boolean): WorkCalendar['hours'] {
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) throw new TryError('invalid_input', `"calendar.${field}" must be an object`);
  for (const [key, spans] of Object.entries(given)) {
    if (!isKey(key)) throw new TryError('invalid_input', `"calendar.${field}" cannot have "${key}"`);
    const ok = Array.isArray(spans) && spans.every((span) => Array.isArray(span) && span.length === 2 && span.every((time) => typeof time === 'string' && TIME.test(time)) && String(span[0]) <= String(span[1]));
    if (!ok) throw new TryError('invalid_input', `"calendar.${field}.${key}" must be a list of spans like ["09:00","17:00"] that end after they begin`);
  }
  return given as WorkCalendar['hours'];
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  return DATE.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function aroundTheClock(zone: string): WorkCalendar {
  return { time_zone: zone, hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00'] as const]])) };
}
