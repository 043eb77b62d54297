import { may } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { leaveBetween, termsOf } from '../../people/index.ts';
import { addDays } from '../rules/local-days.ts';
import type { ScheduleQueryInput, ScheduleView, ShiftView } from '../contract-schedule.ts';
import { draftShifts, planById } from '../store/plans.ts';
import { publishedView, shiftsInForce } from '../store/shifts.ts';
import { problemsOf } from './problems.ts';

/** Zones are up to fourteen hours ahead and twelve behind: so much more is read, and days are told by each clock. */
const AROUND = 86_400_000;

/** Who works when in some weeks: as it is published (also as it was at a moment), or as a draft has it. What was agreed and what is broken is for who plans. */
export async function scheduleOf(tx: Tx, { from, weeks = 1, plan_id: planId, brand_id: brandId, site_id: siteId, at }: ScheduleQueryInput): Promise<ScheduleView> {
  const plan = planId === undefined ? null : await planById(tx, planId);
  const plans = may(tx.actor, 'workforce.write');
  const all = await termsOf(tx, { siteId: siteId ?? null, brandIds: brandId === undefined ? null : [brandId], agreed: true });
  const people = plan === null ? all : all.filter((one) => plan.person_ids.includes(one.person_id));
  const ids = people.map((one) => one.person_id);
  const [begin, end] = [new Date(Date.parse(`${from}T00:00:00Z`) - AROUND), new Date(Date.parse(`${addDays(from, weeks * 7)}T00:00:00Z`) + AROUND)];
  const published = (await shiftsInForce(tx, { personIds: ids, from: begin, to: end, at: at === undefined ? null : new Date(at) })).map(publishedView);
  const zones = new Map(people.map((one) => [one.person_id, one.site?.time_zone ?? 'UTC']));
  const within = (one: ShiftView): boolean => inDays(one, zones.get(one.person_id) ?? 'UTC', from, addDays(from, weeks * 7));
  const shifts = (plan === null ? published : await draftShifts(tx, plan.id, ids)).filter(within);
  const away = await leaveBetween(tx, { from, to: addDays(from, weeks * 7 - 1), personIds: ids });
  return {
    from, weeks, version: plan?.version ?? null, shifts,
    people: people.map((one) => ({ id: one.person_id, name: one.name, site: one.site === null ? null : { id: one.site.id, name: one.site.name }, time_zone: one.site?.time_zone ?? 'UTC', team_ids: one.team_ids, contract_minutes: plans ? (one.terms?.contract_minutes ?? null) : null })),
    away: away.filter((one) => plans || one.state === 'granted').map((one) => ({ person_id: one.person_id, from: one.from, to: one.to, granted: one.state === 'granted' })),
    problems: !plans || at !== undefined ? [] : await problemsOf(tx, plan === null ? { from_day: from, weeks } : plan, shifts, ids),
  };
}

/** Formatters are dear to make and are made once a zone. */
const formats = new Map<string, Intl.DateTimeFormat>();
export function dayIn(at: string, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) formats.set(zone, (format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })));
  return format.format(new Date(at));
}

function inDays(shift: ShiftView, zone: string, from: string, to: string): boolean {
  const day = dayIn(shift.from, zone);
  return day >= from && day < to;
}
