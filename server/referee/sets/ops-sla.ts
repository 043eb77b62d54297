import { readFileSync } from 'node:fs';
import path from 'node:path';
import { slaCore } from '../../src/app/commands/try/sla-core.ts';
import type { RefereeSet } from '../figure.ts';
import { randomAgainstOracle } from '../../src/modules/calendars/testing/minute-by-minute.ts';

const CASES = 100_000;

export const opsSla: RefereeSet = {
  name: 'ops-ref',
  anchor: 'brute force, minute by minute',
  measure(folder) {
    const rows = readFileSync(path.join(folder, 'sla_business_minutes.csv'), 'utf8').trim().split(/\r?\n/).slice(1).map(cells);
    const core = slaCore();
    const wrong = rows.filter(([, , zone, hours, holidays, start, end, pauses, elapsed, target, due]) => {
      const calendar = { time_zone: zone, hours: JSON.parse(hours ?? '{}') as unknown, holidays: JSON.parse(holidays ?? '[]') as unknown };
      const gaps = JSON.parse(pauses ?? '[]') as unknown;
      const { business_seconds: seconds } = core.run({ calendar, start, end, pauses: gaps }) as { business_seconds: number };
      const { at } = core.run({ calendar, start, business_seconds: Number(target) * 60, direction: 'after', pauses: gaps }) as { at: string };
      return seconds !== Number(elapsed) * 60 || at !== due;
    });
    const random = randomAgainstOracle(CASES, 4711);
    return [
      { what: `business minutes and due times wrong (${rows.length})`, value: wrong.length, atMost: 0, unit: 'count' },
      { what: `random cases that differ from minute by minute (${random.cases})`, value: random.wrong, atMost: 0, unit: 'count' },
    ];
  },
};

/** One line of comma-separated values with quotes doubled inside of quotes. */
function cells(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"')));
}
