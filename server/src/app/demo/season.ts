import { addSeason } from '../../modules/workforce/index.ts';
import { systemActor } from '../../platform/actor/actor.ts';
import { sql } from '../../platform/db/sql.ts';
import type { House } from '../house.ts';
import type { World } from './build-world.ts';

const builder = systemActor('demo');
const DAY_MS = 86_400_000;
/** Times a usual week: three weeks of Black Friday, then Christmas. */
const factors = [1, 1, 1, 1, 1, 1.05, 1.1, 1.1, 1.2, 1.5, 2, 2.6, 2.2, 1.9, 1.7, 1.2];
const USUAL_HOURS = 230;

/** A Black Friday of the first brand, twelve weeks from now, planned once: people of two sites, two classes in Manila, a partner, notices of late parcels. */
export async function writeSeason(house: House, world: World): Promise<void> {
  const [brand] = world.brands;
  if (brand === undefined) return;
  const now = house.db.clock.now();
  const monday = new Date(now.getTime() - ((now.getUTCDay() + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
  await house.db.transact(builder, async (tx) => {
    if ((await tx.maybe(sql`select 1 as held from workforce.season where brand_id = ${brand.id}`)) !== undefined) return;
    await addSeason(tx, {
      brand_id: brand.id, name: 'Black Friday', asked: {
        from: monday, demand: { cover: 1.1, weeks: factors.map((factor) => ({ hours: USUAL_HOURS, factor })) },
        regulars: { headcount: 11, annual_attrition: 0.35, shrinkage: 0.3, hours_a_week: 40, hour_cost: 1450 },
        seasonal: { train_weeks: 3, washout: 0.12, nesting_weeks: 2, nesting_share: 0.55, ramp: [0.6, 0.7, 0.8, 0.88, 0.94], annual_attrition: 0.5, hour_cost: 1100, hiring_cost: 30_000, recruiting_weeks: 3, acceptance: 0.7, no_show: 0.1, trainees_a_trainer: 12, mentoring: 0.1 },
        classes: [{ id: '1', start_week: 4, least: 4, most: 16 }, { id: '2', start_week: 6, least: 4, most: 16 }], trainers: 2,
        overtime: { hours_a_week: 5, factor: 1.5, notice_weeks: 1 },
        surge: { from_week: 7, lead_weeks: 5, least_weeks: 4, least_people: 1, most_people: 3, productivity: 0.85, hour_cost: 2300, ramp_fee: 20_000, contract_fee: 150_000 },
        deferral: { share: 0.05, cost: 12_000 }, deflection: [{ id: '1', name: 'Late parcels', rate: 0.06, evidence: 'measured', from_week: 8, lead_weeks: 2, cost_once: 40_000, cost_a_week: 15_000 }],
      },
    });
  });
}
