const QUARTER = 900_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * Zones somebody may live in: their own where it is known, else every zone of their country (whoever is nowhere at night is told nowhere
 * at night), else the brand's.
 */
export function zonesOf(timeZone: string | null, country: string | null, brandZone: string): readonly string[] {
  if (timeZone !== null && isZone(timeZone)) return [timeZone];
  return (country === null ? null : zonesOfCountry(country)) ?? [brandZone];
}

const known = new Map<string, readonly string[] | null>();

function zonesOfCountry(country: string): readonly string[] | null {
  const before = known.get(country);
  if (before !== undefined) return before;
  const found = /^[A-Z]{2}$/.test(country) ? (new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones(): string[] | undefined }).getTimeZones() : undefined;
  const zones = found === undefined || found.length === 0 ? null : found;
  known.set(country, zones);
  return zones;
}

const zonesKnown = new Map<string, boolean>();

export function isZone(zone: string): boolean {
  const before = zonesKnown.get(zone);
  if (before !== undefined) return before;
  const found = tried(zone);
  zonesKnown.set(zone, found);
  return found;
}

function tried(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Minutes since midnight on the clock on the wall there. */
export function minutesThere(at: Date, zone: string): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(zone, format);
  const [hours = '0', minutes = '0'] = format.format(at).split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** Whether it is quiet there: from 21:00 to 08:00 goes over midnight. The same twice is never. */
export function isQuiet(at: Date, zone: string, quiet: { from: string; to: string }): boolean {
  const [from, to, there] = [minutesOf(quiet.from), minutesOf(quiet.to), minutesThere(at, zone)];
  if (from === to) return false;
  return from < to ? there >= from && there < to : there >= from || there < to;
}

/** Many are asked about the same quarter of an hour in the same zones: an incident at night asks it for everybody. */
const MOST_KNOWN = 1000;
const quarters = new Map<string, number | null>();

/** The next moment at which it is quiet in none of the zones: now, or a quarter of an hour that begins. In zones too far apart it is the first that will do. */
export function nextAwake(from: Date, zones: readonly string[], quiet: { from: string; to: string }): Date {
  if (quiet.from === quiet.to || isAwake(from, zones, quiet)) return from;
  const first = Math.ceil(from.getTime() / QUARTER) * QUARTER;
  const key = `${first} ${quiet.from} ${quiet.to} ${zones.join()}`;
  if (quarters.size > MOST_KNOWN) quarters.clear();
  const at = quarters.get(key) ?? awakeFrom(first, zones, quiet) ?? awakeFrom(first, zones.slice(0, 1), quiet);
  quarters.set(key, at);
  return at === null ? from : new Date(at);
}

const isAwake = (at: Date, zones: readonly string[], quiet: { from: string; to: string }): boolean => zones.every((zone) => !isQuiet(at, zone, quiet));

function awakeFrom(first: number, zones: readonly string[], quiet: { from: string; to: string }): number | null {
  for (let at = first; at < first + 2 * 86_400_000; at += QUARTER) if (isAwake(new Date(at), zones, quiet)) return at;
  return null;
}

function minutesOf(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
