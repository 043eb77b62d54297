import type { Tx } from '../../../platform/db/tx.ts';
import { diffOf, paidMinutes, type PersonDiff } from '../rules/plan-diff.ts';
import type { PlanDiffView } from '../contract-schedule.ts';
import { draftShifts, type PlanRow } from '../store/plans.ts';
import { publishedView, type ShiftInForce } from '../store/shifts.ts';
import { problemsIn } from './problems.ts';
import { rosterPeople } from './roster-people.ts';

export interface Difference {
  readonly view: PlanDiffView;
  readonly people: readonly PersonDiff[];
  /** of each person: a brand of the plan they work for */
  readonly brandOf: ReadonlyMap<string, string>;
  /** published after the plan was begun, by somebody else's plan */
  readonly newer: readonly ShiftInForce[];
}

/** What publishing a plan would change for whom. What has begun stays as it was published and is not told of. */
export async function differenceOf(tx: Tx, plan: PlanRow): Promise<Difference> {
  const people = await rosterPeople(tx, { personIds: plan.person_ids, from: plan.from_day, weeks: plan.weeks });
  const all = await draftShifts(tx, plan.id);
  const draft = all.filter((one) => Date.parse(one.from) > tx.now.getTime());
  const found = diffOf(people.inForce.map(publishedView), draft);
  const published = Map.groupBy(people.inForce.map(publishedView), (one) => one.person_id);
  const drafted = Map.groupBy(draft, (one) => one.person_id);
  const changed = found.filter((one) => one.gains.length + one.loses.length + one.changes.length > 0);
  return {
    people: found, brandOf: new Map(people.people.map((one) => [one.id, plan.brand_ids.find((brand) => one.brandIds.includes(brand)) ?? (plan.brand_ids[0] as string)])), newer: people.inForce.filter((one) => one.publishedAt > plan.made_at && one.planId !== plan.id),
    view: {
      version: plan.version, unchanged: found.reduce((sum, one) => sum + one.same, 0), begun: all.length - draft.length, problems: problemsIn(people, draft, plan.weeks),
      people: changed.map((one) => ({
        person_id: one.personId, name: people.terms.get(one.personId)?.name ?? '', time_zone: people.people.find((each) => each.id === one.personId)?.zone ?? 'UTC', gains: [...one.gains], loses: [...one.loses], changes: one.changes.map((each) => ({ ...each })),
        minutes_before: Math.round(paidMinutes(published.get(one.personId) ?? [])), minutes_after: Math.round(paidMinutes(drafted.get(one.personId) ?? [])),
      })).toSorted((a, b) => a.name.localeCompare(b.name)),
    },
  };
}
