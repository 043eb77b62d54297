import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printedRate } from '../../src/modules/facts/rules/rates.ts';
import { share, type RefereeSet } from '../figure.ts';

/** Rates of a real call centre, 813 days, as printed by somebody else's system; columns are joined by semicolons. */
export const volumeCallcenterDailyKpi: RefereeSet = {
  name: 'volume-callcenter-daily-kpi',
  anchor: 'the printed answer rates themselves',
  measure(folder) {
    const [head = '', ...lines] = readFileSync(path.join(folder, 'daily.csv'), 'utf8').trim().split(/\r?\n/);
    const at = (name: string): number => head.replace(/^\uFEFF/, '').split(';').findIndex((column) => column.startsWith(name));
    const [incoming, answered, rate, abandoned] = [at('Incoming'), at('Answered'), at('Answer Rate'), at('Abandoned')];
    const days = lines.map((line) => line.split(';'));
    const same = days.filter((day) => printedRate(Number(day[answered]), Number(day[incoming])) === day[rate]);
    const whole = days.filter((day) => Number(day[answered]) + Number(day[abandoned]) === Number(day[incoming]));
    return [
      { what: 'answer rates as printed', value: share(same.length, days.length), atLeast: 1 },
      { what: 'days whose answered and abandoned are all that came', value: share(whole.length, days.length) },
      { what: 'days', value: days.length, unit: 'count' },
    ];
  },
};
