import { reciprocalBlocking } from './erlang-b.ts';
import { idleFigures, type QueueFigures } from './figures.ts';
import { type Demand, type Pace, paceOf } from './load.ts';
import { notNegative, refuseUnless, wholeFrom } from './refuse-unless.ts';
import { type WaitingRoom, type Waits, waitsOf } from './waiting-room.ts';

/** Longest mean patience that is told from none: thirty years. Above it Erlang C is the model. */
const LONGEST_PATIENCE = 1e9;
const NEGLIGIBLE = 1e-22;

/** @throws Refusal `invalid_patience` */
export function patienceRate(patienceSeconds: number): number {
  refuseUnless(Number.isFinite(patienceSeconds) && patienceSeconds >= 1e-3 && patienceSeconds <= LONGEST_PATIENCE, 'invalid_patience', 'patience_seconds', '"patience_seconds" must be a number from 0.001 to 1,000,000,000; leave patience out where nobody hangs up.');
  return 1 / patienceSeconds;
}

/**
 * States of the Palm queue (M/M/N+M; Palm 1957; Mandelbaum & Zeltyn 2005) as an arrival finds them: below N by Erlang B,
 * above by p_{n+k} = p_{n+k−1}·λ ÷ (nµ + kθ), beginning where they are largest, so that nothing overflows in overload.
 */
export function palmRoom({ rate, serve, load }: Pace, agents: number, leave: number): WaitingRoom {
  const drain = agents * serve;
  const peak = Math.max(0, Math.floor((rate - drain) / leave));
  const below: number[] = [];
  let first = peak;
  for (let weight = 1; first > 0 && weight > NEGLIGIBLE; first--) below.push(weight *= (drain + first * leave) / rate);
  const ahead = below.toReversed();
  let sum = ahead.reduce((total, weight) => total + weight, 0);
  for (let [weight, k] = [1, peak]; weight > NEGLIGIBLE; weight *= rate / (drain + ++k * leave)) {
    ahead.push(weight);
    sum += weight;
  }
  const idle = first > 0 ? 0 : (ahead[0] as number) * (reciprocalBlocking(load, agents) - 1);
  const whole = sum + idle;
  for (let i = 0; i < ahead.length; i++) ahead[i] = (ahead[i] as number) / whole;
  return { atOnce: idle === Infinity ? 1 : idle / whole, first, ahead, drain, leave };
}

/** Mean number waiting, and the share that is answered in the end (both as sums of positive terms). */
export function palmFlow({ ahead, first, atOnce }: WaitingRoom, load: number, agents: number): { queueLength: number; answered: number } {
  let [queueLength, behind] = [0, 0];
  for (let i = 0; i < ahead.length; i++) {
    queueLength += (first + i) * (ahead[i] as number);
    if (first + i > 0) behind += ahead[i] as number;
  }
  return { queueLength, answered: Math.min(1, atOnce + (agents / load) * behind) };
}

/**
 * Everything about a queue whose contacts hang up after an exponential patience (Erlang A), exact at any load: with three
 * service levels, each named. Units seconds; 1e-9 relative against 50-digit references.
 * @throws Refusal `invalid_load`, `invalid_agents`, `invalid_patience`
 */
export function erlangA(demand: Demand, agents: number, targetSeconds: number, patienceSeconds: number): QueueFigures {
  const pace = paceOf(demand);
  wholeFrom(0, agents, 'agents');
  notNegative(targetSeconds, 'within_seconds');
  const leave = patienceRate(patienceSeconds);
  if (pace.load === 0) return idleFigures(agents);
  const room = palmRoom(pace, agents, leave);
  const { queueLength, answered } = palmFlow(room, pace.load, agents);
  return figuresOf(waitsOf(room), { load: pace.load, agents, targetSeconds, queueLength, answered, rate: pace.rate, leave, occupancy: agents === 0 ? 0 : (pace.load * answered) / agents });
}

interface Flow {
  readonly load: number;
  readonly agents: number;
  readonly targetSeconds: number;
  readonly queueLength: number;
  readonly answered: number;
  readonly rate: number;
  readonly leave: number;
  readonly occupancy: number;
}

/** Figures of a queue from which people hang up; also that of chats. */
export function figuresOf(waits: Waits, { load, agents, targetSeconds, queueLength, answered, rate, leave, occupancy }: Flow): QueueFigures {
  const within = waits.answeredWithin(targetSeconds);
  const longer = waits.longerThan(targetSeconds);
  return {
    load, agents, stable: true, occupancy, waitShare: Math.min(1, waits.waitShare), serviceLevel: Math.min(1, within),
    serviceLevelOfPatient: within + longer > 0 ? within / (within + longer) : Number.NaN,
    serviceLevelOfAnswered: answered > 0 ? Math.min(1, within / answered) : Number.NaN,
    waitSeconds: queueLength / rate, waitAnsweredSeconds: answered > 0 ? waits.answeredWaitSum / answered : Number.NaN,
    waitDelayedSeconds: waits.waitShare > 0 ? queueLength / rate / waits.waitShare : 0,
    waitP90Seconds: waits.exceededBy(0.1), waitLongerShare: longer, queueLength, abandonShare: Math.min(1, (leave * queueLength) / rate), blockedShare: 0,
  };
}
