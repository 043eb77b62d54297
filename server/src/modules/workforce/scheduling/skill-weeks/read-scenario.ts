import { Lines } from './lines.ts';
import type { Nurse, Range, Scenario } from './scenario.ts';

const [MOST_WEEKS, MOST_SHIFTS, MOST_SKILLS, MOST_NURSES, MOST_DUTIES] = [52, 32, 32, 1_000, 255];

/** Reads `Sc-….txt`. @throws Refusal 422 that says what is wrong in which line */
export function readScenario(file: string, text: string): Scenario {
  const lines: Lines = new Lines(file, text);
  const name = lines.value('SCENARIO');
  const weeks = lines.count('WEEKS', 1, MOST_WEEKS);
  const skills = namesOf(lines, lines.count('SKILLS', 1, MOST_SKILLS), 'skill');
  const shifts = shiftsIn(lines);
  lines.insist(shifts.length * skills.length < MOST_DUTIES, `at most ${MOST_DUTIES - 1} pairs of a shift and a skill can be planned`);
  const contracts = contractsIn(lines, weeks);
  const nurses = nursesIn(lines, skills, contracts);
  return { name, weeks, skills, shifts, nurses };
}

function namesOf(lines: Lines, count: number, kind: string): string[] {
  const names = Array.from({ length: count }, () => lines.take(`a ${kind}`)[0] ?? '');
  lines.insist(new Set(names).size === count, `each ${kind} can be there once`);
  return names;
}

function shiftsIn(lines: Lines): Scenario['shifts'] {
  const count = lines.count('SHIFT_TYPES', 1, MOST_SHIFTS);
  const kinds = Array.from({ length: count }, () => {
    const [id = '', run] = lines.take('a shift');
    return { id, run: lines.range(run, 1_000) };
  });
  const names = kinds.map((kind) => kind.id);
  lines.insist(new Set(names).size === count && !names.includes('Any') && !names.includes('None'), 'each shift can be there once, and none is called Any or None');
  lines.heading('FORBIDDEN_SHIFT_TYPES_SUCCESSIONS');
  const after = new Map<number, readonly number[]>();
  for (let row = 0; row < count; row++) {
    const [shift, many, ...next] = lines.take('which shifts may not follow');
    const at = lines.of(names, shift, 'shift');
    lines.insist(next.length === lines.whole(many, 0, count), `${many ?? ''} shifts are said and ${next.length} are named`);
    after.set(at, next.map((one) => lines.of(names, one, 'shift') + 1));
  }
  return kinds.map((kind, at) => ({ ...kind, notBefore: after.get(at) ?? [] }));
}

type Contract = Omit<Nurse, 'id' | 'skills'>;

function contractsIn(lines: Lines, weeks: number): Map<string, Contract> {
  const contracts = new Map<string, Contract>();
  const count = lines.count('CONTRACTS', 1, 1_000);
  for (let row = 0; row < count; row++) {
    const [id = '', total, work, off, weekends, whole] = lines.take('a contract');
    const range = (text: string | undefined): Range => lines.range(text, 1_000);
    contracts.set(id, { total: range(total), work: range(work), off: range(off), weekends: lines.whole(weekends, 0, weeks), wholeWeekends: lines.whole(whole, 0, 1) === 1 });
  }
  return contracts;
}

function nursesIn(lines: Lines, skills: readonly string[], contracts: ReadonlyMap<string, Contract>): Nurse[] {
  const count = lines.count('NURSES', 1, MOST_NURSES);
  const nurses = Array.from({ length: count }, () => {
    const [id = '', contract = '', many, ...has] = lines.take('a nurse');
    lines.insist(has.length === lines.whole(many, 1, skills.length), `${many ?? ''} skills are said and ${has.length} are named`);
    const terms = contracts.get(contract);
    lines.insist(terms !== undefined, `there is no contract "${contract}"`, 'unknown_contract');
    return { id, ...terms, skills: has.map((skill) => lines.of(skills, skill, 'skill')) };
  });
  lines.insist(new Set(nurses.map((nurse) => nurse.id)).size === count, 'each nurse can be there once');
  return nurses;
}
