import type { Timeline } from '../../calendars/index.ts';
import type { After, Since } from './rule.ts';

const HOUR_MS = 3_600_000;

/** What time is counted from; moments are milliseconds since the epoch. */
export interface Moments {
  readonly category: string;
  readonly openedAt: number;
  /** the oldest message nobody answered */
  readonly waitingSince: number | null;
  /** our last answer that a person wrote; null when the customer wrote since, or there is none */
  readonly repliedAt: number | null;
  readonly resolvedAt: number | null;
}

/** The moment time is counted from; null while it does not run. */
export function anchorOf(since: Since, { category, openedAt, waitingSince, repliedAt, resolvedAt }: Moments): number | null {
  if (since === 'resolved') return category === 'resolved' ? resolvedAt : null;
  if (category !== 'open' && category !== 'waiting') return null;
  return since === 'opened' ? openedAt : since === 'customer_wrote' ? waitingSince : repliedAt;
}

/** When so much time has passed since; `Infinity` in a calendar that never works. */
export function dueAt(anchor: number, { hours, working = false }: After, business: Timeline): number {
  return working ? business.after(anchor, hours * HOUR_MS) : anchor + hours * HOUR_MS;
}
