import type { Place, Tidings } from '../../../connections/index.ts';
import { eventOf } from '../rules/event-of.ts';
import { change } from './json-api.ts';

/** Klaviyo takes an event once for the same unique_id, person and metric. */
export async function tell(place: Place, tidings: Tidings): Promise<void> {
  await place.ask(change('POST', '/api/events', eventOf(tidings)));
}
