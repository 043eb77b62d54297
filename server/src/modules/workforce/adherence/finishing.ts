import type { Activity } from './plan.ts';
import type { Span } from './spans.ts';
import type { State } from './states.ts';

/**
 * Times that nobody may be blamed for: a customer who was there before the break (meeting, training, end of the day) began is finished first,
 * and a break that therefore began later ends as much later. A customer taken on after its time is none of these.
 */
export function finishing(plan: readonly Span<Activity>[], states: readonly Span<State>[]): { from: number; to: number }[] {
  return plan.flatMap((asked) => {
    if (asked.what === 'work' || asked.what === 'leave') return [];
    const over = states.find((state) => state.what === 'handling' && state.from < asked.from && state.to > asked.from);
    if (over === undefined) return [];
    const later = over.to - asked.from;
    const spans = [{ from: asked.from, to: Math.min(over.to, asked.to) }];
    // What is owed of the break is taken at once, and only as a break.
    const owed = asked.what !== 'break' ? [] : states.filter((state) => state.what === 'break' && state.from < asked.to + later && state.to > asked.to).map((state) => ({ from: Math.max(state.from, asked.to), to: Math.min(state.to, asked.to + later) }));
    return [...spans, ...owed];
  });
}
