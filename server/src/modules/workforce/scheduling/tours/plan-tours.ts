import type { Crew } from '../weeks/crew.ts';
import type { Limit } from '../weeks/tasks.ts';
import type { Instance } from './read-instance.ts';
import type { Tours } from './search-tours.ts';

export interface PlannedTours {
  readonly tours: Tours;
  /** nothing costs less; null while that is not known */
  readonly bound: number | null;
}

/** Each thread searches with a seed of its own, every other one by diving too; the cheapest tours that break no rule are taken. With `steps` the same seed and the same number of threads give the same tours everywhere. */
export async function planTours(instance: Instance, effort: Limit & { readonly seed: number }, crew: Crew): Promise<PlannedTours> {
  const limit: Limit = 'steps' in effort ? { steps: effort.steps } : { seconds: effort.seconds };
  const found = (await Promise.all(Array.from({ length: crew.size }, (_, thread) => crew.do({ kind: 'tours', instance, seed: effort.seed + thread, limit, dives: thread % 2 === 0 }).then((result) => ('tours' in result ? result : null), () => null)))).filter((one) => one !== null);
  const best = found.reduce<(typeof found)[number] | null>((one, other) => (one === null || other.cost < one.cost ? other : one), null);
  const bounds = found.flatMap((one) => one.bound ?? []);
  return { tours: best?.tours ?? new Uint8Array(instance.people.length * instance.days), bound: bounds.length === 0 ? null : Math.max(...bounds) };
}
