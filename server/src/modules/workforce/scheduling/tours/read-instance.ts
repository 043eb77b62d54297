import { refuseUnless } from '../../staffing/refuse-unless.ts';

/** A person with the limits of their tour. */
export interface Person {
  readonly id: string;
  /** by shift: most in the horizon */
  readonly most: readonly number[];
  readonly minutes: { readonly least: number; readonly most: number };
  readonly run: { readonly least: number; readonly most: number };
  readonly leastDaysOff: number;
  readonly weekends: number;
}

/** A public instance of shift scheduling (Curtois & Qu 2014): fixed shifts, days from a Monday. Shifts are counted from 1; 0 is a day off. */
export interface Instance {
  readonly days: number;
  readonly shifts: readonly { readonly id: string; readonly minutes: number; readonly notBefore: readonly number[] }[];
  readonly people: readonly Person[];
  /** by person and day */
  readonly off: readonly Uint8Array[];
  /** price of each shift by person × day × (shifts + 1): what wishes it leaves unmet, the day off included */
  readonly wishes: readonly Float64Array[];
  /** by day × (shifts + 1) */
  readonly need: Float64Array;
  readonly under: Float64Array;
  readonly over: Float64Array;
}

type Rows = ReadonlyMap<string, readonly { readonly cells: readonly string[]; readonly line: number }[]>;
const SECTIONS = ['SECTION_HORIZON', 'SECTION_SHIFTS', 'SECTION_STAFF', 'SECTION_DAYS_OFF', 'SECTION_SHIFT_ON_REQUESTS', 'SECTION_SHIFT_OFF_REQUESTS', 'SECTION_COVER'];
const [MOST_DAYS, MOST_PEOPLE, MOST_SHIFTS] = [366, 1_000, 64];

/** @throws Refusal 422 that says what is wrong and in which line */
export function readInstance(text: string): Instance {
  const rows = sectionsOf(text);
  const days = wholeIn(rows.get('SECTION_HORIZON')?.[0]?.cells[0] ?? '', 'SECTION_HORIZON', 1, MOST_DAYS);
  const shiftRows = rows.get('SECTION_SHIFTS') ?? [];
  const names = shiftRows.map((row) => row.cells[0] ?? '');
  refuseUnless(names.length > 0 && names.length <= MOST_SHIFTS && new Set(names).size === names.length, 'invalid_shifts', 'SECTION_SHIFTS', `1 to ${MOST_SHIFTS} shifts are needed, each once.`);
  const shift = (name: string, field: string): number => {
    const at = names.indexOf(name);
    refuseUnless(at >= 0, 'unknown_shift', field, `${field}: there is no shift "${name}".`);
    return at + 1;
  };
  const shifts = shiftRows.map(({ cells, line }) => ({ id: cells[0] ?? '', minutes: wholeIn(cells[1] ?? '', `line ${line}`, 0, 1440 * 2), notBefore: parts(cells[2]).map((name) => shift(name, `line ${line}`)) }));
  const staff = rows.get('SECTION_STAFF') ?? [];
  refuseUnless(staff.length > 0 && staff.length <= MOST_PEOPLE, 'invalid_staff', 'SECTION_STAFF', `1 to ${MOST_PEOPLE} people are needed.`);
  const people = staff.map(({ cells, line }) => personIn(cells, `line ${line}`, names.length, days, shift));
  const person = (name: string, field: string): number => {
    const at = people.findIndex((one) => one.id === name);
    refuseUnless(at >= 0, 'unknown_agent', field, `${field}: there is nobody named "${name}".`);
    return at;
  };
  const instance = emptyInstance(days, shifts, people);
  const width = names.length + 1;
  for (const { cells: [id = '', ...free], line } of rows.get('SECTION_DAYS_OFF') ?? []) for (const day of free.filter((one) => one !== '')) (instance.off[person(id, `line ${line}`)] as Uint8Array)[wholeIn(day, `line ${line}`, 0, days - 1)] = 1;
  for (const [section, on] of [['SECTION_SHIFT_ON_REQUESTS', true], ['SECTION_SHIFT_OFF_REQUESTS', false]] as const) {
    for (const { cells: [id = '', day = '', name = '', weight = ''], line } of rows.get(section) ?? []) {
      const [field, wished] = [`line ${line}`, shift(name, `line ${line}`)];
      const prices = (instance.wishes[person(id, field)] as Float64Array).subarray(wholeIn(day, field, 0, days - 1) * width, (wholeIn(day, field, 0, days - 1) + 1) * width);
      for (let one = 0; one < width; one++) if ((one === wished) !== on) prices[one] = (prices[one] as number) + wholeIn(weight, field, 0, 1e9);
    }
  }
  for (const { cells: [day = '', name = '', need = '', under = '', over = ''], line } of rows.get('SECTION_COVER') ?? []) {
    const field = `line ${line}`;
    refuseUnless(!need.startsWith('-'), 'negative_requirement', field, `${field}: a requirement cannot be below zero, and here it is ${need}.`);
    const at = wholeIn(day, field, 0, days - 1) * width + shift(name, field);
    instance.need[at] = wholeIn(need, field, 0, 1e6);
    instance.under[at] = wholeIn(under, field, 0, 1e9);
    instance.over[at] = wholeIn(over, field, 0, 1e9);
  }
  return instance;
}

