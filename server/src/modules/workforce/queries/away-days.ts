import type { Tx } from '../../../platform/db/tx.ts';
import { leaveBetween, type PersonTermsView } from '../../people/index.ts';
import { whyAway, type AwayDays, type AwayWhy } from '../rules/away.ts';
import { addDays, localDay } from '../rules/local-days.ts';

/** When people are away around a time, also those one does not work with: it decides what counts, nobody reads it. */
export async function awayDays(tx: Tx, people: readonly PersonTermsView[], from: Date, to: Date): Promise<Map<string, AwayDays>> {
  const all = await leaveBetween(tx, { from: addDays(localDay(from, 'UTC'), -1), to: addDays(localDay(to, 'UTC'), 1), personIds: people.map((one) => one.person_id), states: ['granted'], everybody: true });
  const leave = Map.groupBy(all, (one) => one.person_id);
  return new Map(people.map((one) => [one.person_id, { zone: one.site?.time_zone ?? 'UTC', startsOn: one.terms?.starts_on ?? null, endsOn: one.terms?.ends_on ?? null, leave: leave.get(one.person_id) ?? [] }]));
}

export interface OwnedShift {
  readonly personId: string;
  readonly from: Date;
  readonly to: Date;
}

/** Why whoever has a shift is away when it is; null: they are not, or nothing is known of them. */
export function whyAwayFrom(days: ReadonlyMap<string, AwayDays>, shift: OwnedShift): AwayWhy | null {
  const own = days.get(shift.personId);
  return own === undefined ? null : whyAway(shift, own);
}
