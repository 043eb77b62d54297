import { demandOf, meets } from './demand.ts';
import { comparePreferences, distanceOf, fullnessOf, seniorityOf, standingOf, type Preference } from './preference.ts';
import { Room } from './room.ts';
import { momentOf, type RoutingAgent, type RoutingRound } from './shapes.ts';
import { compareTurns, turnOf } from './work-order.ts';

/** What `match` promises, as it would be said aloud: look at everybody for every conversation. The tests' oracle. */
export function matchPlainly({ now: at, agents, waiting, policy = {} }: RoutingRound): [conversation: string, agent: string][] {
  const now = momentOf(at);
  const seats = agents.map((agent) => ({ agent, room: new Room(agent, policy), taken: 0, standing: standingOf(agent, agent.idle_since === undefined ? 0 : Math.min(now, momentOf(agent.idle_since))) }));
  const offers: [string, string][] = [];
  for (const { item, since, due } of waiting.map((one) => turnOf(one, policy, now)).sort(compareTurns)) {
    if (offers.length >= (policy.most_offers ?? Infinity) || policy.pools?.[item.pool]?.mode === 'pick') continue;
    const demand = demandOf(item, policy, (now - since) / 1000);
    const may = (agent: RoutingAgent): boolean => agent.state === 'available' && meets(agent, demand) && !item.not?.includes(agent.id);
    const preference = ({ agent, room, taken, standing }: (typeof seats)[number]): Preference => ({ seniority: item.frustrated ? seniorityOf(agent, demand) : 0, distance: distanceOf(agent, demand), fullness: fullnessOf(room.load()), taken, standing });
    const able = seats.filter(({ agent, room }) => may(agent) && room.fits(item.channel)).sort((a, b) => comparePreferences(preference(a), preference(b)));
    const isFresh = policy.affinity && item.last_agent_at !== undefined && now - momentOf(item.last_agent_at) <= policy.affinity.fresh_seconds * 1000;
    const last = isFresh ? seats.find(({ agent }) => agent.id === item.last_agent && may(agent)) : undefined;
    if (last && !able.includes(last) && now < Math.min(since + (policy.affinity?.hold_seconds ?? 0) * 1000, due)) continue;
    const chosen = last && able.includes(last) ? last : able[0];
    if (!chosen) continue;
    chosen.room.take(item.channel);
    chosen.taken += 1;
    offers.push([item.id, chosen.agent.id]);
  }
  return offers;
}
