import type { TermsShape } from '../contract.ts';
import type { RoutingAgent, RoutingPolicy } from './shapes.ts';

/** How work is given out until somebody says otherwise. Units, seconds. */
const usualTerms: TermsShape = {
  order: 'due',
  capacity: 100,
  weights: { voice: 100, chat: 25, '*': 10 },
  channels: { voice: 1, chat: 3, '*': 6 },
  exclusive: ['voice'],
  affinity: { fresh_seconds: 3 * 86_400, hold_seconds: 300 },
  target_seconds: 8 * 3600,
  longest_wait_seconds: {},
  costs: {},
  vip_weight: 1.5,
  leaving_weight: 1.5,
  frustrated_below: -0.5,
  offers_at_once: 1,
  forget_pass_seconds: 900,
  missed_before_break: 2,
  grace_seconds: 600,
};

export const termsFrom = (kept: Partial<TermsShape>): TermsShape => ({ ...usualTerms, ...kept });

/** How many times as much it costs that this customer waits; `gone`: chance in [0, 1] that a regular does not come back. */
export const waitingWeight = (terms: Pick<TermsShape, 'vip_weight' | 'leaving_weight'>, { vip, gone }: { readonly vip: boolean; readonly gone: number }): number => (vip ? terms.vip_weight : 1) * (1 + (terms.leaving_weight - 1) * gone);

/** What bounds somebody's hands. `channels` and `capacity` are null where they have no figures of their own. */
export interface Bounds {
  readonly channels: Readonly<Record<string, number>> | null;
  readonly capacity: number | null;
}

/** Caps by channel for the channels that matter now: their own exactly, or everybody's. */
export function capsOf({ channels }: Bounds, terms: TermsShape, among: Iterable<string>): Record<string, number> {
  const from = channels ?? terms.channels;
  const all = new Set([...among, ...Object.keys(from)]);
  all.delete('*');
  return Object.fromEntries([...all].map((channel) => [channel, from[channel] ?? from['*'] ?? 0]));
}

/** What the pure rules are told of the terms; `among` are the channels that matter now. */
export function policyFrom(terms: TermsShape, among: Iterable<string>, pools: NonNullable<RoutingPolicy['pools']> = {}): RoutingPolicy {
  const all = new Set([...among, ...Object.keys(terms.weights)]);
  all.delete('*');
  return {
    order: terms.order, capacity: terms.capacity, weights: Object.fromEntries([...all].map((channel) => [channel, terms.weights[channel] ?? terms.weights['*'] ?? 10])), exclusive: terms.exclusive, pools,
    affinity: terms.affinity, target_seconds: terms.target_seconds, longest_wait_seconds: terms.longest_wait_seconds, costs: terms.costs,
  };
}

/** Somebody as far as their hands go: for the one question whether something still fits. */
export function handsOf(bounds: Bounds, work: Readonly<Record<string, number>>, terms: TermsShape, channel: string): RoutingAgent {
  return { id: '', state: 'available', pools: [], brands: '*', channels: capsOf(bounds, terms, [channel, ...Object.keys(work)]), work, ...(bounds.capacity === null ? {} : { capacity: bounds.capacity }) };
}
