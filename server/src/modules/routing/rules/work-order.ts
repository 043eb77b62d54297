import { momentOf, type Cost, type RoutingPolicy, type WaitingConversation } from './shapes.ts';

const HOUR = 3_600_000;
const TARGET_SECONDS = 8 * 3600;
const HANDLE_SECONDS = 480;
/** how long before a deadline missing it begins to press */
const PRESSING_MS = 15 * 60_000;
const USUAL: Cost = { per_hour: 1 };

/** A waiting conversation with what decides when its turn is. */
export interface Turn {
  readonly item: WaitingConversation;
  readonly since: number;
  readonly due: number;
  /** how far beyond the longest wait of its class, as a share of it; below 0 while within */
  readonly beyond: number;
  /** what leaving it costs now, for each hour of an agent it would take; 0 where the order is by deadline */
  readonly index: number;
}

export function turnOf(item: WaitingConversation, policy: RoutingPolicy, now: number): Turn {
  const since = momentOf(item.waiting_since);
  const due = dueOf(item, policy, since);
  return { item, since, due, beyond: beyondOf(since, longestWait(item, policy) * 1000, now), index: policy.order === 'cost' ? costIndex(item, costOf(item, policy), since, due, now) : 0 };
}

/** How far beyond the longest wait (milliseconds), as a share of it; below 0 while within, and where there is none. */
export const beyondOf = (since: number, longest: number, now: number): number => (longest === Infinity ? -1 : (now - since - longest) / Math.max(longest, 1));

/** When it is due, by the usual target where nobody said. */
export function dueOf(item: WaitingConversation, policy: RoutingPolicy, since: number): number {
  return item.due_at === undefined ? since + (policy.target_seconds ?? TARGET_SECONDS) * 1000 : momentOf(item.due_at);
}

/** Seconds anybody of its class may wait, whatever is dearer. */
export function longestWait(item: Pick<WaitingConversation, 'class'>, policy: RoutingPolicy): number {
  return ofClass(policy.longest_wait_seconds, item.class) ?? Infinity;
}

/** What waiting costs in its class. */
export function costOf(item: Pick<WaitingConversation, 'class'>, policy: RoutingPolicy): Cost {
  return ofClass(policy.costs, item.class) ?? USUAL;
}

/** What is said of a class, else of what it belongs to (of `wismo` where it is `wismo.tracking`), else of all. */
function ofClass<T>(said: Readonly<Record<string, T>> | undefined, name = ''): T | undefined {
  return said?.[name] ?? (said !== undefined && name.includes('.') ? said[name.slice(0, name.indexOf('.'))] : undefined) ?? said?.['*'];
}

/**
 * The generalised cµ/θ rule: the marginal cost of waiting C'(age) times the rate of service µ, over the rate θ at which
 * people give up (van Mieghem 1995; Mandelbaum & Stolyar 2004; Atar, Giat & Shimkin 2010). A deadline is a cost that
 * rises exponentially towards it and stays up once it is missed.
 */
export function costIndex(item: WaitingConversation, cost: Cost, since: number, due: number, now: number): number {
  const age = Math.max(0, now - since) / HOUR;
  const waiting = cost.per_hour * (1 + (cost.growth_per_hour ?? 0) * age);
  const missing = ((cost.missed ?? 0) * Math.exp(-Math.max(0, due - now) / PRESSING_MS) * HOUR) / PRESSING_MS;
  const perHour = 3600 / (cost.handle_seconds ?? HANDLE_SECONDS);
  return ((item.weight ?? 1) * (waiting + missing) * perHour) / (cost.abandon_per_hour ?? 1);
}

/** Who waited too long comes first, the longest beyond before the others; then the dearest; then the next deadline. */
export function compareTurns(a: Turn, b: Turn): number {
  if (a.beyond >= 0 || b.beyond >= 0) {
    if (a.beyond !== b.beyond) return b.beyond - a.beyond;
  }
  return b.index - a.index || a.due - b.due || a.since - b.since || (a.item.id < b.item.id ? -1 : a.item.id > b.item.id ? 1 : 0);
}

/** Why it is its turn, in words. */
export function whyNow(turn: Turn, policy: RoutingPolicy, now: number): string {
  if (turn.beyond >= 0) return `waits ${minutes(now - turn.since)} min, longer than anybody may`;
  const deadline = turn.due >= now ? `${minutes(turn.due - now)} min to its deadline` : `${minutes(now - turn.due)} min past its deadline`;
  return policy.order === 'cost' ? `${turn.item.class ?? 'unsorted'}, ${deadline}: ${turn.index.toFixed(2)}` : deadline;
}

const minutes = (ms: number): number => Math.floor(ms / 60_000);
