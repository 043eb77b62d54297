import type { Ask } from './ask.ts';
import { inOrder } from './order.ts';
import { momentOf, type RoutingPolicy, type WaitingConversation } from './shapes.ts';
import type { Staff } from './staff.ts';

/**
 * What waits, by place, with all that deciding reads again. Conversations are read here in the order they come, one after
 * the other in memory: read in the order they are served, tens of thousands would each be waited for.
 */
export interface Queue {
  /** places, the first to be served first */
  readonly order: Uint32Array;
  readonly ids: readonly string[];
  readonly asks: readonly Ask[];
  /** since when it waits, in milliseconds */
  readonly since: Float64Array;
  /** the place of the customer's last agent among the staff, where they are preferred and there; -1 elsewhere */
  readonly lastAgents: Int32Array;
  /** until when it waits for them while they are full, in milliseconds */
  readonly held: Float64Array;
}

export function readQueue(waiting: readonly WaitingConversation[], staff: Staff, policy: RoutingPolicy, now: number): Queue {
  const { places: order, since, due } = inOrder(waiting, policy, now);
  const ids = new Array<string>(waiting.length);
  const asks = new Array<Ask>(waiting.length);
  const lastAgents = new Int32Array(waiting.length).fill(-1);
  const held = new Float64Array(waiting.length);
  const hold = (policy.affinity?.hold_seconds ?? 0) * 1000;
  for (let place = 0; place < waiting.length; place++) {
    const item = waiting[place] as WaitingConversation;
    const from = since[place] as number;
    ids[place] = item.id;
    asks[place] = staff.asks.of(item, (now - from) / 1000);
    if (!knowsCustomer(item, policy, now)) continue;
    lastAgents[place] = staff.placeOf(item.last_agent as string);
    held[place] = Math.min(from + hold, due[place] as number);
  }
  return { order, ids, asks, since, lastAgents, held };
}

/** Whether somebody knows the customer still, and did not let this one pass. */
function knowsCustomer({ last_agent: id, last_agent_at: at, not }: WaitingConversation, { affinity }: RoutingPolicy, now: number): boolean {
  return affinity !== undefined && id !== undefined && at !== undefined && now - momentOf(at) <= affinity.fresh_seconds * 1000 && not?.includes(id) !== true;
}
