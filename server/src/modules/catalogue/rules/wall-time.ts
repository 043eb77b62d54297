/** A moment as a clock on a wall shows it; a day alone has no time. */
export interface Wall {
  readonly day: string;
  /** "18:30"; null for the whole day */
  readonly time: string | null;
}

const SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?$/;

/** "2026-11-27" or "2026-11-27T18:30"; null for anything else, and for days no calendar has. */
export function readWall(text: string): Wall | null {
  const [, day, time] = SHAPE.exec(text.trim()) ?? [];
  if (day === undefined || new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return null;
  if (time !== undefined && (Number(time.slice(0, 2)) > 23 || Number(time.slice(3)) > 59)) return null;
  return { day, time: time ?? null };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall shows at a moment: "2026-11-27T18:30" in the zone. */
export function wallAt(at: Date, zone: string): string {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(at).map((part) => [part.type, part.value]));
  const of = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The moment when the wall shows this. What it shows twice is the first time; what it never shows is moved on by as much as the clock was. */
export function momentAt(wall: string, zone: string): Date {
  const asUtc = Date.parse(`${wall}:00Z`);
  const offset = (at: number): number => Date.parse(`${wallAt(new Date(at), zone)}:00Z`) - at;
  const [before, after] = [asUtc - offset(asUtc - 86_400_000), asUtc - offset(asUtc + 86_400_000)];
  const fits = [before, after].filter((at) => wallAt(new Date(at), zone) === wall);
  return new Date(fits.length > 0 ? Math.min(...fits) : before);
}

/** The day after. */
export const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
