/** How a parcel stands against its promise at a moment. */
export type Lateness = 'no_promise' | 'in_time' | 'overdue' | 'came_late' | 'came_in_time';

/**
 * A promise is kept when the parcel came before its promised day was over (`lateFrom`, the first late moment). `deliveredAt` after `asOf`
 * is not known yet at that moment. All moments on one scale, of whatever unit.
 */
export function latenessOf(lateFrom: number | null, deliveredAt: number | null, asOf: number): Lateness {
  if (lateFrom === null) return 'no_promise';
  if (deliveredAt !== null && deliveredAt <= asOf) return deliveredAt >= lateFrom ? 'came_late' : 'came_in_time';
  return asOf >= lateFrom ? 'overdue' : 'in_time';
}
