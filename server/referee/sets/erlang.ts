import { erlangA, erlangC, type QueueFigures } from '../../src/modules/workforce/index.ts';
import { csvRows, farthest } from './staffing-rows.ts';
import type { RefereeSet } from '../figure.ts';

/** Column of the file → what we call it. */
const columns: Readonly<Record<string, keyof QueueFigures>> = {
  offered_load_erl: 'load', p_wait: 'waitShare', occupancy: 'occupancy', wait_all_s: 'waitSeconds', wait_served_s: 'waitAnsweredSeconds', wait_delayed_s: 'waitDelayedSeconds',
  service_level: 'serviceLevel', sl_excl_abandoned_within_target: 'serviceLevelOfPatient', sl_of_answered: 'serviceLevelOfAnswered', p_abandon: 'abandonShare',
  p_wait_gt_target: 'waitLongerShare', queue_mean: 'queueLength', wait_p90_s: 'waitP90Seconds',
};

/** Erlang C and A against exact fractions and 50 digits: every column of every row. */
export const erlang: RefereeSet = {
  name: 'erlang',
  anchor: 'public libraries 1e-6, or wrong for Erlang A',
  measure(folder) {
    const rows = csvRows(folder, 'erlang.csv');
    const off = (model: string): number => farthest(rows.filter((row) => row['model'] === model).flatMap((row) => {
      const found = figuresOf(row);
      return Object.entries(columns).map(([column, ours]) => [Number(found[ours]), Number(row[column])] as const);
    }));
    const stable = rows.filter((row) => String(figuresOf(row).stable) !== row['stable']).length;
    return [
      { what: 'Erlang C, relative error', value: off('C'), atMost: 1e-9, unit: 'tiny' },
      { what: 'Erlang A, relative error', value: off('A'), atMost: 1e-9, unit: 'tiny' },
      { what: `stable or not, wrong (${rows.length} rows)`, value: stable, atMost: 0, unit: 'count' },
    ];
  },
};

function figuresOf(row: Readonly<Record<string, string>>): QueueFigures {
  const demand = { arrivals: Number(row['arrivals']), intervalSeconds: Number(row['interval_s']), handleSeconds: Number(row['aht_s']) };
  const [agents, target] = [Number(row['agents']), Number(row['target_s'])];
  return row['model'] === 'C' ? erlangC(demand, agents, target) : erlangA(demand, agents, target, Number(row['patience_s']));
}
