import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { priorityFrom } from '../../src/modules/facts/rules/priority-matrix.ts';
import { percentileOfSorted, rate } from '../../src/modules/facts/rules/rates.ts';
import { share, type RefereeSet } from '../figure.ts';

type Row = Readonly<Record<string, string>>;

/** A real service desk's log. The last row of an incident says how it ended; figures by group are counted twice over. */
export const incidentSlaLog: RefereeSet = {
  name: 'incident-sla-log',
  anchor: 'priorities as logged; figures by group counted a second time, row by row',
  measure(folder) {
    const rows = readRows(path.join(folder, 'incidents.csv.gz'));
    const level = (text = ''): number => Number(text[0]);
    const right = rows.filter((row) => priorityFrom(level(row.impact), level(row.urgency)) === level(row.priority));
    const last = [...new Map(rows.map((row) => [row.number, row])).values()];
    const groups = [...new Set(last.map((row) => row.assignment_group ?? ''))];
    const ours = groups.flatMap((group) => figures(last.filter((row) => row.assignment_group === group)));
    const slow = groups.flatMap((group) => slowFigures(rows, group));
    return [
      { what: 'priorities from impact and urgency', value: share(right.length, rows.length), atLeast: 1 },
      { what: `figures of ${groups.length} groups that differ from the slow count`, value: ours.filter((value, i) => value !== slow[i]).length, atMost: 0, unit: 'count' },
    ];
  },
};

function readRows(file: string): Row[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}

/** d-m-Y H:M in the log's own zone. */
function moment(text = ''): number | null {
  const parts = /^(\d+)[-/](\d+)[-/](\d+) (\d+):(\d+)/.exec(text);
  return parts === null ? null : Date.UTC(Number(parts[3]), Number(parts[2]) - 1, Number(parts[1]), Number(parts[4]), Number(parts[5]));
}

/** Attainment, reopen rate, one-touch rate, reassignments per incident, median and 90th percentile of minutes to resolve. */
function figures(rows: readonly Row[]): (number | null)[] {
  const took = rows.flatMap((row) => {
    const [from, to] = [moment(row.opened_at), moment(row.resolved_at)];
    return from === null || to === null ? [] : [(to - from) / 60_000];
  }).toSorted((a, b) => a - b);
  return [
    rate(rows.filter((row) => row.made_sla === 'TRUE').length, rows.length), rate(rows.filter((row) => Number(row.reopen_count) > 0).length, rows.length), rate(rows.filter((row) => Number(row.reassignment_count) === 0).length, rows.length),
    rate(rows.reduce((sum, row) => sum + Number(row.reassignment_count), 0), rows.length), percentileOfSorted(took, 0.5), percentileOfSorted(took, 0.9),
  ];
}

/** The same by walking the whole log for each group and counting on fingers. */
function slowFigures(rows: readonly Row[], group: string): (number | null)[] {
  let [all, made, reopened, untouched, moves] = [0, 0, 0, 0, 0];
  const minutes: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as Row;
    let later = false;
    for (let j = i + 1; j < rows.length && !later; j++) later = rows[j]?.number === row.number;
    if (later || row.assignment_group !== group) continue;
    all++;
    if (row.made_sla === 'TRUE') made++;
    if (row.reopen_count !== '0') reopened++;
    if (row.reassignment_count === '0') untouched++;
    moves += Number(row.reassignment_count);
    const [from, to] = [moment(row.opened_at), moment(row.resolved_at)];
    if (from !== null && to !== null) minutes.push((to - from) / 60_000);
  }
  const smallest = (part: number): number | null => {
    for (const one of minutes.toSorted((a, b) => a - b)) if (minutes.filter((other) => other <= one).length >= Math.ceil(part * minutes.length - 1e-9)) return one;
    return null;
  };
  return [made / all, reopened / all, untouched / all, moves / all, smallest(0.5), smallest(0.9)];
}
