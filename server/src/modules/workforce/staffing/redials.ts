import { erlangA } from './erlang-a.ts';
import type { Demand } from './load.ts';
import { notNegative, refuseUnless } from './refuse-unless.ts';

/**
 * The demand with the calls of those who hung up and call again: λ′ = λ + p·P(hung up | λ′)·λ′, where `again` is the share p. The
 * right side grows with λ′ by less than p, so for p < 1 there is one answer and repeating comes to it.
 * @throws Refusal `invalid_load`, and as `erlangA`
 */
export function withRedials(demand: Demand, agents: number, patienceSeconds: number, again: number): Demand {
  notNegative(again, 'redial_share');
  refuseUnless(again < 1, 'invalid_load', 'redial_share', '"redial_share" must be below 1.');
  let arrivals = demand.arrivals;
  for (let round = 0; round < 2000; round++) {
    const { abandonShare } = erlangA({ ...demand, arrivals }, agents, 0, patienceSeconds);
    const next = demand.arrivals + again * abandonShare * arrivals;
    if (Math.abs(next - arrivals) <= 1e-13 * next) return { ...demand, arrivals: next };
    arrivals = next;
  }
  return { ...demand, arrivals };
}
