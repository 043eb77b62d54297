import type { Tx } from '../../../platform/db/tx.ts';
import { colleagues } from '../../identity/index.ts';
import { leaveBetween, termsOf, type PersonTermsView } from '../../people/index.ts';
import type { MyWeekView } from '../contract-own-week.ts';
import { addDays, localDay, startOfDay, weekdayOf } from '../rules/local-days.ts';
import { paidMinutes } from '../rules/plan-diff.ts';
import { feedSince } from '../store/calendar-feeds.ts';
import { publishedView, shiftsInForce } from '../store/shifts.ts';
import { weekSettings } from '../store/week-settings.ts';
import { dayIn } from './schedule.ts';
import { swapsFor } from './swap-answers.ts';

const DAY = 86_400_000;
/** So far ahead the next shift and leave are looked for. */
const AHEAD_DAYS = 400;

/** A week of whoever is signed in, by the clock of where they work: shifts, leave, hours, and what colleagues offer. */
export async function myWeek(tx: Tx, person: PersonTermsView, day: string): Promise<MyWeekView> {
  const zone = person.site?.time_zone ?? 'UTC';
  const id = person.person_id;
  const from = addDays(day, 1 - weekdayOf(day));
  const shifts = (await shiftsInForce(tx, { personIds: [id], from: startOfDay(from, zone), to: startOfDay(addDays(from, 7), zone) })).map(publishedView).filter((one) => dayIn(one.from, zone) >= from);
  const today = localDay(tx.now, zone);
  const leave = await leaveBetween(tx, { from: [today, from].toSorted()[0] as string, to: addDays([today, from].toSorted()[1] as string, AHEAD_DAYS), personIds: [id], states: ['asked', 'granted', 'refused'] });
  const ahead = (await shiftsInForce(tx, { personIds: [id], from: tx.now, to: new Date(tx.now.getTime() + AHEAD_DAYS * DAY) }))[0];
  return {
    from, time_zone: zone, site: person.site === null ? null : { id: person.site.id, name: person.site.name }, now: tx.now.toISOString(), contract_minutes: person.terms?.contract_minutes ?? null, planned_minutes: Math.round(paidMinutes(shifts)),
    days: Array.from({ length: 7 }, (_, at) => addDays(from, at)).map((one) => ({ day: one, shifts: shifts.filter((shift) => dayIn(shift.from, zone) === one), leave: leave.filter((each) => each.state !== 'refused' && each.from <= one && each.to >= one) })),
    next: ahead === undefined ? null : publishedView(ahead), swaps: await swapsFor(tx, id), leave: leave.filter((one) => one.to >= today), colleagues: await others(tx, id), notice_days: (await weekSettings(tx, person.site?.id ?? null)).notice_days,
    calendar_since: (await feedSince(tx, id))?.toISOString() ?? null,
  };
}

/** Whom a shift can be offered to by name: colleagues who have terms. */
async function others(tx: Tx, me: string): Promise<{ id: string; name: string }[]> {
  const agreed = new Set((await termsOf(tx, { agreed: true })).map((one) => one.person_id));
  return (await colleagues(tx)).filter((one) => one.id !== me && agreed.has(one.id)).slice(0, 300);
}
