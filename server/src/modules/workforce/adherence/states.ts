import { oneLine, type Span } from './spans.ts';

/** Where somebody is, as their desk says. `handling`: with a customer. */
export const STATES = ['handling', 'available', 'meeting', 'training', 'break', 'away', 'offline'] as const;
export type State = (typeof STATES)[number];

/** From this moment on a tool says so; `order` tells apart what was said in the same moment. */
export interface StateEvent {
  readonly at: number;
  readonly state: State;
  /** the tool that says it: each has a line of its own */
  readonly source: string;
  readonly order?: number;
}

/** With a customer in one tool and on a break in another is with a customer; three chats at once are one time of handling. */
const rank = (state: State): number => STATES.length - STATES.indexOf(state);

/**
 * One line of states from what tools said, in whatever order it came in, until a moment. Who says nothing for so long (a closed lid, a missing
 * sign-out) is offline from when they were last heard of.
 *
 * @param silence longest time a state is believed without another word; Infinity: for good
 */
export function statesFrom(events: readonly StateEvent[], until: number, silence = Infinity): Span<State>[] {
  const spans = [...Map.groupBy(events, (event) => event.source).values()].flatMap((said) => {
    const inOrder = said.filter((event) => event.at < until).toSorted((a, b) => a.at - b.at || (a.order ?? 0) - (b.order ?? 0));
    return inOrder.map((event, at): Span<State> => ({ from: event.at, to: Math.min(until, inOrder[at + 1]?.at ?? until, event.state === 'offline' ? until : event.at + silence), what: event.state }));
  });
  return oneLine(spans, rank).filter((span) => span.what !== 'offline');
}
