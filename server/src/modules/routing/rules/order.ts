import { arrange } from './arrange.ts';
import { momentOf, type Cost, type RoutingPolicy, type WaitingConversation } from './shapes.ts';
import { costIndex, costOf, dueOf, longestWait } from './work-order.ts';

/** Waiting conversations in the order they are served. */
export interface Order {
  /** places in what waits, the first to be served first */
  readonly places: Uint32Array;
  /** milliseconds, by place */
  readonly since: Float64Array;
  readonly due: Float64Array;
}

/**
 * The order of `compareTurns`, each conversation looked at once and what decides kept in arrays of numbers. The same for
 * the same moment, whatever order they come in.
 */
export function inOrder(waiting: readonly WaitingConversation[], policy: RoutingPolicy, now: number): Order {
  const size = waiting.length;
  const [since, due, within, dearest] = [new Float64Array(size), new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  const classes = new Map<string | undefined, ClassTerms>();
  const places = new Uint32Array(size);
  let [late, other] = [0, size];
  for (let at = 0; at < size; at++) {
    const item = waiting[at] as WaitingConversation;
    const from = momentOf(item.waiting_since);
    since[at] = from;
    due[at] = dueOf(item, policy, from);
    const { cost, most } = classes.get(item.class) ?? addTerms(classes, item, policy);
    if (policy.order === 'cost') dearest[at] = -costIndex(item, cost, from, due[at] as number, now);
    // How far within the longest wait, as a share of it: below or at nothing is late.
    within[at] = most === Infinity ? 1 : (from + most - now) / Math.max(most, 1);
    if ((within[at] as number) <= 0) places[late++] = at;
    else places[--other] = at;
  }
  const byId = (a: number, b: number): number => ((waiting[a] as WaitingConversation).id < (waiting[b] as WaitingConversation).id ? -1 : (waiting[a] as WaitingConversation).id > (waiting[b] as WaitingConversation).id ? 1 : 0);
  const rest = policy.order === 'cost' ? [dearest, due, since] : [due, since];
  arrange(places.subarray(0, late), [within, ...rest], byId);
  arrange(places.subarray(late), rest, byId);
  return { places, since, due };
}

interface ClassTerms {
  readonly cost: Cost;
  /** the longest anybody waits, in milliseconds */
  readonly most: number;
}

/** Looked up once for each class. */
function addTerms(classes: Map<string | undefined, ClassTerms>, item: WaitingConversation, policy: RoutingPolicy): ClassTerms {
  const terms = { cost: costOf(item, policy), most: longestWait(item, policy) * 1000 };
  classes.set(item.class, terms);
  return terms;
}
