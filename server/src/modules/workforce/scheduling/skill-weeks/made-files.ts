import { seededRandom } from '../../../../platform/random/random.ts';
import type { CaseFile } from './read-case.ts';
import { DAYS } from './scenario.ts';

/** For tests: a ward of our own with three shifts, two skills and nine nurses; what four weeks need, wishes and the days before are drawn from a seed. */
export function madeFiles(seed: number): CaseFile[] {
  const random = seededRandom(seed);
  const any = (most: number): number => Math.floor(random.next() * most);
  const nurses = Array.from({ length: 9 }, (_, at) => `${at < 4 ? 'H' : 'W'}${at}`);
  const scenario = [
    'SCENARIO = made', 'WEEKS = 4', 'SKILLS = 2', 'Head', 'Ward', 'SHIFT_TYPES = 3', 'Early (2,4)', 'Late (2,5)', 'Night (3,5)',
    'FORBIDDEN_SHIFT_TYPES_SUCCESSIONS', 'Early 0', 'Late 1 Early', 'Night 2 Early Late', 'CONTRACTS = 2', 'Full (15,20) (3,5) (2,3) 2 1', 'Part (8,14) (2,4) (2,4) 2 0',
    'NURSES = 9', ...nurses.map((id, at) => `${id} ${at % 3 === 0 ? 'Part' : 'Full'} ${at < 4 ? '2 Head Ward' : '1 Ward'} `),
  ];
  const border = (): string => ['0 0 None 0 0 2', '0 0 Early 1 2 0', '0 0 Late 3 3 0', '0 0 Night 6 6 0', '0 0 None 0 0 5'][any(5)] as string;
  const cells = (most: number): string => DAYS.map(() => [any(most), any(2)]).map(([least = 0, more = 0]) => `(${least},${least + more})`).join(' ');
  const week = (): string[] => [
    'WEEK_DATA', 'made', '', 'REQUIREMENTS', ...['Early', 'Late', 'Night'].flatMap((shift) => [`${shift} Head ${cells(2)}`, `${shift} Ward ${cells(2)}`]), '',
    'SHIFT_OFF_REQUESTS = 6', ...Array.from({ length: 6 }, () => `${nurses[any(9)] ?? ''} ${['Any', 'Early', 'Night'][any(3)] ?? ''} ${DAYS[any(7)] ?? ''} `),
  ];
  return [
    { name: 'Sc-made.txt', text: scenario.join('\n') },
    { name: 'H0-made-0.txt', text: ['HISTORY', '0 made', '', 'NURSE_HISTORY', ...nurses.map((id) => `${id} ${border()}`)].join('\n') },
    ...Array.from({ length: 5 }, (_, at) => ({ name: `WD-made-${at}.txt`, text: week().join('\r\n') })),
  ];
}
