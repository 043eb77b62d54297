import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { notify } from '../../notifications/index.ts';
import { differenceOf } from '../queries/diff.ts';
import { showPlan } from '../queries/plans.ts';
import { SCHEDULE_PUBLISHED } from '../events.ts';
import type { PlanWholeView, PublishAskedInput } from '../contract-schedule.ts';
import { holdPlan } from '../store/plans.ts';
import { endInForce, putInForce } from '../store/shifts.ts';

/**
 * Puts a plan in force: what it changes and nothing else, from now on. Whoever's shifts change is told. Publishing what is published already changes nothing.
 * @throws Refusal where another version was seen, other shifts were published for the same people meanwhile, or rules are broken and nobody said they may be
 */
export async function publishPlan(tx: Tx, id: string, { version, despite }: PublishAskedInput): Promise<PlanWholeView> {
  const seen = await holdPlan(tx, id, null);
  if (seen.state === 'published' && seen.version === version) return showPlan(tx, id);
  const plan = await holdPlan(tx, id, version);
  const { view, people, brandOf, newer } = await differenceOf(tx, plan);
  if (newer.length > 0) throw conflict('schedule_moved', 'Other shifts were published for the same people since this plan was begun. Begin a new one from what is published now.', [{ message: `${newer.length} shifts`, shifts: newer.length }]);
  if (view.problems.length > 0 && !despite) throw conflict('breaks_rules', 'Some of these shifts break a rule or what was agreed. Mend them, or say that they are to be published all the same.', [{ message: `${view.problems.length} problems`, problems: view.problems.length }]);
  await endInForce(tx, people.flatMap((one) => [...one.loses, ...one.changes.map((each) => each.before)].map((shift) => shift.id)));
  await putInForce(tx, id, people.flatMap((one) => [...one.gains, ...one.changes.map((each) => each.after)]).map((shift) => ({ personId: shift.person_id, from: new Date(shift.from), to: new Date(shift.to), activities: shift.activities })));
  await tx.run(sql`update workforce.plan set state = 'published', published_at = ${tx.now}, published_by = ${tx.actor.kind === 'person' ? tx.actor.id : null}, changed_at = ${tx.now} where id = ${id}`);
  await record(tx, { action: 'workforce.schedule_published', subjectKind: 'plan', subjectId: id, facts: { people: view.people.length, problems: view.problems.length, from: plan.from_day, weeks: plan.weeks } });
  for (const [brandId, changed] of Map.groupBy(view.people, (one) => brandOf.get(one.person_id) as string)) {
    await notify(tx, { kind: 'schedule_published', brandId, personIds: changed.map((one) => one.person_id), subjectKind: 'plan', subjectId: id });
    await tx.announce({ name: SCHEDULE_PUBLISHED, brandId, subjectId: id, payload: { people: changed.length } });
  }
  return showPlan(tx, id);
}
