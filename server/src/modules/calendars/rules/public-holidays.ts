import type Holidays from 'date-holidays';

/** A country, or a state of one, whose public holidays are known. */
export interface Place {
  readonly code: string;
  readonly name: string;
}

export interface PublicHoliday {
  /** YYYY-MM-DD in the country */
  readonly date: string;
  readonly name: string;
}

/** The tables are ten megabytes: they are read when somebody asks for them first. */
const library = async (): Promise<typeof Holidays> => (await import('date-holidays')).default;
/** Afternoons that are free are no day off; a day may be an hour short where clocks change. */
const WHOLE_DAY_MS = 20 * 3_600_000;

const placesOf = (found: Record<string, string> | undefined): Place[] => Object.entries(found ?? {}).map(([code, name]) => ({ code, name })).toSorted((a, b) => a.name.localeCompare(b.name));

/** Countries whose holidays are known, by their names in `language`. */
export async function countriesWithHolidays(language: string): Promise<Place[]> {
  const tables = new (await library())();
  return placesOf(tables.getCountries(language));
}

/** States of a country that have holidays of their own; none where all are the same. */
export async function statesOf(country: string, language: string): Promise<Place[]> {
  const tables = new (await library())();
  return placesOf(tables.getStates(country, language));
}

/** Whole public holidays of a country or state in the given years, in order; null when the place is not known. */
export async function publicHolidays(place: { country: string; state?: string | undefined }, years: readonly number[], language: string): Promise<PublicHoliday[] | null> {
  const Tables = await library();
  const known = new Tables();
  const states = known.getStates(place.country) as Record<string, string> | undefined;
  if (!(place.country in known.getCountries()) || (place.state !== undefined && !(place.state in (states ?? {})))) return null;
  const tables = place.state === undefined ? new Tables(place.country) : new Tables(place.country, place.state);
  return years.flatMap((year) =>
    tables
      .getHolidays(year, language)
      .filter((holiday) => holiday.type === 'public' && holiday.end.getTime() - holiday.start.getTime() >= WHOLE_DAY_MS)
      .flatMap((holiday) => daysOf(holiday.date, holiday.end.getTime() - holiday.start.getTime()).map((date) => ({ date, name: holiday.name }))),
  );
}

/** A day a country gives a name. */
export interface NamedDay extends PublicHoliday {
  /** Whether most people are off work; else it is a school holiday, a remembrance, a day of presents. */
  readonly free: boolean;
}

/** Every day that has a name in a country (`DE`) or a state of it (`DE-BY`), in order; null when the place is not known. */
export async function namedDays(place: string, years: readonly number[]): Promise<NamedDay[] | null> {
  const Tables = await library();
  const [country = '', state] = place.split('-');
  const known = new Tables();
  if (!(country in known.getCountries()) || (state !== undefined && !(state in ((known.getStates(country) as Record<string, string> | undefined) ?? {})))) return null;
  const tables = state === undefined ? new Tables(country) : new Tables(country, state);
  return years.flatMap((year) => tables.getHolidays(year).flatMap((holiday) =>
    daysOf(holiday.date, holiday.end.getTime() - holiday.start.getTime()).map((date) => ({ date, name: holiday.name, free: holiday.type === 'public' || holiday.type === 'bank' })),
  ));
}

/** A holiday may last several days. */
function daysOf(first: string, lastsMs: number): string[] {
  const begin = Date.parse(`${first.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.round(lastsMs / 86_400_000));
  return Array.from({ length: count }, (_, day) => new Date(begin + day * 86_400_000).toISOString().slice(0, 10));
}
