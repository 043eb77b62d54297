import type { TourRow } from './check-tours.ts';
import type { Instance } from './read-instance.ts';
import type { Tours } from './search-tours.ts';

/** Tours as they are handed out. */
export function tourRows(instance: Instance, tours: Tours): TourRow[] {
  return instance.people.map((person, at) => ({ agent: person.id, shifts: Array.from(tours.subarray(at * instance.days, (at + 1) * instance.days), (shift) => instance.shifts[shift - 1]?.id ?? null) }));
}
