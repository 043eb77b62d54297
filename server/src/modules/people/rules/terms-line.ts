import { RULE_PLACES, type AvailabilityShape, type PersonTermsView, type TermsShape } from '../contract.ts';
import { cell, type SheetLine } from './sheet.ts';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const HEAD = ['person_id', 'name', 'site', 'contract_hours', 'least_shift_hours', 'most_shift_hours', 'most_days', 'nights', ...WEEKDAYS, 'starts_on', 'ends_on', 'rules_place', 'hour_cost', 'currency'] as const;

/** "08:00-17:00", several with a blank between; empty: the whole day, "-": not at all. */
const windowsText = (windows: readonly (readonly [string, string])[] | undefined): string => (windows === undefined ? '' : windows.length === 0 ? '-' : windows.map((window) => window.join('-')).join(' '));

export function termsLine({ person_id, name, site, terms }: PersonTermsView): string {
  const hours = (minutes: number | undefined): number | null => (minutes === undefined ? null : Math.round((minutes / 60) * 100) / 100);
  return [
    person_id, name, site?.name ?? '', hours(terms?.contract_minutes), hours(terms?.least_shift_minutes), hours(terms?.most_shift_minutes), terms?.most_days ?? null, terms === null ? '' : terms.nights ? 'yes' : 'no',
    ...WEEKDAYS.map((_, at) => (terms === null ? '' : windowsText(terms.availability[String(at + 1) as unknown as 1]))),
    terms?.starts_on ?? '', terms?.ends_on ?? '', terms?.rules_place ?? '', terms?.hour_cost_minor == null ? null : terms.hour_cost_minor / 100, terms?.currency ?? '',
  ].map(cell).join(',');
}

/** Terms of a line: what it leaves out stays as it was, or is usual; a sentence where it cannot be read. */
export function readTermsLine({ cells }: SheetLine, before: TermsShape | null, siteId: string | null): TermsShape | string {
  const problems: string[] = [];
  const minutes = (name: string, kept: number): number => number(name, kept, 60);
  const number = (name: string, kept: number, times = 1): number => {
    const text = cells[name] ?? '';
    if (text === '') return kept;
    const value = Number(text.replace(',', '.'));
    if (!Number.isFinite(value) || value < 0) problems.push(`“${text}” under ${name} is no number`);
    return Math.round(value * times);
  };
  const day = (name: string, kept: string | null): string | null => {
    const text = cells[name];
    if (text === undefined) return kept;
    if (text !== '' && Number.isNaN(Date.parse(`${text}T00:00:00Z`))) problems.push(`“${text}” under ${name} is no day: write it like 2026-11-27`);
    return text === '' ? null : text;
  };
  const place = cells.rules_place ?? before?.rules_place ?? '';
  if (place !== '' && !(RULE_PLACES as readonly string[]).includes(place)) problems.push(`“${place}” has no rules here; there are ${RULE_PLACES.join(', ')}`);
  const availability: AvailabilityShape = { ...before?.availability };
  for (const [at, weekday] of WEEKDAYS.entries()) {
    const text = cells[weekday];
    const key = String(at + 1) as unknown as 1;
    if (text === undefined) continue;
    if (text === '') delete availability[key];
    else if (text === '-') availability[key] = [];
    else {
      const windows = text.split(/\s+/).map((one) => /^((?:[01]\d|2[0-3]):[0-5]\d)[-–]((?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.exec(one));
      if (windows.some((one) => one === null)) problems.push(`“${text}” under ${weekday} cannot be read: write 08:00-17:00`);
      else availability[key] = windows.map((one) => [one?.[1] ?? '', one?.[2] ?? '']);
    }
  }
  const cost = cells.hour_cost === undefined ? (before?.hour_cost_minor ?? null) : cells.hour_cost === '' ? null : number('hour_cost', 0, 100);
  const currency = cost === null ? null : (cells.currency ?? before?.currency ?? '').toUpperCase() || null;
  if (currency !== null && !/^[A-Z]{3}$/.test(currency)) problems.push(`“${currency}” is no currency`);
  const nights = (cells.nights ?? '') === '' ? (before?.nights ?? false) : /^(yes|true|1|ja|sí|si)$/i.test(cells.nights as string);
  const read: TermsShape = {
    site_id: siteId, contract_minutes: minutes('contract_hours', before?.contract_minutes ?? 2400), least_shift_minutes: minutes('least_shift_hours', before?.least_shift_minutes ?? 240), most_shift_minutes: minutes('most_shift_hours', before?.most_shift_minutes ?? 540),
    most_days: number('most_days', before?.most_days ?? 5), availability, nights, wishes: before?.wishes ?? {}, hour_cost_minor: cost, currency,
    starts_on: day('starts_on', before?.starts_on ?? null), ends_on: day('ends_on', before?.ends_on ?? null), rules_place: place === '' ? null : (place as TermsShape['rules_place']),
  };
  return problems.length > 0 ? `${problems.join('; ')}.` : read;
}
