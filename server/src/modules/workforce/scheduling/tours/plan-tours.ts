import type { Crew } from '../weeks/crew.ts';
import type { Limit } from '../weeks/tasks.ts';
import type { Instance } from './read-instance.ts';
import type { Tours } from './search-tours.ts';

/** Each thread searches with a seed of its own; the cheapest tours that break no rule are taken. With `steps` the same seed and the same number of threads give the same tours everywhere. */
export async function planTours(instance: Instance, effort: Limit & { readonly seed: number }, crew: Crew): Promise<Tours> {
  const limit: Limit = 'steps' in effort ? { steps: effort.steps } : { seconds: effort.seconds };
  const found = await Promise.all(Array.from({ length: crew.size }, (_, thread) => crew.do({ kind: 'tours', instance, seed: effort.seed + thread, limit }).then((result) => ('tours' in result ? result : null), () => null)));
  const best = found.reduce((one, other) => (other !== null && (one === null || other.cost < one.cost) ? other : one), null);
  return best?.tours ?? new Uint8Array(instance.people.length * instance.days);
}
