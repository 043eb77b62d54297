import type { Question } from './question.ts';

/** The shape of a series once laid out: rows are local days (or whole steps from a day on), cells the intervals of a row. */
export interface Shape {
  /** Cells of a row. */
  readonly slots: number;
  /** Rows after which the week repeats: 7 for days, 1 for steps longer than a day. */
  readonly week: number;
  /** Rows after which the year repeats on the same weekday. */
  readonly year: number;
}

/** A series laid out in rows of local days, so that a day keeps its shape when clocks change. */
export interface Grid extends Shape {
  readonly rows: number;
  /** Known cells, NaN where nothing is known. */
  readonly cells: Float64Array;
  /** The first cell that is not known any more. */
  readonly end: number;
  /** Cell of each interval asked for. */
  readonly asked: Int32Array;
  /** Days since 1970 of row 0, in local time. */
  readonly firstDay: number;
  /** Days of a row. */
  readonly rowDays: number;
}

const DAY = 86_400;

/**
 * Lays a series out. Where clocks go back an hour has two intervals: history holds their mean, each is forecast by itself.
 * Many sources write 24 hours on every day, whatever clocks did, so that behind a change all their moments are an hour off.
 * Where days after a change are shaped like those before only without the change, the rows are taken as written.
 */
export function layOut(question: Question): Grid {
  const moving = laid(question, (moment) => offsetAt(moment, question.timeZone));
  if (moving.changes.length === 0) return moving.grid;
  const first = offsetAt(utcStart(question), question.timeZone)[0];
  const still = laid(question, () => [first, Infinity]);
  return unlikeBefore(still.grid, moving.changes) < AS_WRITTEN * unlikeBefore(moving.grid, moving.changes) ? still.grid : moving.grid;
}

/** How much less the days around a change may differ, as written, for the source not to know the change. */
const AS_WRITTEN = 0.85;
/** Rows on either side of a change that are compared. */
const AROUND = 28;

/** Sum of what the shape of the days after each change differs from that of the days before. */
function unlikeBefore(grid: Grid, changes: readonly number[]): number {
  let sum = 1e-9;
  for (const row of changes) {
    const [before, after] = [shapeOf(grid, row - AROUND, row), shapeOf(grid, row + 1, row + 1 + AROUND)];
    for (let slot = 0; slot < grid.slots; slot++) sum += Math.abs((before[slot] ?? 0) - (after[slot] ?? 0));
  }
  return sum;
}

/** Share of each cell of the day over some rows. */
function shapeOf({ cells, slots, end }: Grid, from: number, to: number): Float64Array {
  const shape = new Float64Array(slots);
  let all = 0;
  for (let at = Math.max(0, from) * slots; at < Math.min(end, to * slots); at++) {
    const value = cells[at] ?? Number.NaN;
    if (value !== value) continue;
    shape[at % slots] = (shape[at % slots] ?? 0) + value;
    all += value;
  }
  return all > 0 ? shape.map((value) => value / all) : shape;
}

type Offset = (moment: number) => [seconds: number, until: number];

/** The grid by a clock, and the rows of the past in which that clock changed. */
function laid(question: Question, offset: Offset): { grid: Grid; changes: number[] } {
  const changes: number[] = [];
  const { stepSeconds, values, horizon } = question;
  const daily = stepSeconds >= DAY;
  const slots = daily ? 1 : Math.ceil(DAY / stepSeconds);
  const rowDays = daily ? stepSeconds / DAY : 1;
  const places = daily ? Int32Array.from({ length: values.length + horizon }, (_, at) => at) : placesOf(question, slots, offset, changes);
  const firstDay = Math.floor(localStart(question) / DAY);
  const end = values.length === 0 ? 0 : (places[values.length - 1] ?? 0) + 1;
  const cells = gathered(values, places, Math.ceil(end / slots) * slots);
  const grid = { slots, week: rowDays === 1 ? 7 : 1, year: rowDays === 1 ? 364 : Math.max(1, Math.round(364 / rowDays)), rows: cells.length / slots, cells, end, asked: places.slice(values.length), firstDay, rowDays };
  return { grid, changes: changes.filter((row) => row * slots < end) };
}

