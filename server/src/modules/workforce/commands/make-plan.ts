import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { may } from '../../../platform/actor/actor.ts';
import { conflict, forbidden, invalid } from '../../../platform/refusal/refusal.ts';
import { record } from '../../audit/index.ts';
import { SCHEDULE_JOB } from '../jobs/schedule.ts';
import { showPlan } from '../queries/plans.ts';
import { rosterPeople } from '../queries/roster-people.ts';
import { weekdayOf } from '../rules/local-days.ts';
import type { NewPlanInput, PlanWholeView } from '../contract-schedule.ts';
import { newestMade } from '../store/forecasts.ts';
import { holdPlan, removeDraft, writeDraft } from '../store/plans.ts';
import { brandPlanned, settingsOf } from '../store/settings.ts';

/** So many at once keep the machine busy for minutes. */
const MOST_SEARCHES = 4;

/** Begins a schedule: searched for, as it is published, or from nothing. It touches nobody before it is published. @throws Refusal with what is missing for it */
export async function makePlan(tx: Tx, said: NewPlanInput): Promise<PlanWholeView> {
  for (const brand of said.brand_ids) {
    if (!may(tx.actor, 'workforce.write', brand)) throw forbidden('workforce.write');
    await brandPlanned(tx, brand);
  }
  if (weekdayOf(said.from) !== 1) throw invalid('A schedule begins on a Monday.', [{ field: 'from', message: 'must be a Monday' }]);
  const found = await rosterPeople(tx, { brandIds: said.brand_ids, siteIds: said.site_ids ?? null, from: said.from, weeks: said.weeks });
  if (found.people.length === 0) throw invalid(found.leftOut.length > 0 ? 'Nobody said at which site these people work: without it nobody knows their clock.' : 'There is nobody to plan: put down what was agreed with people first.', [{ field: 'brand_ids', message: 'nobody with terms works for them' }]);
  if (said.begin === 'search') await refuseUnforetold(tx, said.brand_ids);
  const id = tx.id();
  await tx.run(sql`
    insert into workforce.plan (id, name, brand_ids, from_day, weeks, person_ids, state, asked, made_at, made_by, changed_at)
    values (${id}, ${said.name.trim() || said.from}, ${said.brand_ids}::uuid[], ${said.from}::date, ${said.weeks}, ${found.people.map((one) => one.id)}::uuid[], ${said.begin === 'search' ? 'drafting' : 'draft'}, ${{ begin: said.begin, seconds: said.seconds, seed: said.seed }}, ${tx.now}, ${tx.actor.kind === 'person' ? tx.actor.id : null}, ${tx.now})`);
  if (said.begin === 'search') await tx.schedule({ kind: SCHEDULE_JOB, key: id, brandId: null, payload: { plan_id: id } });
  if (said.begin === 'published') await writeDraft(tx, id, found.inForce.map((one) => ({ person_id: one.personId, from: one.from.toISOString(), to: one.to.toISOString(), activities: one.activities.map((each) => ({ ...each })) })));
  await record(tx, { action: 'workforce.plan_begun', subjectKind: 'plan', subjectId: id, facts: { from: said.from, weeks: said.weeks, begin: said.begin, people: found.people.length } });
  return showPlan(tx, id);
}

async function refuseUnforetold(tx: Tx, brandIds: readonly string[]): Promise<void> {
  let channels = 0;
  for (const brand of brandIds) channels += (await newestMade(tx, brand, (await settingsOf(tx, brand)).step_seconds)).size;
  if (channels === 0) throw invalid('Nothing is foretold of these brands yet, so nobody knows how many are needed. Make the forecast first, or begin without a search.', [{ field: 'brand_ids', message: 'no forecast' }]);
  const { busy } = await tx.one<{ busy: number }>(sql`select count(*)::integer as busy from workforce.plan where state = 'drafting'`);
  if (busy >= MOST_SEARCHES) throw conflict('searching', 'Schedules are being searched for already. Wait until one is done, or stop one.');
}

/** The best so far is enough. */
export async function stopPlan(tx: Tx, id: string): Promise<PlanWholeView> {
  await holdPlan(tx, id, null);
  await tx.run(sql`update workforce.plan set asked = asked || '{"stop": true}' where id = ${id} and state = 'drafting'`);
  return showPlan(tx, id);
}

/** A draft nobody wants any more. What is published stays published. */
export async function discardPlan(tx: Tx, id: string): Promise<PlanWholeView> {
  const plan = await holdPlan(tx, id, null);
  if (plan.state === 'published') throw conflict('plan_not_draft', 'This plan is published. Begin a new one from what is published to change it.');
  await removeDraft(tx, id, null);
  await tx.unschedule(SCHEDULE_JOB, id);
  await tx.run(sql`update workforce.plan set state = 'cancelled', changed_at = ${tx.now} where id = ${id}`);
  return showPlan(tx, id);
}
