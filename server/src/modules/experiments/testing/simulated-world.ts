import { seededRandom } from '../../../platform/random/random.ts';
import { draw, effectOf, type Effect } from '../index.ts';

export interface World {
  readonly seed: number;
  readonly customers: number;
  /** share that writes when nobody tells them anything */
  readonly rate: number;
  /** 0.35: of those who would have written, 35 % do not when they are told */
  readonly reduction: number;
  readonly holdoutShare: number;
}

/** A shop's late parcels, some told and some held out, whose truth is known. Customers are drawn as in production. */
export function simulate({ seed, customers, rate, reduction, holdoutShare }: World): Effect {
  const random = seededRandom(seed);
  const [treated, holdout] = [{ hits: 0, n: 0 }, { hits: 0, n: 0 }];
  for (let at = 0; at < customers; at++) {
    const held = draw(`world ${seed}`, `customer ${at}`) < holdoutShare;
    const arm = held ? holdout : treated;
    arm.n += 1;
    if (random.next() < (held ? rate : rate * (1 - reduction))) arm.hits += 1;
  }
  const effect = effectOf(treated, holdout);
  if (effect === null) throw new Error('a world without an arm');
  return effect;
}

/** Of so many worlds: how many intervals hold the truth, and how many claim an effect. */
export function judge(worlds: number, world: Omit<World, 'seed'>): { absolute: number; relative: number; claims: number } {
  const truth = world.rate * world.reduction;
  const found = { absolute: 0, relative: 0, claims: 0 };
  for (let seed = 1; seed <= worlds; seed++) {
    const effect = simulate({ ...world, seed });
    if (effect.absolute.low <= truth && truth <= effect.absolute.high) found.absolute += 1;
    if (effect.relative !== null && effect.relative.low <= world.reduction && world.reduction <= effect.relative.high) found.relative += 1;
    if (effect.absolute.low > 0 || effect.absolute.high < 0) found.claims += 1;
  }
  return found;
}
