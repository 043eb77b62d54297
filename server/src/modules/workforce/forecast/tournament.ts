import { calendarEffects, type CalendarEffects, type Reasons } from './calendar-effects.ts';
import type { Entrant } from './entrants.ts';
import type { Seen } from './models/model.ts';

/** One past moment the entrants were asked from, what they said, and what came. */
export interface Trial {
  readonly end: number;
  readonly said: readonly (Float64Array | null)[];
  readonly came: Float64Array;
}

/** Origins inside the history, the newest first: whole weeks apart where it is long enough, up to three where months are asked for. */
export function originsOf(seen: Seen, ahead: number, most: number): number[] {
  const { slots, week, end } = seen;
  const stride = week * slots;
  const least = Math.min(2 * stride, Math.floor(end / 3));
  const span = Math.min(ahead, Math.max(slots, Math.floor(end / 4)));
  const room = end - span - least;
  if (room < 0) return end > 2 * span ? [end - span] : [];
  const apart = Math.max(1, Math.min(3, Math.floor(ahead / stride / 4), Math.floor(room / stride / most)));
  const step = room >= most * stride ? stride * apart : Math.max(slots, Math.floor(room / most / slots) * slots);
  const origins: number[] = [];
  for (let at = end - span; at >= least && origins.length < most; at -= step) origins.push(at);
  return origins;
}

/** Asks every entrant from each origin, as if nothing after it were known: effects of the calendar are learned anew each time. */
export function tried(seen: Seen, reasons: Reasons, entrants: readonly Entrant[], ahead: number, origins: readonly number[]): Trial[] {
  return origins.map((end) => {
    const span = Math.min(ahead, seen.end - end);
    return { end, said: askedOf({ ...seen, end }, reasons, entrants, span), came: seen.cells.slice(end, end + span) };
  });
}

/** Each entrant's continuation of a series. */
export function askedOf(seen: Seen, reasons: Reasons, entrants: readonly Entrant[], ahead: number): (Float64Array | null)[] {
  const effects = calendarEffects(reasons, seen);
  const clean: Seen = { ...seen, cells: cleaned(seen, effects) };
  const factors = Float64Array.from({ length: ahead }, (_, at) => effects.factor(Math.floor((seen.end + at) / seen.slots)));
  return entrants.map(({ model, calendar }) => {
    const said = model.forecast(calendar ? clean : seen, ahead);
    return said === null || !calendar ? said : said.map((value, at) => value * (factors[at] ?? 1));
  });
}

/** Days the calendar leaves almost nothing of say nothing about plain days. */
const TOO_LITTLE = 0.2;

function cleaned({ cells, end, slots }: Seen, effects: CalendarEffects): Float64Array {
  const out = new Float64Array(Math.ceil(end / slots) * slots).fill(Number.NaN);
  for (let row = 0; row * slots < end; row++) {
    const factor = effects.factor(row);
    if (factor < TOO_LITTLE) continue;
    for (let at = row * slots; at < Math.min(end, (row + 1) * slots); at++) out[at] = (cells[at] ?? Number.NaN) / factor;
  }
  return out;
}

/** Leads by which weights differ: the first day, the first week, four weeks, later. In rows. */
export const LEADS = [1, 7, 28, Infinity];

export function bucketOf(at: number, end: number, slots: number): number {
  const lead = Math.floor((end + at) / slots) - Math.floor(end / slots) + 1;
  return LEADS.findIndex((most) => lead <= most);
}
