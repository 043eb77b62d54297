import type { AgentState, WorkedTime } from '@keepdesk/client';

export const worked = ['available', 'busy', 'break', 'training'] as const;
type Worked = (typeof worked)[number];
export type Totals = Readonly<Record<Worked, number>>;

/** Milliseconds in each state since the day began: what was counted, and in the present one what passed since (`countedAt`, `now`: milliseconds). */
export function totalsOf(day: WorkedTime | undefined, state: AgentState['state'], countedAt: number, now: number): Totals {
  const counted = (one: Worked): number => (day?.[`${one}_seconds`] ?? 0) * 1000;
  const since = day === undefined ? 0 : Math.max(0, now - countedAt);
  return { available: counted('available') + (state === 'available' ? since : 0), busy: counted('busy') + (state === 'busy' ? since : 0), break: counted('break') + (state === 'break' ? since : 0), training: counted('training') + (state === 'training' ? since : 0) };
}

/** When the day began where one sits, and a moment after it ends. */
export function dayOf(now: Date): { from: string; to: string } {
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return { from: midnight.toISOString(), to: next.toISOString() };
}