function gathered(values: Question['values'], places: Int32Array, length: number): Float64Array {
  const cells = new Float64Array(length).fill(Number.NaN);
  const met = new Uint8Array(length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at];
    const place = places[at] ?? 0;
    if (value === null || value === undefined) continue;
    const before = met[place] ?? 0;
    cells[place] = before === 0 ? value : ((cells[place] ?? 0) * before + value) / (before + 1);
    met[place] = before + 1;
  }
  return cells;
}

/** The cell of each interval, counted from local midnight of the first day; rows in which the clock changes are added to `changes`. */
function placesOf(question: Question, slots: number, offsetOfMoment: Offset, changes: number[]): Int32Array {
  const { stepSeconds, values, horizon } = question;
  const places = new Int32Array(values.length + horizon);
  const utc = utcStart(question);
  const first = Math.floor(localStart(question) / DAY);
  let [offset, until] = [0, -Infinity];
  for (let at = 0; at < places.length; at++) {
    const moment = utc + at * stepSeconds;
    const before = offset;
    if (moment >= until) [offset, until] = offsetOfMoment(moment);
    const local = moment + offset;
    const day = Math.floor(local / DAY);
    if (at > 0 && offset !== before) changes.push(day - first);
    places[at] = (day - first) * slots + Math.floor((local - day * DAY) / stepSeconds);
  }
  return places;
}

const WALL = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?$/;

/** Local seconds since 1970 of the first interval. */
function localStart(question: Pick<Question, 'start' | 'timeZone'>): number {
  const utc = utcStart(question);
  return utc + offsetAt(utc, question.timeZone)[0];
}

function utcStart({ start, timeZone }: Pick<Question, 'start' | 'timeZone'>): number {
  const wall = WALL.exec(start);
  if (wall === null) return Date.parse(start) / 1000;
  const local = Date.parse(`${wall[1]}T${wall[2] ?? '00:00'}Z`) / 1000;
  const guess = local - offsetAt(local, timeZone)[0];
  return local - offsetAt(guess, timeZone)[0];
}

/** No zone changes its clocks twice in eight days. */
const WATCH = 8 * DAY;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Seconds a zone is ahead of UTC at a moment, and the moment until which that surely holds (clocks change on the hour). */
function offsetAt(moment: number, zone: string): [seconds: number, until: number] {
  if (zone === 'UTC') return [0, Infinity];
  const here = offsetOf(moment, zone);
  const next = (Math.floor(moment / WATCH) + 1) * WATCH;
  if (offsetOf(next, zone) === here) return [here, next];
  return [here, Math.min(next, (Math.floor(moment / 1800) + 1) * 1800)];
}

function offsetOf(moment: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) formats.set(zone, (format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' })));
  const part = Object.fromEntries(format.formatToParts(moment * 1000).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 1970, (part['month'] ?? 1) - 1, part['day'] ?? 1, part['hour'] ?? 0, part['minute'] ?? 0, part['second'] ?? 0) / 1000 - Math.floor(moment);
}

/** The moment a series begins, in milliseconds. */
export const startOf = (question: Pick<Question, 'start' | 'timeZone'>): number => utcStart(question) * 1000;

/** First and last local day of a series and what is asked of it, in days since 1970. */
export function daysOfSeries(question: Pick<Question, 'start' | 'stepSeconds' | 'timeZone' | 'horizon'> & { readonly values: { readonly length: number } }): [first: number, last: number] {
  const first = Math.floor(localStart(question) / DAY);
  return [first, first + Math.ceil(((question.values.length + question.horizon) * question.stepSeconds) / DAY) + 1];
}

/** Row of a local day, which may lie outside the grid. */
export function rowOf(grid: Pick<Grid, 'firstDay' | 'rowDays'>, day: number): number {
  return Math.floor((day - grid.firstDay) / grid.rowDays);
}

/** Days since 1970 of a date or of the local date of a moment. */
export function dayOf(text: string, zone: string): number {
  const plain = /^\d{4}-\d\d-\d\d$/.test(text);
  if (plain) return Date.parse(`${text}T00:00Z`) / 86_400_000;
  const utc = utcStart({ start: text, timeZone: zone });
  return Math.floor((utc + offsetAt(utc, zone)[0]) / DAY);
}

/** Wall-clock time at which a cell begins, YYYY-MM-DDTHH:MM. */
export function wallOf({ firstDay, slots, rowDays }: Grid, cell: number): string {
  return new Date((firstDay + (cell / slots) * rowDays) * DAY * 1000).toISOString().slice(0, 16);
}
