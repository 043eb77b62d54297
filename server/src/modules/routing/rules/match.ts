import { demandOf, meets, type Demand } from './demand.ts';
import { momentOf, type Left, type Offer, type RoutingPolicy, type RoutingRound } from './shapes.ts';
import { Staff } from './staff.ts';
import { inOrder, whyNow, type Turn } from './work-order.ts';

/**
 * One decision round: who is offered what. Conversations are served in their order; each goes to the preferred agent who
 * may and has room; nobody ever gets more than fits. The same round always gives the same answer.
 */
export function match({ now: at, agents, waiting, policy = {} }: RoutingRound): { offers: Offer[]; left: Left[] } {
  const now = momentOf(at);
  const staff = new Staff(agents, policy, now);
  const offers: Offer[] = [];
  const left: Left[] = [];
  const most = policy.most_offers ?? Infinity;
  for (const turn of inOrder(waiting, policy, now)) {
    if (offers.length >= most) left.push({ conversation: turn.item.id, because: 'its turn is in the next round' });
    else place(turn, staff, policy, now, offers, left);
  }
  return { offers, left };
}

function place(turn: Turn, staff: Staff, policy: RoutingPolicy, now: number, offers: Offer[], left: Left[]): void {
  const { item } = turn;
  const conversation = item.id;
  if (policy.pools?.[item.pool]?.mode === 'pick') return void left.push({ conversation, because: `agents pick from ${item.pool} themselves` });
  const demand = demandOf(item, policy, (now - turn.since) / 1000);
  const last = lastAgent(turn, demand, staff, policy, now);
  if (last === WAIT) return void left.push({ conversation, because: 'waits a little for the customer’s last agent, who is full' });
  const agent = last ?? staff.best(demand, item.not);
  if (agent === null) return void left.push({ conversation, because: staff.because });
  staff.give(agent, item.channel);
  offers.push({ conversation, agent, because: `${whyNow(turn, policy, now)}${last !== null ? '; the customer’s last agent' : demand.frustrated ? '; a frustrated customer, somebody senior' : ''}` });
}

const WAIT = Symbol('worth waiting for');

/** Whoever knows the customer, while that is fresh; or that it is worth waiting for them. */
function lastAgent({ item, since, due }: Turn, demand: Demand, staff: Staff, { affinity }: RoutingPolicy, now: number): string | typeof WAIT | null {
  if (!affinity || item.last_agent === undefined || item.last_agent_at === undefined || item.not?.includes(item.last_agent)) return null;
  const seat = staff.seat(item.last_agent);
  const isFresh = now - momentOf(item.last_agent_at) <= affinity.fresh_seconds * 1000;
  if (!seat || !isFresh || seat.agent.state !== 'available' || !meets(seat.agent, demand)) return null;
  if (seat.room.fits(item.channel)) return item.last_agent;
  return now < Math.min(since + (affinity.hold_seconds ?? 0) * 1000, due) ? WAIT : null;
}
