import { readFileSync } from 'node:fs';
import path from 'node:path';
import { backlogStaff, chats, garnett, halfinWhitt, offeredLoads, patienceCurve, patienceOf, priorityWaits, smallestClass, staff, staffInWeek, swingingLoad, type Behaviour } from '../../src/modules/workforce/index.ts';
import type { Figure, RefereeSet } from '../figure.ts';
import { csvRows, farthest } from './staffing-rows.ts';

type Row = Readonly<Record<string, string>>;
type Pair = readonly [found: number, expected: number];
const num = (row: Row, field: string): number => Number(row[field]);

/** Required staff, chat, priority, e-mail, load over time, large queues, patience and hiring against values reckoned from the definitions. */
export const opsStaffing: RefereeSet = {
  name: 'ops-ref',
  anchor: 'no product has all of it',
  measure(folder) {
    const rows = (file: string): Row[] => csvRows(folder, `${file}.csv`);
    const tiny = (what: string, pairs: readonly Pair[], atMost = 1e-9): Figure => ({ what: `${what} (${pairs.length} values), relative error`, value: farthest(pairs), atMost, unit: 'tiny' });
    const required = rows('erlang_required');
    return [
      { what: `required agents wrong (${required.length})`, value: required.filter((row) => !isRequired(row)).length, atMost: 0, unit: 'count' },
      tiny('chat', rows('chat_concurrency').flatMap(chat)), tiny('priority', priority(rows('priority_mmc'))), tiny('e-mail', email(folder, rows('email_min_peak'))),
      tiny('load, swinging', rows('offered_load_sinusoid').flatMap(swinging)), tiny('load by interval', piecewise(rows('offered_load_piecewise'))),
      tiny('large queues', rows('qed_delay_probability').filter((row) => num(row, 'beta') !== 0).map(large)),
      tiny('large queues at β 0, which the file takes as 1e-6', rows('qed_delay_probability').filter((row) => num(row, 'beta') === 0).map(large), 2e-6),
      tiny('patience', patience(folder)), tiny('hiring by week', rows('hiring_cohort').flatMap(cohort)),
      { what: 'smallest classes wrong', value: classesWrong(rows('hiring_min')), atMost: 0, unit: 'count' },
    ];
  },
};

const demandOf = (row: Row, interval = 3600, handle = 1) => ({ arrivals: num(row, 'arrivals_per_h'), intervalSeconds: interval, handleSeconds: handle });

function isRequired(row: Row): boolean {
  const behaviour: Behaviour = row['model'] === 'C' ? { model: 'erlang_c' } : { model: 'erlang_a', patienceSeconds: num(row, 'patience_s') };
  const { agents, figures } = staff({
    demand: { arrivals: num(row, 'arrivals'), intervalSeconds: num(row, 'interval_s'), handleSeconds: num(row, 'aht_s') }, behaviour,
    targets: { serviceLevel: num(row, 'sl_target'), withinSeconds: num(row, 'target_s'), maxOccupancy: num(row, 'max_occupancy'), maxAbandon: num(row, 'max_abandon') },
  });
  const near = (found: number, column: string): boolean => Math.abs(found - num(row, column)) < 1e-9;
  return agents === num(row, 'agents_required') && near(figures.serviceLevel, 'service_level_at_n') && near(figures.occupancy, 'occupancy_at_n') && near(figures.abandonShare, 'p_abandon_at_n');
}

function chat(row: Row): Pair[] {
  const rates = (row['agent_total_rate_per_h_by_k'] ?? '').split(' ').map(Number).slice(1);
  const found = chats(demandOf(row, 3600, 3600 / (rates[0] ?? 1)), num(row, 'agents'), rates, num(row, 'target_s'), num(row, 'patience_s'));
  return [
    [found.waitShare, num(row, 'p_queue')], [found.serviceLevel, num(row, 'service_level')], [found.abandonShare, num(row, 'p_abandon')], [found.waitSeconds, num(row, 'wait_all_s')],
    [found.meanConcurrency, num(row, 'mean_concurrency_when_busy')], [found.occupancy, num(row, 'agent_busy_fraction')], [found.chatSeconds, num(row, 'mean_chat_duration_s')], [found.inProgress, num(row, 'chats_in_progress')],
  ];
}

function priority(rows: readonly Row[]): Pair[] {
  return [...Map.groupBy(rows, (row) => row['case']).values()].flatMap((group) => {
    const classes = group.filter((row) => row['class_priority_1_is_highest'] !== 'all');
    const all = group.find((row) => row['class_priority_1_is_highest'] === 'all') as Row;
    const found = priorityWaits(classes.map((row) => num(row, 'arrivals_per_h') / 3600), num(all, 'aht_s'), num(all, 'agents'));
    return [[found.waitShare, num(all, 'p_wait')], [found.waitAllSeconds, num(all, 'mean_wait_s')], ...classes.map((row, at): Pair => [found.waitSeconds[at] as number, num(row, 'mean_wait_s')])];
  });
}

