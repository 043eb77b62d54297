import { figuresOf, firstCounted, plays, type Figures, type TextbookQueue } from '../../src/modules/workforce/rehearsal/testing/single-queue.ts';
import { intervalOf } from '../../src/modules/workforce/rehearsal/student-t.ts';
import type { Figure, RefereeSet } from '../figure.ts';
import { csvRows } from './staffing-rows.ts';

type Row = Readonly<Record<string, string>>;
const num = (row: Row, field: string): number => Number(row[field]);

const SEED = 20261101;
const REPLICATIONS = 30;
const CONTACTS = 4000;
/** Near saturation a queue remembers for weeks: plays of some thousand contacts say nothing of its mean. */
const NEAR_FULL = 0.96;
const MOST_AGENTS = 1500;

/** Figures of each play and what theory says of them. */
interface Held {
  readonly found: readonly number[];
  readonly theory: number;
}

/** A rehearsed queue against Erlang C and A: family-wise, one figure in all may be outside by chance once in a hundred times. */
export const rehearsalErlang: RefereeSet = {
  name: 'erlang',
  anchor: 'Ciw and others simulate one queue; none plays its own routing',
  measure(folder) {
    const rows = csvRows(folder, 'erlang.csv').filter((row) => row['stable'] === 'true' && num(row, 'agents') <= MOST_AGENTS);
    const impatient = rows.filter((row) => row['model'] === 'A');
    const patient = rows.filter((row) => row['model'] === 'C' && num(row, 'offered_load_erl') <= NEAR_FULL * num(row, 'agents'));
    return [told(`rehearsed Erlang A (${impatient.length} rows)`, impatient.flatMap(erlang)), told(`rehearsed Erlang C to ${NEAR_FULL} of full (${patient.length} rows)`, patient.flatMap(erlang))];
  },
};

function erlang(row: Row): Held[] {
  const isImpatient = row['model'] === 'A';
  const handle = num(row, 'aht_s');
  const slack = 1 - Math.sqrt(Math.min(num(row, 'offered_load_erl') / num(row, 'agents'), NEAR_FULL));
  const queue: TextbookQueue = {
    ratePerSecond: num(row, 'arrivals') / num(row, 'interval_s'), handleSeconds: handle, agents: num(row, 'agents'), targetSeconds: num(row, 'target_s'), contacts: CONTACTS,
    warmUpSeconds: Math.max(20 * handle, isImpatient ? 0 : (10 * handle) / (slack ** 2 * num(row, 'agents'))), ...(isImpatient ? { patienceSeconds: num(row, 'patience_s') } : {}),
  };
  const found = played(queue);
  return [of(found, 'serviceLevel', num(row, 'service_level')), of(found, 'waitSeconds', num(row, 'wait_all_s')), ...(isImpatient ? [of(found, 'abandonShare', num(row, 'p_abandon'))] : [])];
}

/** Priorities and chats; chats both as the formulas suppose (evened out) and as routing really spreads them. */
export const rehearsalOps: RefereeSet = {
  name: 'ops-ref',
  anchor: 'no product plays chats that slow each other',
  measure(folder) {
    const chats = csvRows(folder, 'chat_concurrency.csv');
    const real = chats.map((row) => Math.abs(meanOf(played(chatOf(row, true)).map((one) => one.serviceLevel)) - num(row, 'service_level')));
    return [
      told('rehearsed priorities', priorities(csvRows(folder, 'priority_mmc.csv'))), told(`rehearsed chats, evened out (${chats.length} rows)`, chats.flatMap(chat)),
      { what: 'chats as routing spreads them, farthest service level from the model', value: Math.max(...real), atMost: 0.02 },
    ];
  },
};

function priorities(rows: readonly Row[]): Held[] {
  return [...new Set(rows.map((row) => row['case']))].flatMap((name) => {
    const classes = rows.filter((row) => row['case'] === name && row['class_priority_1_is_highest'] !== 'all');
    const whole = classes.reduce((sum, row) => sum + num(row, 'arrivals_per_h'), 0);
    const handle = num(classes[0] as Row, 'aht_s');
    const queue: TextbookQueue = { ratePerSecond: whole / 3600, handleSeconds: handle, agents: num(classes[0] as Row, 'agents'), targetSeconds: 20, classes: classes.map((row) => num(row, 'arrivals_per_h') / whole), contacts: 4 * CONTACTS, warmUpSeconds: 100 * handle };
    const tallies = plays(queue, SEED, REPLICATIONS);
    return classes.map((row, line) => of(tallies.map((tally) => figuresOf(tally, firstCounted(queue), line)), 'waitSeconds', num(row, 'mean_wait_s')));
  });
}

function chatOf(row: Row, isUneven: boolean): TextbookQueue {
  const rates = (row['agent_total_rate_per_h_by_k'] ?? '').split(' ').map(Number);
  return { ratePerSecond: num(row, 'arrivals_per_h') / 3600, handleSeconds: 3600 / (rates[1] ?? 1), agents: num(row, 'agents'), targetSeconds: num(row, 'target_s'), patienceSeconds: num(row, 'patience_s'), ratesByK: rates, contacts: CONTACTS, warmUpSeconds: 20 * 3600, isUneven };
}

function chat(row: Row): Held[] {
  const found = played(chatOf(row, false));
  return [of(found, 'serviceLevel', num(row, 'service_level')), of(found, 'waitSeconds', num(row, 'wait_all_s')), of(found, 'abandonShare', num(row, 'p_abandon'))];
}

const played = (queue: TextbookQueue): Figures[] => plays(queue, SEED, REPLICATIONS).map((tally) => figuresOf(tally, firstCounted(queue)));
const of = (found: readonly Figures[], name: keyof Figures, theory: number): Held => ({ found: found.map((one) => one[name]), theory });
const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Half of the plays saw some of it: of what happens in bursts in few of them no interval can be told. */
const isSeen = ({ found }: Held): boolean => found.filter((one) => one !== 0 && one !== 1).length * 2 >= found.length;

/** How many figures lie outside intervals that hold all of them together 99 times in a hundred (Bonferroni). */
function told(what: string, all: readonly Held[]): Figure {
  const held = all.filter(isSeen);
  const outside = held.filter(({ found, theory }) => {
    const interval = intervalOf(found, 1 - 0.01 / held.length);
    return interval === null || theory < interval.low || theory > interval.high;
  });
  return { what: `${what}, of ${held.length} figures (${all.length - held.length} seen too seldom) outside`, value: outside.length, atMost: 0, unit: 'count' };
}
