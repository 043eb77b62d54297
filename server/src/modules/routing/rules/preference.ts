import type { Demand } from './demand.ts';
import type { RoutingAgent } from './shapes.ts';

/** What decides between several who could. Lower comes first, field by field. */
export interface Preference {
  /** the better at it, where somebody is frustrated: the negative of the level */
  readonly seniority: number;
  /** 0 in the conversation's own pool, 1 in the first that helps … */
  readonly distance: number;
  /** how full, in quarters: within one, other things matter more */
  readonly fullness: number;
  /** how many they were given in this round */
  readonly taken: number;
  readonly standing: Standing;
}

/** What does not change within a round. */
export interface Standing {
  /** how much else they can do: who can do much is kept for what only they can */
  readonly versatility: number;
  readonly idleSince: number;
  readonly id: string;
}

export function comparePreferences(a: Preference, b: Preference): number {
  return a.seniority - b.seniority || a.distance - b.distance || a.fullness - b.fullness || a.taken - b.taken || compareStandings(a.standing, b.standing);
}

export function compareStandings(a: Standing, b: Standing): number {
  return a.versatility - b.versatility || a.idleSince - b.idleSince || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

export function standingOf(agent: RoutingAgent, idleSince: number): Standing {
  return { versatility: Object.keys(agent.skills ?? {}).length + Object.keys(agent.languages ?? {}).length + agent.pools.length, idleSince, id: agent.id };
}

/** Quarters of the capacity in use. */
export const fullnessOf = (load: number): number => Math.min(4, Math.floor(load * 4));

/** How much better others are at it: the negative of tier first, then of the sum of levels in what is asked. */
export function seniorityOf(agent: RoutingAgent, { needs, language }: Demand): number {
  const skills = needs.reduce((sum, need) => sum + (agent.skills?.[need.skill] ?? 0), 0);
  return -((agent.tier ?? 1) * 100 + skills + (language === undefined ? 0 : (agent.languages?.[language] ?? 0)));
}

export const distanceOf = (agent: RoutingAgent, { pools }: Demand): number => pools.findIndex((pool) => agent.pools.includes(pool));
