import type { Tx } from '../../../platform/db/tx.ts';
import type { PersonTermsView } from '../../people/index.ts';
import { addDays, startOfDay } from '../rules/local-days.ts';
import { shiftsInForce, type ShiftInForce } from '../store/shifts.ts';

/** Shifts of somebody in force that touch some days of their calendar and have not begun. */
export async function shiftsTouching(tx: Tx, person: PersonTermsView, { from, to }: { from: string; to: string }): Promise<ShiftInForce[]> {
  const zone = person.site?.time_zone ?? 'UTC';
  return (await shiftsInForce(tx, { personIds: [person.person_id], from: startOfDay(from, zone), to: startOfDay(addDays(to, 1), zone) })).filter((one) => one.from > tx.now);
}
