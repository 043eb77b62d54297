import { notNegative, positive } from './refuse-unless.ts';

/** Contacts that are offered in a stretch of time, and how long one takes an agent on the average (talk and after-work). */
export interface Demand {
  readonly arrivals: number;
  readonly intervalSeconds: number;
  readonly handleSeconds: number;
}

/** A demand per second: `rate` contacts, `serve` contacts that one agent can finish, `load` their ratio in erlangs. */
export interface Pace {
  readonly rate: number;
  readonly serve: number;
  readonly load: number;
}

/**
 * λ = arrivals ÷ interval, µ = 1 ÷ handle time, A = λ ÷ µ. The load is reckoned as arrivals·handle ÷ interval, so that
 * whole loads stay whole. @throws Refusal `invalid_load`
 */
export function paceOf({ arrivals, intervalSeconds, handleSeconds }: Demand): Pace {
  notNegative(arrivals, 'arrivals');
  positive(intervalSeconds, 'interval_seconds');
  positive(handleSeconds, 'aht_seconds');
  return { rate: arrivals / intervalSeconds, serve: 1 / handleSeconds, load: (arrivals * handleSeconds) / intervalSeconds };
}

/** Whether so many agents keep up with a load where nobody hangs up: A < N, a load that is N but for rounding is not below it. */
export function keepsUp(load: number, agents: number): boolean {
  return load === 0 || load < agents * (1 - 1e-12);
}
