import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { backlogAt, percentileOfSorted } from '../../src/modules/facts/rules/rates.ts';
import { tellStory } from '../../src/modules/facts/rules/tell-story.ts';
import type { Figure, RefereeSet } from '../figure.ts';

interface Case {
  readonly id: string;
  readonly at: number[];
}

/**
 * Two real logs. Each case is told as a conversation that is opened by its first event and resolved by its last; what our
 * rules make of it is compared with a program that shares no line with them and counts the slow way.
 */
export const eventLogs: RefereeSet = {
  name: 'ticket-eventlog',
  anchor: 'a second program that counts every case, event and day one by one',
  measure(folder) {
    return ['helpdesk.csv.gz', 'bpi_13_incidents.csv.gz'].flatMap((file) => compare(file, readCases(path.join(folder, file))));
  },
};

function readCases(file: string): Case[] {
  const cases = new Map<string, Case>();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/).slice(1)) {
    const [id = '', , time = ''] = line.split(',');
    const at = Date.parse(`${time.replace(' ', 'T')}Z`);
    const one = cases.get(id) ?? { id, at: [] };
    cases.set(id, one);
    one.at.push(at);
  }
  return [...cases.values()];
}

const DAY = 86_400_000;

function compare(file: string, cases: readonly Case[]): Figure[] {
  const stories = cases.map((one) => {
    const sorted = one.at.toSorted((a, b) => a - b);
    const last = sorted.at(-1) as number;
    return tellStory({ openedAt: sorted[0] as number, said: [], moves: [{ at: last, to: 'resolved', byCustomer: false }], category: 'resolved', resolvedAt: last });
  });
  const took = stories.map((story, i) => (story.resolvedAt as number) - Math.min(...(cases[i] as Case).at)).toSorted((a, b) => a - b);
  const began = stories.flatMap((story) => story.openDuring.map(([from]) => from));
  const ended = stories.flatMap((story) => story.openDuring.flatMap(([, to]) => to ?? []));
  const first = Math.floor(Math.min(...cases.flatMap((one) => one.at.slice(0, 1))) / DAY);
  const days = Array.from({ length: 4000 }, (_, i) => (first - 30 + i) * DAY);
  const ours = [percentileOfSorted(took, 0.5), percentileOfSorted(took, 0.9), percentileOfSorted(took, 0.99), took.reduce((sum, one) => sum + one, 0), ...backlogAt(days, began, ended)];
  const brute = countSlowly(cases, days);
  const differing = ours.filter((value, i) => value !== brute[i]).length + Math.abs(ours.length - brute.length);
  return [{ what: `${file}: figures of ${cases.length} cases that differ from the slow count`, value: differing, atMost: 0, unit: 'count' }];
}

/** No sorting helpers, no shared code: the k-th smallest by counting, the open ones by looking at every case every day. */
function countSlowly(cases: readonly Case[], days: readonly number[]): number[] {
  const ends = cases.map((one) => {
    let low = Infinity;
    let high = -Infinity;
    for (const at of one.at) {
      if (at < low) low = at;
      if (at > high) high = at;
    }
    return [low, high] as const;
  });
  const spans = ends.map(([low, high]) => high - low);
  const smallest = (share: number): number => {
    const wanted = Math.ceil(share * spans.length - 1e-9);
    return Math.min(...spans.filter((span) => spans.reduce((count, other) => count + (other <= span ? 1 : 0), 0) >= wanted));
  };
  let sum = 0;
  for (const span of spans) sum += span;
  const open = days.map((day) => {
    let count = 0;
    for (const [low, high] of ends) if (low <= day && day < high) count++;
    return count;
  });
  return [smallest(0.5), smallest(0.9), smallest(0.99), sum, ...open];
}
