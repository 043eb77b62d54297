import type { SeasonQuestionInput } from './question.ts';

/** A Black Friday: regulars who lose some each week, two classes that can be begun, overtime, a partner, notices. Amounts in euro. */
export const blackFriday: SeasonQuestionInput = {
  from: '2026-09-07',
  required: [40, 40, 40, 41, 41, 42, 42, 43, 44, 46, 52, 88, 80, 66, 60, 48],
  regulars: { headcount: 60, annual_attrition: 0.35, shrinkage: 0.3, hours_a_week: 40, hour_cost: 14 },
  seasonal: { train_weeks: 3, washout: 0.12, nesting_weeks: 2, nesting_share: 0.55, ramp: [0.7, 0.8, 0.88, 0.94], annual_attrition: 0.5, hour_cost: 14, hiring_cost: 350, recruiting_weeks: 5, acceptance: 0.7, no_show: 0.1, trainees_a_trainer: 12, mentoring: 0.1 },
  classes: [{ id: 'first', start_week: 5, least: 8, most: 24 }, { id: 'second', start_week: 7, least: 8, most: 24, fixed_cost: 500 }],
  trainers: 3,
  overtime: { hours_a_week: 6, factor: 1.5, notice_weeks: 1 },
  surge: { from_week: 6, lead_weeks: 4, least_weeks: 4, least_people: 5, most_people: 30, productivity: 0.85, hour_cost: 24, ramp_fee: 200, contract_fee: 3000 },
  deferral: { share: 0.05, cost: 120 },
  deflection: [{ id: 'delays', name: 'Notices of late parcels', rate: 0.06, evidence: 'measured', from_week: 8, lead_weeks: 3, cost_once: 500, cost_a_week: 150 }],
};
