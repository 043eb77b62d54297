import { inOrder, type Order } from './order.ts';
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
  const order = inOrder(waiting, policy, now);
  const round: Round = { staff, order, policy, now };
  const offers: Offer[] = [];
  const left: Left[] = [];
  const most = policy.most_offers ?? Infinity;
  for (let i = 0; i < order.places.length; i++) {
    const place = order.places[i] as number;
    const item = waiting[place] as WaitingConversation;
    const because = offers.length >= most ? 'its turn is in the next round' : offer(round, item, place, offers);
    if (because !== null) left.push({ conversation: item.id, because });
  }
  return { offers, left };
}

interface Round {
  readonly staff: Staff;
  readonly order: Order;
  readonly policy: RoutingPolicy;
  readonly now: number;
}

/** Offers it to somebody; why not, when nobody is. */
function offer({ staff, order, policy, now }: Round, item: WaitingConversation, place: number, offers: Offer[]): string | null {
  if (policy.pools?.[item.pool]?.mode === 'pick') return `agents pick from ${item.pool} themselves`;
  const since = order.since[place] as number;
  const waited = (now - since) / 1000;
  staff.look(item, waited);
  const last = item.last_agent === undefined ? NOBODY : lastAgent(item, staff, policy, now, Math.min(since + (policy.affinity?.hold_seconds ?? 0) * 1000, order.due[place] as number));
  if (last === WAIT) return 'waits a little for the customer’s last agent, who is full';
  const chosen = last === NOBODY ? staff.best(item, waited) : last;
  if (chosen === NOBODY) return staff.why(item, waited);
  const who = staff.give(chosen, item.channel);
  const why = whyNow(turnOf(item, policy, now), policy, now);
  offers.push({ conversation: item.id, agent: who, because: `${why}${last !== NOBODY ? '; the customer’s last agent' : item.frustrated === true ? '; a frustrated customer, somebody senior' : ''}` });
  return null;
}

const NOBODY = -1;
const WAIT = -2;

/** The place of whoever knows the customer, while that is fresh; or that it is worth waiting for them, until `hold`. */
function lastAgent(item: WaitingConversation, staff: Staff, { affinity }: RoutingPolicy, now: number, hold: number): number {
  const { last_agent: id, last_agent_at: at } = item;
  if (!affinity || id === undefined || at === undefined || now - momentOf(at) > affinity.fresh_seconds * 1000 || item.not?.includes(id)) return NOBODY;
  const place = staff.placeIfAble(id);
  if (place === NOBODY || staff.hasRoom(place, item.channel)) return place;
  return now < hold ? WAIT : NOBODY;
}
