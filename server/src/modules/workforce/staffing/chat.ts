import { figuresOf, patienceRate } from './erlang-a.ts';
import { idleFigures, type QueueFigures } from './figures.ts';
import { type Demand, paceOf } from './load.ts';
import { notNegative, positive, refuseUnless, wholeFrom } from './refuse-unless.ts';
import { type WaitingRoom, waitsOf } from './waiting-room.ts';

/** Chats an agent finishes an hour while holding 1, 2, … of them; as many as an agent holds at most. Measured, not guessed. */
export type ChatRates = readonly number[];

export interface ChatFigures extends QueueFigures {
  /** Chats an agent holds who holds any. */
  readonly meanConcurrency: number;
  /** Chats being answered. */
  readonly inProgress: number;
  /** Share of all places for chats that are taken. */
  readonly placesTaken: number;
  readonly chatSeconds: number;
}

/** Most chats at a time for one agent. */
const MOST_CHATS = 50;

/**
 * Rates where each chat slows each other one down by the same share: r(k) = k ÷ (solo handle time × (1 + slowdown·(k − 1))), an hour.
 * @throws Refusal `invalid_concurrency`, `invalid_load`
 */
export function slowedRates(handleSeconds: number, most: number, slowdown: number): ChatRates {
  positive(handleSeconds, 'aht_seconds');
  refuseUnless(Number.isInteger(most) && most >= 1 && most <= MOST_CHATS, 'invalid_concurrency', 'concurrency', `"concurrency" must be a whole number from 1 to ${MOST_CHATS}.`);
  refuseUnless(Number.isFinite(slowdown) && slowdown >= 0, 'invalid_concurrency', 'slowdown', '"slowdown" must be a number that is not below zero.');
  return Array.from({ length: most }, (_, i) => (3600 * (i + 1)) / (handleSeconds * (1 + slowdown * i)));
}

/**
 * Chats spread evenly over agents who hold several at a time, and a queue from which people leave (Koole, "Staffing live-chat
 * sessions"; Enqvist & Svensson 2019). x = aN + b chats are finished at (N − b)·r(a) + b·r(a + 1); with all N·K places taken
 * the queue is that of Erlang A with the drain N·r(K). The handle time of `demand` is only read for its load. Rates that
 * rise evenly are Erlang A with N·K agents. `patienceSeconds` undefined: nobody leaves. 1e-9 relative.
 * @throws Refusal `invalid_load`, `invalid_agents`, `invalid_concurrency`, `invalid_patience`
 */
export function chats(demand: Demand, agents: number, rates: ChatRates, targetSeconds: number, patienceSeconds?: number): ChatFigures {
  const { rate, load } = paceOf(demand);
  wholeFrom(1, agents, 'agents');
  notNegative(targetSeconds, 'within_seconds');
  checkRates(rates, agents);
  const perSecond = [0, ...rates.map((hourly) => hourly / 3600)];
  const leave = patienceSeconds === undefined ? 0 : patienceRate(patienceSeconds);
  refuseUnless(leave === 0 || leave >= 1e-6, 'invalid_patience', 'patience_seconds', '"patience_seconds" of chats must not be above 1,000,000; leave patience out where nobody leaves.');
  if (load === 0) return { ...idleFigures(agents), meanConcurrency: 0, inProgress: 0, placesTaken: 0, chatSeconds: 3600 / (rates[0] as number) };
  const { room, busyAgents, inProgress, queueLength, done } = roomOf(rate, agents, perSecond, leave);
  const figures = figuresOf(waitsOf(room), { load, agents, targetSeconds, queueLength, answered: Math.min(1, done / rate), rate, leave, occupancy: busyAgents / agents });
  return { ...figures, meanConcurrency: inProgress / busyAgents, inProgress, placesTaken: inProgress / (agents * rates.length), chatSeconds: inProgress / done };
}

/** Whether so many agents keep up with chats that nobody leaves; a hair's breadth below their limit (1e-5) the line is endless for all purposes. */
export function chatsKeepUp(demand: Demand, agents: number, rates: ChatRates): boolean {
  return (paceOf(demand).rate * 3600) < agents * (rates.at(-1) ?? 0) * (1 - 1e-5);
}

function checkRates(rates: ChatRates, agents: number): void {
  refuseUnless(rates.length >= 1 && rates.length <= MOST_CHATS && rates.every((one) => Number.isFinite(one) && one > 0), 'invalid_concurrency', 'concurrency', `Rates must be 1 to ${MOST_CHATS} numbers above zero: chats an agent finishes an hour while holding 1, 2, … of them.`);
  refuseUnless(agents * rates.length <= 1_000_000, 'invalid_agents', 'agents', 'Agents × chats at a time must not be more than 1,000,000.');
}

interface ChatRoom {
  readonly room: WaitingRoom;
  readonly busyAgents: number;
  readonly inProgress: number;
  readonly queueLength: number;
  readonly done: number;
}

function roomOf(rate: number, agents: number, perSecond: readonly number[], leave: number): ChatRoom {
  const places = agents * (perSecond.length - 1);
  const states = balance(rate, (x) => (x <= places ? pace(x, agents, perSecond) : pace(places, agents, perSecond) + (x - places) * leave), places);
  let [atOnce, busyAgents, inProgress, queueLength, done] = [0, 0, 0, 0, 0];
  for (let x = 0; x < states.length; x++) {
    const chance = states[x] as number;
    const held = Math.min(x, places);
    if (x < places) atOnce += chance;
    else queueLength += (x - places) * chance;
    busyAgents += Math.min(x, agents) * chance;
    inProgress += held * chance;
    done += pace(held, agents, perSecond) * chance;
  }
  return { room: { atOnce, first: 0, ahead: states.slice(places), drain: pace(places, agents, perSecond), leave }, busyAgents, inProgress, queueLength, done };
}

/** Chats finished a second with x of them in progress, spread evenly. */
function pace(x: number, agents: number, perSecond: readonly number[]): number {
  const each = Math.floor(x / agents);
  const more = x - each * agents;
  return (agents - more) * (perSecond[each] as number) + (more === 0 ? 0 : more * (perSecond[each + 1] as number));
}

/** Long-run chances of 0, 1, 2 … of a birth–death chain; what grows too large is scaled down together. */
function balance(rate: number, out: (x: number) => number, least: number): number[] {
  const weights = [1];
  let [weight, sum, largest] = [1, 1, 1];
  for (let x = 1; x <= least || weight > 1e-22 * largest; x++) {
    weight *= rate / out(x);
    weights.push(weight);
    sum += weight;
    largest = Math.max(largest, weight);
    if (weight < 1e200) continue;
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) * 1e-200;
    [weight, sum, largest] = [weight * 1e-200, sum * 1e-200, largest * 1e-200];
  }
  return weights.map((one) => one / sum);
}
