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

/** A holiday may last several days. */
function daysOf(first: string, lastsMs: number): string[] {
  const begin = Date.parse(`${first.slice(0, 10)}T00:00:00Z`);
  const count = Math.max(1, Math.round(lastsMs / 86_400_000));
  return Array.from({ length: count }, (_, day) => new Date(begin + day * 86_400_000).toISOString().slice(0, 10));
}
