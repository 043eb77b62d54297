import { notNegative, positive } from './refuse-unless.ts';

/** Load of an interval. `quoted` is λ ÷ µ, as if the interval lasted for ever; the others are what is in progress. */
export interface IntervalLoad {
  readonly quoted: number;
  readonly atEnd: number;
  readonly mean: number;
}

/**
 * Offered load when contacts come at another rate in each interval: m′ = λ − µm, exactly per interval (the infinite-server
 * queue of Eick, Massey & Whitt 1993). Calls of 45 minutes that begin before ten are still there at half past; λ ÷ µ does not know
 * that. `rates` per second, `intervalSeconds` each, `handleSeconds` mean handle time, `before` what is in progress at the start.
 * @throws Refusal `invalid_load`
 */
export function offeredLoads(rates: readonly number[], intervalSeconds: number, handleSeconds: number, before = 0): IntervalLoad[] {
  positive(intervalSeconds, 'interval_seconds');
  positive(handleSeconds, 'aht_seconds');
  notNegative(before, 'before');
  const span = intervalSeconds / handleSeconds;
  const [left, gone] = [Math.exp(-span), -Math.expm1(-span)];
  let now = before;
  return rates.map((rate) => {
    notNegative(rate, 'arrivals');
    const quoted = rate * handleSeconds;
    const mean = quoted + ((now - quoted) * gone) / span;
    now = quoted * gone + now * left;
    return { quoted, atEnd: now, mean };
  });
}

/** A rate that swings: λ(t) = mean + swing·sin(2πt ÷ period), per second. */
export interface Swing {
  readonly meanRate: number;
  readonly swingRate: number;
  readonly periodSeconds: number;
}

/**
 * Offered load of a swinging rate at a moment, and by how much its peak lags: m(t) = λ̄/µ + (s/µ)(sin ωt − (ω/µ)cos ωt) ÷ (1 + (ω/µ)²),
 * lag atan(ω/µ)/ω (Eick, Massey & Whitt 1993). Seconds and erlangs. @throws Refusal `invalid_load`
 */
export function swingingLoad({ meanRate, swingRate, periodSeconds }: Swing, handleSeconds: number, atSeconds: number): { load: number; lagSeconds: number } {
  positive(periodSeconds, 'period_seconds');
  positive(handleSeconds, 'aht_seconds');
  const turn = (2 * Math.PI) / periodSeconds;
  const slow = turn * handleSeconds;
  const angle = turn * atSeconds;
  return { load: handleSeconds * (meanRate + (swingRate * (Math.sin(angle) - slow * Math.cos(angle))) / (1 + slow * slow)), lagSeconds: Math.atan(slow) / turn };
}
