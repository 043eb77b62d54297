import { between, seededRandom, type Random } from '../../../platform/random/random.ts';
import { HOUR, MINUTE } from './sittings.ts';

/** Something a customer wrote about, as far as it decides who is busy with it and when. Moments and lengths in milliseconds. */
export interface Matter {
  /** the header id of its first letter */
  readonly id: string;
  readonly brandId: string;
  readonly at: number;
  /** the key of its contact reason */
  readonly reason: string;
  /** what its customer writes back asks something */
  readonly asksBack: boolean;
  /** lies there, and nobody looks at it */
  readonly isForgotten: boolean;
}

/** What chance makes of a matter: drawn beforehand, so that it is the same whoever answers, and when. */
export interface Fate {
  readonly handle: number;
  /** until it is seen that somebody else should answer; null for most */
  readonly passedOnAfter: number | null;
  /** from the answer to what the customer writes back; null where they do not */
  readonly followUp: number | null;
  readonly secondHandle: number;
  readonly closing: number;
  /** from being closed to coming back; null for most */
  readonly comeBack: number | null;
  readonly thirdHandle: number;
  readonly secondClosing: number;
  /** from being closed for good to a letter about the same; null for most */
  readonly again: number | null;
}

/** Minutes an answer takes, by the uppermost reason. */
const MINUTES: Readonly<Record<string, number>> = { wismo: 6, returns: 8, order_change: 5, product: 6, billing: 9, warranty: 12, subscription: 5, promotion: 4 };
const USUAL_MINUTES = 7;
const SPREAD = 0.6;
/** A second answer takes less: the matter is known. */
const KNOWN = 0.6;

export function fateOf(matter: Matter): Fate {
  const random = seededRandom([...matter.id].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 11));
  const mean = (MINUTES[matter.reason.split('.')[0] as string] ?? USUAL_MINUTES) * MINUTE;
  const chance = (share: number, length: () => number): number | null => (random.next() < share ? length() : null);
  return {
    handle: handleOf(random, mean), passedOnAfter: chance(0.07, () => between(random, 60, 180) * 1000), followUp: chance(0.5, () => between(random, 20, 600) * MINUTE), secondHandle: handleOf(random, mean * KNOWN), closing: between(random, 60, 1200) * MINUTE,
    comeBack: chance(0.06, () => between(random, 4, 96) * HOUR), thirdHandle: handleOf(random, mean * KNOWN), secondClosing: between(random, 60, 720) * MINUTE, again: chance(0.07, () => between(random, 20, 120) * HOUR),
  };
}

/** What a matter asks of the desk in the mean, where it is not known yet what becomes of it. */
export const expectedWork = ({ reason, asksBack }: Matter): number => (MINUTES[reason.split('.')[0] as string] ?? USUAL_MINUTES) * MINUTE * (1 + KNOWN * ((asksBack ? 0.5 : 0) + 0.06) + 0.07);

/** Log-normal around a mean, in whole seconds, never less than half a minute. */
function handleOf(random: Random, mean: number): number {
  const variance = Math.log(1 + SPREAD ** 2);
  const normal = Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return Math.max(30, Math.round((mean * Math.exp(Math.sqrt(variance) * normal - variance / 2)) / 1000)) * 1000;
}
