import { namedDays, type NamedDay } from '../../../modules/calendars/index.ts';
import { countryOfZone, daysOfSeries, forecastSeries, type EventSpan, type Question } from '../../../modules/workforce/index.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const help = [
  'In:  {"start","step_seconds","values":[… or null],"horizon","time_zone"?,"country"?,"events":[{"name","from","to"}]?,"quantiles":[0.025,…]?}',
  '     start      of the first value: a moment, or wall-clock time of the zone (2026-11-02T00:00) when it has no offset',
  '     values     contacts by interval, null where nothing is known; an interval that is shut holds 0',
  '     horizon    how many intervals are asked for',
  '     time_zone  by whose clock the day goes (UTC); rows of local time stay in step when clocks change',
  '     country    whose holidays customers keep, "DE" or "DE-BY"; without it the country of the zone, "" for none',
  '     events     what moves demand, past and to come: what earlier ones of a name did is learned and laid on the next.',
  '                Dates are local and both belong to it.',
  '     quantiles  shares from 0 to 1 (0.05 0.1 0.25 0.5 0.75 0.9 0.95)',
  'Out: {"mean":[…],"quantiles":{"0.025":[…]},"model","silences":[{"from","to","usual"}]}; model names who was averaged, by the errors in trials inside the series itself;',
  '     silences: hours of local time in which nothing came although other weeks always held something: they count as not known',
  '',
  'Example: two weeks of 20 a day and 5 at weekends, and the week that follows',
  `  echo '{"start":"2026-06-01","step_seconds":86400,"values":[20,21,19,20,22,5,5,20,19,21,20,21,5,6],"horizon":7}' | keepdesk try forecast`,
].join('\n');

const QUANTILES = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95];
const [MOST_VALUES, MOST_AHEAD] = [2_000_000, 100_000];

/** `keepdesk try forecast`: a series, continued. */
export function forecastCore(): TryCore {
  return {
    help,
    async run(input) {
      const timeZone = zoneIn(optionalField(input, 'time_zone'));
      const plain: Question = {
        start: startIn(textField(input, 'start')), stepSeconds: wholeIn(input, 'step_seconds', 60, 366 * 86_400), values: valuesIn(optionalField(input, 'values')), horizon: wholeIn(input, 'horizon', 0, MOST_AHEAD),
        timeZone, events: eventsIn(optionalField(input, 'events')), holidays: [], quantiles: quantilesIn(optionalField(input, 'quantiles')),
      };
      return forecastSeries({ ...plain, holidays: await holidaysOf(plain, optionalField(input, 'country')) });
    },
  };
}

/** Holidays of the country named, or of the zone's; days that an event names already are left to it. */
async function holidaysOf(question: Question, country: unknown): Promise<readonly NamedDay[]> {
  if (country !== undefined && typeof country !== 'string') throw new TryError('invalid_input', '"country" must be a code like "DE" or "DE-BY"');
  const place = country ?? countryOfZone(question.timeZone) ?? '';
  if (place === '') return [];
  const [first, last] = daysOfSeries(question).map((day) => new Date(day * 86_400_000).getUTCFullYear()) as [number, number];
  const days = await namedDays(place, Array.from({ length: last - first + 1 }, (_, at) => first + at));
  if (days === null) throw new TryError('unknown_country', `no holidays are known for "${place}"`);
  const covered = (date: string): boolean => question.events.some(({ from, to }) => from.slice(0, 10) <= date && date <= to.slice(0, 10));
  return country === undefined ? days.filter(({ date }) => !covered(date)) : days;
}

function startIn(start: string): string {
  if (!/^\d{4}-\d\d-\d\d/.test(start) || Number.isNaN(Date.parse(start))) throw new TryError('invalid_input', '"start" must be a moment or a local time like 2026-06-01T00:00');
  return start;
}

function zoneIn(zone: unknown): string {
  if (zone === undefined || zone === null) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: String(zone) }).resolvedOptions().timeZone === '' ? 'UTC' : String(zone);
  } catch {
    throw new TryError('invalid_input', `there is no time zone "${String(zone)}"`);
  }
}

function wholeIn(input: unknown, field: string, least: number, most: number): number {
  const value = optionalField(input, field);
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw new TryError('invalid_input', `"${field}" must be a whole number from ${least} to ${most}`);
  return value;
}

function valuesIn(values: unknown): (number | null)[] {
  if (!Array.isArray(values) || values.length > MOST_VALUES) throw new TryError('invalid_input', `"values" must be a list of at most ${MOST_VALUES} numbers or nulls`);
  values.forEach((value, at) => {
    if (value !== null && (typeof value !== 'number' || !Number.isFinite(value))) throw new TryError('invalid_input', `"values[${at}]" must be a number or null`);
    if (value !== null && (value as number) < 0) throw new TryError('negative_count', `"values[${at}]" is ${String(value)}: a count cannot be below zero`);
  });
  if (!values.some((value) => value !== null)) throw new TryError('no_history', '"values" must hold at least one number: nothing can be learned from gaps alone');
  return values as (number | null)[];
}

function eventsIn(events: unknown): EventSpan[] {
  if (events === undefined || events === null) return [];
  if (!Array.isArray(events)) throw new TryError('invalid_input', '"events" must be a list');
  return events.map((event, at) => {
    const [name, from, to] = [textField(event, 'name'), textField(event, 'from'), optionalField(event, 'to') ?? textField(event, 'from')];
    if (typeof to !== 'string' || [from, to].some((text) => !/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(Date.parse(text)))) throw new TryError('invalid_input', `"events[${at}]" must have a "from" and a "to" that are dates or moments`);
    if (Date.parse(to) < Date.parse(from)) throw new TryError('invalid_input', `"events[${at}]" ends before it begins`);
    return { name, from, to };
  });
}

function quantilesIn(quantiles: unknown): number[] {
  if (quantiles === undefined || quantiles === null) return QUANTILES;
  if (!Array.isArray(quantiles) || !quantiles.every((p) => typeof p === 'number' && p > 0 && p < 1)) throw new TryError('invalid_input', '"quantiles" must be shares between 0 and 1');
  return quantiles as number[];
}