function emptyInstance(days: number, shifts: Instance['shifts'], people: readonly Person[]): Instance {
  const cells = days * (shifts.length + 1);
  return { days, shifts, people, off: people.map(() => new Uint8Array(days)), wishes: people.map(() => new Float64Array(cells)), need: new Float64Array(cells), under: new Float64Array(cells), over: new Float64Array(cells) };
}

function personIn(cells: readonly string[], field: string, shifts: number, days: number, shift: (name: string, field: string) => number): Person {
  const most = Array.from({ length: shifts }, () => days);
  for (const pair of parts(cells[1])) {
    const [name = '', count = ''] = pair.split('=');
    most[shift(name, field) - 1] = wholeIn(count, field, 0, 1e6);
  }
  const [upper, lower, longest, shortest, daysOff, weekends] = [2, 3, 4, 5, 6, 7].map((at) => wholeIn(cells[at] ?? '', field, 0, 1e7)) as [number, number, number, number, number, number];
  refuseUnless(lower <= upper, 'conflict', field, `${field}: ${cells[0] ?? ''} has to work at least ${lower} minutes and at most ${upper}: these two rules contradict each other.`);
  refuseUnless(shortest <= longest || longest === 0, 'conflict', field, `${field}: ${cells[0] ?? ''} has to work at least ${shortest} days in a row and at most ${longest}: these two rules contradict each other.`);
  return { id: cells[0] ?? '', most, minutes: { least: lower, most: upper }, run: { least: shortest, most: longest }, leastDaysOff: daysOff, weekends };
}

function sectionsOf(text: string): Rows {
  const rows = new Map<string, { cells: string[]; line: number }[]>();
  let open: { cells: string[]; line: number }[] | null = null;
  text.split(/\r?\n/).forEach((raw, at) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    if (line.startsWith('SECTION_')) {
      refuseUnless(SECTIONS.includes(line), 'invalid_input', `line ${at + 1}`, `Line ${at + 1}: "${line}" is no section of this format; there are ${SECTIONS.join(', ')}.`);
      rows.set(line, (open = []));
      return;
    }
    refuseUnless(open !== null, 'invalid_input', `line ${at + 1}`, `Line ${at + 1} stands before the first section.`);
    open.push({ cells: line.split(',').map((cell) => cell.trim()), line: at + 1 });
  });
  for (const section of ['SECTION_HORIZON', 'SECTION_SHIFTS', 'SECTION_STAFF', 'SECTION_COVER']) refuseUnless(rows.has(section), 'gap', section, `"${section}" is missing.`);
  return rows;
}

const parts = (cell: string | undefined): string[] => (cell ?? '').split('|').filter((part) => part !== '');

function wholeIn(text: string, field: string, least: number, most: number): number {
  const value = Number(text);
  refuseUnless(/^-?\d+$/.test(text) && value >= least && value <= most, 'invalid_input', field, `${field}: "${text}" must be a whole number from ${least} to ${most}.`);
  return value;
}
