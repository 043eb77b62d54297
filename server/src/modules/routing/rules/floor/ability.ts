import { demandOf, meets } from '../demand.ts';
import { distanceOf } from '../preference.ts';
import type { RoutingAgent, RoutingPolicy, WaitingConversation } from '../shapes.ts';

/** What all in one line share. What is known of one customer alone (who let it pass, the last agent, a bad mood) is not asked here. */
export type Alike = Omit<WaitingConversation, 'id' | 'waiting_since' | 'due_at' | 'not' | 'last_agent' | 'last_agent_at' | 'frustrated'>;

/** Who may be given what waits in a line, once it has waited so long. */
export interface Able {
  /** numbers of kinds, and how near each is: 0 in its own pool, 1 in the first that helps … */
  readonly kinds: readonly number[];
  readonly distances: readonly number[];
}

/** By how many of the waits of `changes` (seconds) have passed. */
export interface Ability {
  readonly changes: readonly number[];
  readonly able: readonly Able[];
}

/** Asks `meets` of every kind once for each time at which a line asks something else: other pools help, a need is asked no more. */
export function abilityOf(alike: Alike, kinds: readonly RoutingAgent[], policy: RoutingPolicy): Ability {
  const after = [...(policy.pools?.[alike.pool]?.overflow ?? []).map((step) => step.after_seconds), ...(alike.needs ?? []).flatMap((need) => need.relax_after_seconds ?? [])];
  const changes = [...new Set(after.filter((seconds) => seconds > 0))].sort((a, b) => a - b);
  return { changes, able: [0, ...changes].map((waited) => ableAfter(alike, kinds, policy, waited)) };
}

function ableAfter(alike: Alike, kinds: readonly RoutingAgent[], policy: RoutingPolicy, waited: number): Able {
  if (policy.pools?.[alike.pool]?.mode === 'pick') return { kinds: [], distances: [] };
  const demand = demandOf({ ...alike, id: '', waiting_since: 0 }, policy, waited);
  const able = [...kinds.entries()].filter(([, agent]) => meets(agent, demand));
  return { kinds: able.map(([kind]) => kind), distances: able.map(([, agent]) => distanceOf(agent, demand)) };
}

/** What may be given to whom, for one that waited so long. */
export function ableNow({ changes, able }: Ability, waitedSeconds: number): Able {
  let passed = 0;
  while (passed < changes.length && waitedSeconds >= (changes[passed] as number)) passed++;
  return able[passed] as Able;
}
