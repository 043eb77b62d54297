import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printedRate } from '../../src/modules/facts/rules/rates.ts';
import { expectHandle, handleAt, HANDLED_BACK, type HandledCell } from '../../src/modules/workforce/index.ts';
import { share, type Figure, type RefereeSet } from '../figure.ts';

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
      ...talkedFigures(days.map((day) => ({ contacts: Number(day[answered]), seconds: secondsOf(day[at('Talk Duration')] ?? '') }))),
    ];
  },
};

interface TalkDay {
  readonly contacts: number;
  /** mean of a call */
  readonly seconds: number;
}

const secondsOf = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
const WEEK = 7;

/** Talk time a week ahead, from every seventh day on: off by how much, weighed by calls; beside what the week before and the mean of eight weeks say. No dates are given: weekdays are those of the seven-day rhythm. */
function talkedFigures(days: readonly TalkDay[]): Figure[] {
  let [all, ours, week, eight] = [0, 0, 0, 0];
  for (let end = 8 * WEEK; end + WEEK <= days.length; end += WEEK) {
    const first = Math.max(0, end - HANDLED_BACK);
    const cells = days.slice(first, end).map(({ contacts, seconds }, day): HandledCell => ({ day, hour: 0, contacts, seconds: contacts * seconds, squares: 2 * contacts * seconds ** 2 }));
    const expected = expectHandle({ firstDay: FIRST_MONDAY, days: cells.length, cells });
    const before = days.slice(end - 8 * WEEK, end);
    const mean = before.reduce((sum, one) => sum + one.contacts * one.seconds, 0) / before.reduce((sum, one) => sum + one.contacts, 0);
    for (let day = end; day < end + WEEK && expected !== null; day++) {
      const { contacts, seconds } = days[day] as TalkDay;
      all += contacts * seconds;
      ours += contacts * Math.abs(seconds - handleAt(expected, ((day - first) % WEEK) + 1, 0));
      week += contacts * Math.abs(seconds - (days[day - WEEK]?.seconds ?? 0));
      eight += contacts * Math.abs(seconds - mean);
    }
  }
  return [{ what: 'talk time a week ahead, off by', value: share(ours, all) }, { what: '… as the week before', value: share(week, all) }, { what: '… as the mean of eight weeks', value: share(eight, all) }];
}

const FIRST_MONDAY = '2024-01-01';
