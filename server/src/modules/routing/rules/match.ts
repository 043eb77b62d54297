import { readQueue, type Queue } from './queue.ts';
import { momentOf, type Left, type Offer, type RoutingPolicy, type RoutingRound, type WaitingConversation } from './shapes.ts';
import { Staff } from './staff.ts';
import { turnOf, whyNow } from './work-order.ts';

/**
 * One decision round: who is offered what. Conversations are served in their order; each goes to the preferred agent who
 * may and has room; nobody ever gets more than fits. The same round always gives the same answer.
 */
export function match({ now: at, agents, waiting, policy = {} }: RoutingRound): { offers: Offer[]; left: Left[] } {
  const now = momentOf(at);
  const staff = new Staff(agents, policy, now);
  const queue = readQueue(waiting, staff, policy, now);
  const round: Round = { waiting, staff, queue, policy, now };
  const offers: Offer[] = [];
  const left: Left[] = [];
  const most = policy.most_offers ?? Infinity;
  for (let i = 0; i < queue.order.length; i++) {
    const place = queue.order[i] as number;
    const made = offers.length >= most ? 'its turn is in the next round' : offer(round, place);
    if (typeof made === 'string') left.push({ conversation: queue.ids[place] as string, because: made });
    else offers.push(made);
  }
  return { offers, left };
}

interface Round {
  readonly waiting: readonly WaitingConversation[];
  readonly staff: Staff;
  readonly queue: Queue;
  readonly policy: RoutingPolicy;
  readonly now: number;
}

const NOBODY = -1;

/** Offers what stands at a place of the queue to somebody: the customer's last agent, or whoever is preferred; why not, when nobody is. */
function offer(round: Round, place: number): Offer | string {
  const { waiting, staff, queue, now } = round;
  const ask = queue.asks[place] as Queue['asks'][number];
  const last = queue.lastAgents[place] as number;
  if (last !== NOBODY && ask.isMetBy(last)) {
    const item = waiting[place] as WaitingConversation;
    if (staff.hasRoom(last, item.channel)) return give(round, item, last, '; the customer’s last agent');
    if (now < (queue.held[place] as number)) return 'waits a little for the customer’s last agent, who is full';
  }
  if (ask.because !== null) return ask.because;
  const item = waiting[place] as WaitingConversation;
  const waitedSeconds = (now - (queue.since[place] as number)) / 1000;
  const chosen = staff.best(item, ask, waitedSeconds);
  if (chosen === NOBODY) return staff.why(item, ask, waitedSeconds);
  return give(round, item, chosen, item.frustrated === true ? '; a frustrated customer, somebody senior' : '');
}

function give({ staff, policy, now }: Round, item: WaitingConversation, to: number, beside: string): Offer {
  return { conversation: item.id, agent: staff.give(to, item.channel), because: whyNow(turnOf(item, policy, now), policy, now) + beside };
}
