import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, invalid } from '../../../platform/refusal/refusal.ts';
import { problemsIn } from '../queries/problems.ts';
import { rosterPeople } from '../queries/roster-people.ts';
import { judgeShift } from '../rules/judge-shift.ts';
import { addDays, localDay } from '../rules/local-days.ts';
import type { PlanEditedView, PlanEditInput, ShiftView } from '../contract-schedule.ts';
import { draftByIds, draftShifts, holdPlan, moveVersion, removeDraft, writeDraft } from '../store/plans.ts';

/**
 * Changes a draft: puts shifts (of an id that is there: in its place), takes others away. A shift that breaks a rule is kept and said to: the planner decides.
 * Undoing is the opposite change: a shift that is brought back keeps its id. @throws Refusal where another planner was quicker, or a shift cannot be
 */
export async function editPlan(tx: Tx, id: string, { version, put, remove }: PlanEditInput): Promise<PlanEditedView> {
  const plan = await holdPlan(tx, id, version);
  for (const one of put) {
    const wrong = judgeShift(one);
    if (wrong !== null) throw invalid(wrong, [{ field: 'put', message: wrong }]);
    if (!plan.person_ids.includes(one.person_id)) throw invalid('This plan is not about them.', [{ field: 'person_id', message: 'not in the plan' }]);
    if (Date.parse(one.from) <= tx.now.getTime()) throw conflict('already_begun', 'This shift would have begun already: what was worked is not planned.');
  }
  const ids = put.flatMap((one) => (one.id === null ? [] : [one.id]));
  const before = new Map((await draftByIds(tx, id, [...ids, ...remove])).map((one) => [one.id, one]));
  for (const one of remove) if (!before.has(one)) throw conflict('plan_moved', 'A shift that was to be taken away is not there any more. Look at the plan as it is now.');
  if (new Set(ids).size !== ids.length) throw invalid('One shift is put in two places.', [{ field: 'put', message: 'an id twice' }]);
  const taken = new Set((await tx.rows<{ id: string }>(sql`select id from workforce.draft_shift where id = any (${ids}::uuid[])`)).map((row) => row.id));
  const removed = remove.length === 0 ? [] : await removeDraft(tx, id, remove);
  const written = put.map((one): ShiftView => ({ id: one.id !== null && (before.has(one.id) || !taken.has(one.id)) ? one.id : tx.id(), person_id: one.person_id, from: new Date(one.from).toISOString(), to: new Date(one.to).toISOString(), activities: one.activities.toSorted((a, b) => Date.parse(a.from) - Date.parse(b.from)) }));
  await writeDraft(tx, id, written);
  const about = [...new Set([...written, ...removed, ...written.flatMap((one) => before.get(one.id) ?? [])].map((one) => one.person_id))];
  const people = await rosterPeople(tx, { personIds: about, from: plan.from_day, weeks: plan.weeks });
  for (const one of written) {
    const zone = people.people.find((person) => person.id === one.person_id)?.zone ?? 'UTC';
    const day = localDay(new Date(one.from), zone);
    if (day < plan.from_day || day >= addDays(plan.from_day, plan.weeks * 7)) throw invalid('This shift begins outside the weeks of the plan.', [{ field: 'from', message: `${day} by the clock of their site` }]);
  }
  return { version: await moveVersion(tx, id), put: written, removed, problems: problemsIn(people, await draftShifts(tx, id, about), plan.weeks), about };
}
