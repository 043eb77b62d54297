import { dayAfter, momentAt, readWall, wallAt } from './wall-time.ts';

export interface Span {
  readonly fromAt: Date;
  /** the first moment after it */
  readonly toAt: Date;
}

export type SpanFault = 'from_unreadable' | 'to_unreadable' | 'ends_before_it_begins' | 'too_long';

/** Longer than this is no campaign, but a typing error. */
const LONGEST_MS = 400 * 86_400_000;

/**
 * From when to when, as it is typed: "2026-11-27" (the whole day, the last one too), "2026-11-27T18:30" by the brand's clock, or a moment
 * with its offset. Without an end it is the one day, or ends with the day it begins on.
 */
export function readSpan(from: string, to: string | null, zone: string): Span | SpanFault {
  const fromAt = startOf(from, zone);
  if (fromAt === null) return 'from_unreadable';
  const toAt = endOf(to === null || to.trim() === '' ? wallAt(fromAt, zone).slice(0, 10) : to, zone);
  if (toAt === null) return 'to_unreadable';
  if (toAt <= fromAt) return 'ends_before_it_begins';
  return toAt.getTime() - fromAt.getTime() > LONGEST_MS ? 'too_long' : { fromAt, toAt };
}

function startOf(text: string, zone: string): Date | null {
  const wall = readWall(text);
  return wall === null ? momentOf(text) : momentAt(`${wall.day}T${wall.time ?? '00:00'}`, zone);
}

function endOf(text: string, zone: string): Date | null {
  const wall = readWall(text);
  if (wall === null) return momentOf(text);
  return wall.time === null ? momentAt(`${dayAfter(wall.day)}T00:00`, zone) : momentAt(`${wall.day}T${wall.time}`, zone);
}

function momentOf(text: string): Date | null {
  const at = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.trim()) ? Date.parse(text.trim()) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at);
}

/** A span as it would be typed: days where it begins and ends at midnight by the brand's clock. */
export function writeSpan({ fromAt, toAt }: Span, zone: string): { from: string; to: string; wholeDays: boolean } {
  const [from, to] = [wallAt(fromAt, zone), wallAt(toAt, zone)];
  const wholeDays = from.endsWith('T00:00') && to.endsWith('T00:00');
  return wholeDays ? { from: from.slice(0, 10), to: wallAt(new Date(toAt.getTime() - 60_000), zone).slice(0, 10), wholeDays } : { from, to, wholeDays };
}
