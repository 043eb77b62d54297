import { planSeasonAside, type SeasonQuestionInput } from '../../server/src/modules/workforce/index.ts';
import { round, table } from '../stage/open-stage.ts';

/**
 * A season of 26 weeks with a Black Friday and a Christmas: six classes that can begin, 300 regulars, a partner, notices, overtime, work that can wait.
 * How long the cheapest plan takes, how long all last responsible dates take after it, and how far the plan lies above its bound. `--weeks` by argument.
 */
export async function run(argv: readonly string[]): Promise<Record<string, unknown>> {
  const weeks = Number(argv[0] ?? 26);
  const asked = season(weeks);
  const plan = await timed(() => planSeasonAside(asked, { seconds: 60, lastDates: false }));
  const dated = await timed(() => planSeasonAside(asked, { seconds: 60 }));
  const { cost, bound, fractional, status, short_weeks: short, decisions } = plan.found;
  const last = dated.found.decisions.filter((one) => one.last_on !== null).length;
  table([
    ['what', 'figure', 'target'], ['cheapest plan, seconds', String(round(plan.seconds, 2)), '≤ 10'], ['with every last responsible date, seconds', String(round(dated.seconds, 2)), '–'], ['status', status, 'cheapest'],
    ['above its bound, share', String(round(cost / bound - 1, 6)), '–'], ['above people in fractions, share', String(round(cost / (fractional ?? cost) - 1, 6)), '–'], ['people’s weeks short', String(round(short, 1)), '–'], ['decisions, with a last date', `${decisions.length}, ${last}`, 'all'],
  ]);
  return { weeks, plan_seconds: round(plan.seconds, 3), dated_seconds: round(dated.seconds, 3), status, over_bound: round(cost / bound - 1, 6), over_fractional: round(cost / (fractional ?? cost) - 1, 6), short_weeks: round(short, 2), decisions: decisions.length, ratio_to_target: round(plan.seconds / 10, 3) };
}

async function timed<T>(work: () => Promise<T>): Promise<{ found: T; seconds: number }> {
  const from = performance.now();
  const found = await work();
  return { found, seconds: (performance.now() - from) / 1000 };
}

function season(weeks: number): SeasonQuestionInput {
  const peak = (week: number): number => 1 + 1.4 * Math.exp(-(((week - weeks * 0.65) / 1.6) ** 2)) + 0.7 * Math.exp(-(((week - weeks * 0.82) / 2) ** 2));
  return {
    from: '2026-07-06', today: '2026-07-06', required: Array.from({ length: weeks }, (_, week) => Math.round(190 * peak(week) * 10) / 10), regulars: { headcount: 300, annual_attrition: 0.38, shrinkage: 0.3, hours_a_week: 40, hour_cost: 12 },
    seasonal: { train_weeks: 3, washout: 0.15, nesting_weeks: 2, nesting_share: 0.55, ramp: [0.6, 0.7, 0.8, 0.88, 0.94], annual_attrition: 0.55, early: { weeks: 4, annual_attrition: 0.8 }, hour_cost: 9, hiring_cost: 300, recruiting_weeks: 5, acceptance: 0.7, no_show: 0.1, trainees_a_trainer: 12, mentoring: 0.1 },
    classes: [5, 6, 8, 9, 11, 13].map((start, at) => ({ id: `class ${at + 1}`, start_week: Math.min(start, weeks - 2), least: 10, most: 60, fixed_cost: 800 })), trainers: 10, overtime: { hours_a_week: 6, factor: 1.5, notice_weeks: 1 },
    surge: { from_week: 4, lead_weeks: 6, least_weeks: 4, least_people: 10, most_people: 80, productivity: 0.85, hour_cost: 19, ramp_fee: 250, contract_fee: 8000 }, deferral: { share: 0.05, cost: 150 },
    deflection: [{ id: 'late', rate: 0.05, evidence: 'measured', from_week: 10, lead_weeks: 3, cost_once: 2000, cost_a_week: 500 }, { id: 'returns', rate: 0.03, evidence: 'elsewhere', from_week: 14, lead_weeks: 4, cost_once: 4000, cost_a_week: 300 }],
  };
}
