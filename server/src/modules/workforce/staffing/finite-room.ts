import { reciprocalBlocking } from './erlang-b.ts';
import { idleFigures, type QueueFigures } from './figures.ts';
import { type Demand, paceOf } from './load.ts';
import { notNegative, refuseUnless, wholeFrom } from './refuse-unless.ts';
import { type WaitingRoom, waitsOf } from './waiting-room.ts';

/**
 * A queue with so many places altogether, agents' included (M/M/c/K): who comes when all are taken is turned away, who is
 * in waits as long as it takes. States by p_{c+k} ∝ (λ/cµ)^k, from the greater end, so nothing overflows. Waits are of those let
 * in, shares and the service level of the offered; the 90th percentile is of those let in. Exact at any load.
 * @throws Refusal `invalid_load`, `invalid_agents`, `invalid_capacity`
 */
export function finiteRoom(demand: Demand, agents: number, capacity: number, targetSeconds: number): QueueFigures {
  const { rate, serve, load } = paceOf(demand);
  wholeFrom(1, agents, 'agents');
  wholeFrom(1, capacity, 'capacity');
  notNegative(targetSeconds, 'within_seconds');
  refuseUnless(capacity >= agents, 'invalid_capacity', 'capacity', '"capacity" counts the places of the agents too, so it cannot be less than "agents".');
  if (load === 0) return idleFigures(agents);
  const { room, blocked, queueLength } = statesOf(load, agents, capacity - agents, agents * serve);
  const waits = waitsOf(room);
  const admitted = room.atOnce + waits.waitShare;
  const within = waits.answeredWithin(targetSeconds);
  const wait = queueLength / (rate * admitted);
  return {
    load, agents, stable: true, occupancy: Math.min(1, (load * admitted) / agents), waitShare: waits.waitShare, serviceLevel: Math.min(1, within), serviceLevelOfPatient: Math.min(1, within),
    serviceLevelOfAnswered: Math.min(1, within / admitted), waitSeconds: wait, waitAnsweredSeconds: wait,
    waitDelayedSeconds: waits.waitShare > 0 ? (wait * admitted) / waits.waitShare : 0, waitP90Seconds: waits.exceededBy(0.1 * admitted),
    waitLongerShare: waits.longerThan(targetSeconds), queueLength, abandonShare: 0, blockedShare: blocked,
  };
}

function statesOf(load: number, agents: number, places: number, drain: number): { room: WaitingRoom; blocked: number; queueLength: number } {
  const busy = load / agents;
  const growing = busy > 1;
  const weights = Array.from({ length: places + 1 }, (_, k) => (growing ? busy ** (k - places) : busy ** k));
  const idle = (weights[0] as number) * (reciprocalBlocking(load, agents) - 1);
  const whole = weights.reduce((sum, weight) => sum + weight, idle);
  const shares = weights.map((weight) => weight / whole);
  const queueLength = shares.reduce((sum, share, k) => sum + k * share, 0);
  return { room: { atOnce: idle === Infinity ? 1 : idle / whole, first: 0, ahead: shares.slice(0, -1), drain, leave: 0 }, blocked: shares[places] as number, queueLength };
}
