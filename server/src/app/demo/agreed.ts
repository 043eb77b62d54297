import { addLeave, keepTerms, leaveBetween, termsOf, type TermsShape } from '../../modules/people/index.ts';
import { makePlan, publishPlan, shiftsInForce, showPlan } from '../../modules/workforce/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import type { Tx } from '../../platform/db/tx.ts';
import type { House } from '../house.ts';
import type { World } from './build-world.ts';

const DAY = 86_400_000;
const planner = systemActor('demo');
/** What an hour costs at each site, in hundredths of a dollar. */
const COST: Readonly<Record<string, number>> = { 'Asia/Manila': 950, 'Africa/Johannesburg': 1150, 'America/El_Salvador': 1050 };
const usual: TermsShape = { site_id: null, contract_minutes: 2400, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: null, currency: 'USD', starts_on: null, ends_on: null, rules_place: null };
/** Of each site the last works part of the week, the one before them would rather have Sundays off, the first in Manila works nights. */
const partly: TermsShape['availability'] = { 1: [['08:00', '18:00']], 2: [['08:00', '18:00']], 3: [['08:00', '18:00']], 4: [], 5: [] };

/** What was agreed with the demo's people; what somebody changed meanwhile stays. */
export async function writeAgreed(tx: Tx, people: World['people']): Promise<void> {
  const agreed = new Set((await termsOf(tx, { agreed: true })).map((one) => one.person_id));
  const bySite = Map.groupBy(people, (one) => one.timeZone);
  for (const [zone, own] of bySite) {
    for (const [at, person] of own.entries()) {
      if (agreed.has(person.id)) continue;
      const more: Partial<TermsShape> = at === own.length - 1 ? { contract_minutes: 1440, most_days: 4, availability: partly } : at === own.length - 2 ? { wishes: { days_off: [7] } } : at === 0 && zone === 'Asia/Manila' ? { nights: true } : {};
      await keepTerms(tx, person.id, { ...usual, hour_cost_minor: COST[zone] ?? 1000, ...more });
    }
  }
  const [first, second] = people;
  const day = (days: number): string => new Date(tx.now.getTime() + days * DAY).toISOString().slice(0, 10);
  for (const [person, from, to] of [[first, 8, 10], [second, 15, 19]] as const) {
    if (person === undefined || (await leaveBetween(tx, { from: day(-30), to: day(60), personIds: [person.id] })).length > 0) continue;
    await addLeave(tx, { id: tx.id(), personId: person.id, from: day(from), to: day(to), kind: 'holiday', state: 'granted', reason: '', decided: true });
  }
}

/** This week and the next as they were searched for and published before the week began, once there is a forecast to search by. */
export async function publishWeeks(house: House, world: World, ended: () => boolean): Promise<void> {
  const now = house.db.clock.now().getTime();
  const monday = new Date(now - ((new Date(now).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
  const span = { personIds: world.people.map((one) => one.id), from: new Date(now), to: new Date(now + 14 * DAY) };
  if ((await house.db.read(planner, (tx) => shiftsInForce(tx, span))).length > 0) return;
  // As if on the Sunday before, in the morning: on the other side of the earth Monday begins soon.
  const sunday = { at: new Date(Date.parse(monday) - DAY), silent: true };
  const { id } = await house.db.transact(planner, (tx) => makePlan(tx, { name: `Two weeks from ${monday}`, from: monday, weeks: 2, brand_ids: world.brands.map((one) => one.id), begin: 'search', seconds: 3, seed: 1 }), sunday);
  for (let left = 240; left > 0 && !ended(); left--) {
    const plan = await house.db.read(planner, (tx) => showPlan(tx, id));
    if (plan.state === 'draft') return void (await house.db.transact(planner, (tx) => publishPlan(tx, id, { version: plan.version, despite: true }), sunday));
    if (plan.state !== 'drafting') return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
