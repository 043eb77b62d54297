import type { Shift, ShiftPut } from '@keepdesk/client';

/** Formatters are dear to make: one a zone. */
const made = new Map<string, Intl.DateTimeFormat>();
function partsIn(zone: string, at: number): Record<string, string> {
  let format = made.get(zone);
  if (format === undefined) made.set(zone, (format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' })));
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]));
}

export function dayOf(at: string | number, zone: string): string {
  const { year, month, day } = partsIn(zone, typeof at === 'number' ? at : Date.parse(at));
  return `${year}-${month}-${day}`;
}

export function clockOf(at: string | number, zone: string): string {
  const { hour, minute } = partsIn(zone, typeof at === 'number' ? at : Date.parse(at));
  return `${hour}:${minute}`;
}

/** When the clock of a zone shows a time on a day; where that hour is skipped, as much later. */
export function momentAt(day: string, clock: string, zone: string): number {
  const wanted = Date.parse(`${day}T${clock}:00Z`);
  let at = wanted;
  for (let round = 0; round < 2; round++) at += wanted - Date.parse(`${dayOf(at, zone)}T${clockOf(at, zone)}:00Z`);
  return at;
}

const MINUTE = 60_000;
const iso = (at: number): string => new Date(at).toISOString();

/** The same shift of somebody on a day, at the same time by their clock. */
export function onDay(shift: Shift, personId: string, day: string, zone: string, from: string): ShiftPut {
  const by = momentAt(day, clockOf(shift.from, from), zone) - Date.parse(shift.from);
  return { ...shift, person_id: personId, from: iso(Date.parse(shift.from) + by), to: iso(Date.parse(shift.to) + by), activities: shift.activities.map((one) => ({ ...one, from: iso(Date.parse(one.from) + by), to: iso(Date.parse(one.to) + by) })) };
}

/** A shift with other ends; what then lies outside goes. */
export function withEnds(shift: Shift, from: number, to: number): ShiftPut {
  return { ...shift, from: iso(from), to: iso(to), activities: shift.activities.filter((one) => Date.parse(one.from) >= from && Date.parse(one.to) <= to) };
}

/** Minutes that are paid. */
export function paidMinutes(shift: Pick<Shift, 'from' | 'to' | 'activities'>): number {
  return (Date.parse(shift.to) - Date.parse(shift.from) - shift.activities.filter((one) => !one.paid).reduce((sum, one) => sum + Date.parse(one.to) - Date.parse(one.from), 0)) / MINUTE;
}

export interface ShiftTyped {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly lunch: string;
  readonly lunchMinutes: number;
}

/** A shift as it was typed by the clock of a zone: what ends before it begins ends the next day. Other activities stay where they lie within it. */
export function typedShift({ day, from, to, lunch, lunchMinutes }: ShiftTyped, personId: string, zone: string, old: Shift | null): ShiftPut {
  const begin = momentAt(day, from, zone);
  const after = (clock: string, first: number): number => {
    const at = momentAt(day, clock, zone);
    return at > first ? at : momentAt(plusDay(day), clock, zone);
  };
  const end = after(to, begin);
  const meal = lunch === '' || lunchMinutes === 0 ? null : after(lunch, begin);
  const kept = (old?.activities ?? []).filter((one) => one.kind !== 'lunch' && Date.parse(one.from) >= begin && Date.parse(one.to) <= end && (meal === null || Date.parse(one.to) <= meal || Date.parse(one.from) >= meal + lunchMinutes * MINUTE));
  return { id: old?.id ?? null, person_id: personId, from: iso(begin), to: iso(end), activities: [...kept, ...(meal === null ? [] : [{ kind: 'lunch' as const, from: iso(meal), to: iso(meal + lunchMinutes * MINUTE), paid: false }])] };
}

export const plusDay = (day: string, days = 1): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
