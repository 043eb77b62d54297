import { slowedRates, type Behaviour, type ChatRates, type Demand, type Targets } from '../../../modules/workforce/index.ts';
import { optionalField, TryError } from './core.ts';

/** A number of an input line, if it is there. @throws TryError `invalid_input` */
export function given(input: unknown, field: string): number | undefined {
  const value = optionalField(input, field);
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new TryError('invalid_input', `"${field}" must be a number`);
  return value;
}

/** @throws TryError `invalid_input` */
export function numberIn(input: unknown, field: string): number {
  const value = given(input, field);
  if (value === undefined) throw new TryError('invalid_input', `"${field}" must be a number`);
  return value;
}

/** Numbers of a field; true and false count as 1 and 0. @throws TryError `invalid_input` */
export function listOf(input: unknown, field: string): number[] {
  const value = optionalField(input, field);
  if (!Array.isArray(value) || value.length === 0 || !value.every((one) => (typeof one === 'number' && Number.isFinite(one)) || typeof one === 'boolean')) throw new TryError('invalid_input', `"${field}" must be a list of numbers`);
  return value.map(Number);
}

/** Chats do not need a handle time where rates are given: that of one chat alone follows from them. */
export function demandIn(input: unknown, behaviour: Behaviour): Demand {
  const handle = behaviour.model === 'chat' && given(input, 'aht_seconds') === undefined ? 3600 / (behaviour.rates[0] ?? 1) : numberIn(input, 'aht_seconds');
  return { arrivals: numberIn(input, 'arrivals'), intervalSeconds: numberIn(input, 'interval_seconds'), handleSeconds: handle };
}

export function agentsIn(input: unknown): number | undefined {
  return given(input, 'agents');
}

export function targetsIn(input: unknown): Targets {
  const target = optionalField(input, 'target') ?? {};
  const fields: readonly [keyof Targets, number | undefined][] = [
    ['serviceLevel', given(target, 'service_level')], ['withinSeconds', given(target, 'within_seconds')], ['averageWaitSeconds', given(target, 'average_wait_seconds')],
    ['maxOccupancy', given(input, 'max_occupancy')], ['maxAbandon', given(input, 'max_abandon')], ['maxBlocked', given(input, 'max_blocked')],
  ];
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}

export function behaviourIn(input: unknown, model: string): Behaviour {
  const patienceSeconds = given(input, 'patience_seconds');
  switch (model) {
    case 'erlang_b': case 'erlang_c': return { model };
    case 'erlang_a': return { model, patienceSeconds: numberIn(input, 'patience_seconds') };
    case 'mmck': return { model, capacity: numberIn(input, 'capacity') };
    case 'chat': return { model, rates: ratesIn(input), ...(patienceSeconds === undefined ? {} : { patienceSeconds }) };
    default: throw new TryError('invalid_input', `there is no model "${model}"; there are erlang_b, erlang_c, erlang_a, mmck, chat, backlog, priority, offered_load`);
  }
}

/** Chats finished an hour by number held: a list (a leading 0 for none is left out), or a most with a slowdown. */
export function ratesIn(input: unknown): ChatRates {
  const concurrency = optionalField(input, 'concurrency');
  if (typeof concurrency === 'object' && concurrency !== null && !Array.isArray(concurrency)) {
    if (optionalField(concurrency, 'rates_per_hour') !== undefined) return withoutNone(listOf(concurrency, 'rates_per_hour'));
    return slowedRates(numberIn(input, 'aht_seconds'), numberIn(concurrency, 'max'), given(concurrency, 'slowdown') ?? 0);
  }
  if (optionalField(input, 'rates_per_hour') !== undefined) return upTo(withoutNone(listOf(input, 'rates_per_hour')), concurrency);
  if (Array.isArray(concurrency)) return withoutNone(listOf(input, 'concurrency'));
  return slowedRates(numberIn(input, 'aht_seconds'), numberIn(input, 'concurrency'), given(input, 'slowdown') ?? 0);
}

const withoutNone = (rates: readonly number[]): ChatRates => (rates[0] === 0 ? rates.slice(1) : rates);

/** Rates may be measured further than an agent is allowed to go. */
function upTo(rates: ChatRates, most: unknown): ChatRates {
  if (typeof most !== 'number') return rates;
  if (!Number.isInteger(most) || most < 1 || most > rates.length) throw new TryError('invalid_input', '"concurrency" must be a whole number, and "rates_per_hour" must reach as far');
  return rates.slice(0, most);
}
