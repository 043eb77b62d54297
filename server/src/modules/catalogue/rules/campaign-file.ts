import { readCalendar } from './read-calendar.ts';
import { readSpan, type Span, type SpanFault } from './campaign-span.ts';
import { momentAt, readWall } from './wall-time.ts';

/** A campaign as a file tells it. */
export interface ReadCampaign extends Span {
  /** what it is known by when the file comes again */
  readonly sourceId: string;
  readonly name: string;
  readonly channels: readonly string[];
  readonly codes: readonly string[];
  readonly audience: number | null;
  readonly note: string;
}

export interface FileFault {
  /** 1 is the first line of the file, or the first event of a calendar */
  readonly place: number;
  readonly because: SpanFault | 'name_missing' | 'audience_unreadable' | 'repeats' | 'twice';
  readonly name: string;
}

export interface ReadFile {
  readonly campaigns: readonly ReadCampaign[];
  readonly faults: readonly FileFault[];
}

/** Names a column may have, first the one we write. */
const COLUMNS = {
  name: ['name', 'campaign', 'title', 'campaign name', 'kampagne', 'campaña'], from: ['from', 'start', 'start date', 'begin', 'von', 'desde'], to: ['to', 'end', 'end date', 'until', 'bis', 'hasta'], channels: ['channels', 'channel', 'kanäle', 'kanal', 'canales', 'canal'],
  codes: ['codes', 'code', 'discount codes', 'discount code', 'coupon', 'gutscheincodes', 'códigos'], audience: ['audience', 'recipients', 'expected audience', 'reichweite', 'audiencia'], note: ['note', 'notes', 'description', 'notiz', 'nota'],
} as const;
type Column = keyof typeof COLUMNS;

/** Several in one cell. */
const several = (text: string): string[] => [...new Set(text.split(/[;,|\n]/).map((one) => one.trim().slice(0, 60)).filter((one) => one !== ''))].slice(0, 20);

/** Which columns a head names; null when name or from is missing. */
export function columnsOf(head: readonly string[]): Map<Column, number> | null {
  const names = head.map((name) => name.trim().toLowerCase());
  const found = new Map((Object.keys(COLUMNS) as Column[]).flatMap((column) => {
    const at = names.findIndex((name) => (COLUMNS[column] as readonly string[]).includes(name));
    return at < 0 ? [] : [[column, at] as const];
  }));
  return found.has('name') && found.has('from') ? found : null;
}

/** Rows of a table whose first names the columns. Null where its head names no campaign and no beginning. */
export function readTable(rows: readonly (readonly string[])[], zone: string): ReadFile | null {
  const columns = columnsOf(rows[0] ?? []);
  if (columns === null) return null;
  return gathered(rows.slice(1).map((row, at) => {
    const cell = (column: Column): string => row[columns.get(column) ?? -1]?.trim() ?? '';
    const name = cell('name').slice(0, 200);
    const audience = readCount(cell('audience'));
    const span = readSpan(cell('from'), cell('to') || null, zone);
    const because = name === '' ? 'name_missing' as const : typeof span === 'string' ? span : audience === undefined ? 'audience_unreadable' as const : null;
    if (because !== null || typeof span === 'string' || audience === undefined) return { place: at + 2, because: because ?? 'from_unreadable', name };
    return { place: at + 2, campaign: { ...span, sourceId: `${name.toLowerCase()}|${cell('from')}`.slice(0, 200), name, channels: several(cell('channels')), codes: several(cell('codes')), audience, note: cell('note').slice(0, 2000) } };
  }));
}

/** Events of an iCalendar file: categories are the channels. What repeats is not guessed at. */
export function readEvents(text: string, zone: string): ReadFile | null {
  const events = readCalendar(text);
  if (events === null) return null;
  return gathered(events.filter((event) => !event.cancelled).map((event, at) => {
    const name = event.summary.slice(0, 200);
    const span = readSpan(wallIn(event.start, event.startZone, zone), event.end === null ? null : wallIn(event.end, event.endZone, zone), zone);
    const because = event.repeats ? 'repeats' as const : name === '' ? 'name_missing' as const : typeof span === 'string' ? span : null;
    if (because !== null || typeof span === 'string') return { place: at + 1, because: because ?? 'from_unreadable', name };
    return { place: at + 1, campaign: { ...span, sourceId: (event.uid || `${name.toLowerCase()}|${event.start}`).slice(0, 200), name, channels: several(event.categories), codes: [], audience: null, note: event.description.slice(0, 2000) } };
  }));
}

/** A wall time of another zone becomes a moment; what is a day, a moment, or of no zone stays as it is. */
function wallIn(text: string, own: string | null, zone: string): string {
  const wall = own === null || own === zone ? null : readWall(text);
  return own === null || wall === null || wall.time === null ? text : momentAt(`${wall.day}T${wall.time}`, own).toISOString();
}

type Row = { readonly place: number; readonly campaign: ReadCampaign } | { readonly place: number; readonly because: FileFault['because']; readonly name: string };

function gathered(rows: readonly Row[]): ReadFile {
  const campaigns = new Map<string, ReadCampaign>();
  const faults: FileFault[] = [];
  for (const row of rows) {
    if ('because' in row) faults.push({ place: row.place, because: row.because, name: row.name });
    else if (campaigns.has(row.campaign.sourceId)) faults.push({ place: row.place, because: 'twice', name: row.campaign.name });
    else campaigns.set(row.campaign.sourceId, row.campaign);
  }
  return { campaigns: [...campaigns.values()], faults };
}

/** Null where nothing is said, undefined where it is no count: "12,000", "12.000" and "12 000" are twelve thousand. */
function readCount(text: string): number | null | undefined {
  if (text === '') return null;
  if (!/^\d{1,3}(?:[., \u00a0]\d{3})+$|^\d+$/.test(text)) return undefined;
  const count = Number(text.replaceAll(/\D/g, ''));
  return count <= 2_000_000_000 ? count : undefined;
}