function email(folder: string, rows: readonly Row[]): Pair[] {
  const { cases } = JSON.parse(readFileSync(path.join(folder, 'email_min_peak_inputs.json'), 'utf8')) as { cases: { sla_open_hours: number; arrival_work_agent_hours_by_hour: number[]; open_by_hour: number[] }[] };
  return cases.flatMap((one, at) => {
    const found = backlogStaff({ arrivals: one.arrival_work_agent_hours_by_hour, intervalSeconds: 3600, handleSeconds: 3600, open: one.open_by_hour, deadlineSeconds: one.sla_open_hours * 3600 });
    return [[found.agents, num(rows[at] as Row, 'min_constant_staff_in_open_hours')], [Math.max(...found.plan), num(rows[at] as Row, 'min_constant_staff_in_open_hours')], [found.projection.onTimeShare, 1]];
  });
}

function swinging(row: Row): Pair[] {
  const found = swingingLoad({ meanRate: num(row, 'lambda_mean_per_h') / 3600, swingRate: num(row, 'lambda_amplitude_per_h') / 3600, periodSeconds: num(row, 'period_h') * 3600 }, num(row, 'mean_service_h') * 3600, num(row, 't_h') * 3600);
  return [[found.load, num(row, 'mol_offered_load')], [found.lagSeconds / 3600, num(row, 'peak_lag_h')]];
}

/** The file gives ten decimals, so small loads are compared to 1e-9 of an erlang. */
function piecewise(rows: readonly Row[]): Pair[] {
  return [...Map.groupBy(rows, (row) => row['aht_min']).values()].flatMap((day) => {
    const loads = offeredLoads(day.map((row) => num(row, 'lambda_per_h') / 3600), 1800, num(day[0] as Row, 'aht_min') * 60);
    const pair = (found: number, expected: number): Pair => (Math.abs(found - expected) < 1e-10 ? [expected, expected] : [found, expected]);
    return day.flatMap((row, at) => [pair(loads[at]?.quoted ?? Number.NaN, num(row, 'psa_load')), pair(loads[at]?.atEnd ?? Number.NaN, num(row, 'mol_load_at_interval_end')), pair(loads[at]?.mean ?? Number.NaN, num(row, 'mol_load_interval_mean'))]);
  });
}

function large(row: Row): Pair {
  const beta = num(row, 'beta');
  return [row['theta_over_mu'] === '' ? halfinWhitt(beta) : garnett(beta, num(row, 'theta_over_mu')), num(row, 'p_delay_asymptotic')];
}

function patience(folder: string): Pair[] {
  const file = JSON.parse(readFileSync(path.join(folder, 'patience.json'), 'utf8')) as { waits_s_abandoned: [number, number][]; mle_mean_patience_s: number; naive_mean_of_abandoners_s: number; kaplan_meier: [number, number, number, string][] };
  const waits = file.waits_s_abandoned.map(([seconds, gaveUp]) => ({ seconds, gaveUp: gaveUp === 1 }));
  const [found, curve] = [patienceOf(waits), patienceCurve(waits)];
  return [[found.meanSeconds, file.mle_mean_patience_s], [found.meanOfThoseWhoGaveUp, file.naive_mean_of_abandoners_s], ...file.kaplan_meier.flatMap(([seconds, atRisk, , share], at): Pair[] => [[curve[at]?.seconds ?? 0, seconds], [curve[at]?.atRisk ?? 0, atRisk], [curve[at]?.share ?? 0, Number(share)]])];
}

const regulars = { headcount: 60, atWeek: -12, annualAttrition: 0.35, shrinkage: 0.3 };
const joining = { startWeek: -7, trainWeeks: 3, washout: 0.12, annualAttrition: 0.5, ramp: [0.5, 0.6, 0.7, 0.8, 0.88, 0.94, 1], nestingWeeks: 2 };

function cohort(row: Row): Pair[] {
  const found = staffInWeek(regulars, { ...joining, hires: 45 }, num(row, 'week_rel_peak_start'));
  const stage = row['seasonal_stage'] === (found.stage === 'not yet' ? '-' : found.stage) ? 1 : 0;
  return [[found.regulars, num(row, 'tenured_headcount')], [found.seasonal, num(row, 'seasonal_headcount')], [found.productivity, num(row, 'seasonal_productivity')], [found.effective, num(row, 'effective_fte_on_queue')], [stage, 1]];
}

function classesWrong(rows: readonly Row[]): number {
  const inputs = JSON.parse(rows[0]?.['inputs'] ?? '{}') as { base: number; annual_attrition: number; annual_attrition_seasonal: number; train_weeks: number; washout: number; ramp: number[]; shrinkage: number; required_effective_fte_by_week: Record<string, number> };
  const needs = new Map(Object.entries(inputs.required_effective_fte_by_week).map(([week, need]) => [Number(week), need]));
  const base = { headcount: inputs.base, atWeek: -12, annualAttrition: inputs.annual_attrition, shrinkage: inputs.shrinkage };
  return rows.filter((row) => smallestClass(base, { startWeek: num(row, 'seasonal_training_start_week'), trainWeeks: inputs.train_weeks, washout: inputs.washout, annualAttrition: inputs.annual_attrition_seasonal, ramp: inputs.ramp, nestingWeeks: 2 }, needs) !== num(row, 'min_hires')).length;
}
