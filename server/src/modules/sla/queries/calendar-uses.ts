import type { Tx } from '../../../platform/db/tx.ts';
import type { CalendarUse } from '../../calendars/index.ts';
import { policiesOf } from './policies-of.ts';

/** Which policies of a brand that hold now count by which of its calendars; those that name none count by the usual one. */
export async function policiesByCalendar(tx: Tx, brandId: string): Promise<readonly CalendarUse[]> {
  const held = await policiesOf(tx, brandId);
  return (held?.policies ?? []).filter((policy) => policy.targets.some((target) => target.hours === 'business')).map((policy) => ({ calendarId: policy.calendar_id ?? brandId, name: policy.name }));
}
