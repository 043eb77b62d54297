import { refuseUnless } from '../../staffing/refuse-unless.ts';
import { DAYS, type Group, type Prices, type Problem, type ShiftKind } from './problem.ts';

type Fields = Readonly<Record<string, unknown>>;
const [MOST_AGENTS, MOST_WEEKS, MOST_QUEUES, MOST_KINDS] = [5_000, 53, 8, 5_000];

/**
 * A problem as in the file `wfm200_15min.json`: groups, types of shift, what each queue needs by interval. Beside its fields `leave` is read:
 * [{"agent":"V-01","days":[0,1]}], days counted from the first Monday.
 *
 * @throws Refusal 422 that says what is wrong and where
 */
export function readProblem(input: unknown, daysOff: Problem['daysOff'] = 'running'): Problem {
  const file = fieldsIn(input, 'file');
  const intervalMinutes = numberIn(file, 'interval_min', (value) => value >= 1 && 1440 % value === 0, 'must divide a day into equal parts, in minutes');
  const queues = namesIn(file['queues'], 'queues');
  refuseUnless(queues.length <= MOST_QUEUES, 'too_many_queues', 'queues', `At most ${MOST_QUEUES} queues can be planned together; there are ${queues.length}.`);
  const groups = listIn(file['groups'], 'groups').map((group, at) => groupIn(group, `groups[${at}]`, queues));
  refuseUnless(new Set(groups.map((group) => group.id)).size === groups.length, 'duplicate_group', 'groups', 'Two groups have the same id.');
  refuseUnless(groups.reduce((sum, group) => sum + group.agents, 0) <= MOST_AGENTS, 'too_many_agents', 'groups', `At most ${MOST_AGENTS} agents can be planned together.`);
  const limits = fieldsIn(file['limits'], 'limits');
  const kinds = kindsIn(file, intervalMinutes);
  return {
    name: typeof file['name'] === 'string' ? file['name'] : 'roster', intervalMinutes, queues, groups, kinds,
    shiftsAWeek: numberIn(limits, 'shifts_per_agent_per_week', (value) => Number.isInteger(value) && value >= 0 && value <= DAYS, 'must be a whole number from 0 to 7', 'limits.'),
    shortShare: numberIn(limits, 'max_share_short_shifts', (value) => value >= 0 && value <= 1, 'must be a share from 0 to 1', 'limits.'),
    prices: pricesIn(fieldsIn(file['objective'], 'objective')), required: requiredIn(file, queues, intervalMinutes), daysOff, leave: leaveIn(file['leave'], groups),
  };
}

function groupIn(input: unknown, field: string, queues: readonly string[]): Group {
  const group = fieldsIn(input, field);
  const skills = namesIn(group['skills'], `${field}.skills`).map((name) => {
    const queue = queues.indexOf(name);
    refuseUnless(queue >= 0, 'unknown_queue', `${field}.skills`, `"${name}" is no queue; there are ${queues.join(', ')}.`);
    return queue;
  });
  refuseUnless(typeof group['id'] === 'string' && group['id'] !== '', 'invalid_group', `${field}.id`, 'A group needs an id.');
  return {
    id: group['id'], skills, agents: numberIn(group, 'agents', (value) => Number.isInteger(value) && value >= 0, 'must be a whole number that is not negative', `${field}.`),
    hourCost: numberIn(group, 'hour_cost', (value) => value >= 0, 'must not be negative', `${field}.`),
  };
}

/** Every type at every start with every lunch. */
function kindsIn(file: Fields, intervalMinutes: number): ShiftKind[] {
  const starts = listIn(file['shift_start_h'], 'shift_start_h').map((value, at) => hourIn(value, `shift_start_h[${at}]`, intervalMinutes, 24));
  const types = listIn(file['shift_types'], 'shift_types').map((input, at) => typeIn(input, `shift_types[${at}]`, intervalMinutes));
  const longest = Math.max(0, ...types.map((type) => type.paid));
  const kinds = types.flatMap((type) => starts.flatMap((start) => type.lunches.map((lunch): ShiftKind => ({
    type: type.id, start, end: start + type.span, lunch: lunch === null ? null : { from: start + lunch, to: start + lunch + type.lunchHours }, paidHours: type.paid, short: type.paid < longest,
  }))));
  refuseUnless(kinds.length > 0 && kinds.length <= MOST_KINDS, 'invalid_shifts', 'shift_types', `Types, starts and lunches make ${kinds.length} kinds of shift; 1 to ${MOST_KINDS} can be planned.`);
  return kinds;
}

function typeIn(input: unknown, field: string, intervalMinutes: number): { id: string; span: number; lunchHours: number; lunches: readonly (number | null)[]; paid: number } {
  const type = fieldsIn(input, field);
  const span = hourIn(type['span_h'], `${field}.span_h`, intervalMinutes, 24);
  const lunchHours = hourIn(type['unpaid_lunch_h'] ?? 0, `${field}.unpaid_lunch_h`, intervalMinutes, span);
  const offsets = listIn(type['lunch_start_offset_h'] ?? [], `${field}.lunch_start_offset_h`).map((value, at) => hourIn(value, `${field}.lunch_start_offset_h[${at}]`, intervalMinutes, span - lunchHours));
  refuseUnless(span > 0, 'invalid_shifts', `${field}.span_h`, 'A shift must last longer than no time at all.');
  refuseUnless(lunchHours === 0 || offsets.length > 0, 'invalid_shifts', `${field}.lunch_start_offset_h`, 'A shift with a lunch must say when the lunch may begin.');
  const paid = numberIn(type, 'paid_h', (value) => value >= 0 && value <= span, `must be from 0 to the span of ${span} hours`, `${field}.`);
  return { id: typeof type['id'] === 'string' ? type['id'] : field, span, lunchHours, lunches: lunchHours === 0 ? [null] : offsets, paid };
}

function pricesIn(objective: Fields): Prices {
  const price = (field: string): number => numberIn(objective, field, (value) => value >= 0, 'must not be negative', 'objective.');
  const prices = { paidHour: price('paid_hour_weight'), firstShare: numberIn(objective, 'shortage_tier1_share_of_requirement', (value) => value >= 0 && value <= 1, 'must be a share from 0 to 1', 'objective.'), first: price('shortage_tier1_per_agent_hour'), second: price('shortage_tier2_per_agent_hour') };
  refuseUnless(prices.second >= prices.first, 'invalid_objective', 'objective.shortage_tier2_per_agent_hour', 'The second part of a shortage must not cost less than the first.');
  return prices;
}

function requiredIn(file: Fields, queues: readonly string[], intervalMinutes: number): Float64Array[][] {
  const weeks = listIn(file['required_agents'], 'required_agents');
  const intervals = (DAYS * 1440) / intervalMinutes;
  refuseUnless(weeks.length > 0 && weeks.length <= MOST_WEEKS, 'invalid_weeks', 'required_agents', `1 to ${MOST_WEEKS} weeks can be planned; there are ${weeks.length}.`);
  refuseUnless(file['weeks'] === undefined || file['weeks'] === weeks.length, 'gap', 'required_agents', `${String(file['weeks'])} weeks are announced and ${weeks.length} are there.`);
  return weeks.map((week, at) => {
    const rows = fieldsIn(week, `required_agents[${at}]`);
    for (const name of Object.keys(rows)) refuseUnless(queues.includes(name), 'unknown_queue', `required_agents[${at}].${name}`, `"${name}" is no queue; there are ${queues.join(', ')}.`);
    return queues.map((queue) => {
      const field = `required_agents[${at}].${queue}`;
      const row = listIn(rows[queue], field);
      refuseUnless(row.length === intervals, 'gap', field, `A week has ${intervals} intervals of ${intervalMinutes} minutes; here are ${row.length}.`);
      return Float64Array.from(row, (value, interval) => needIn(value, `${field}[${interval}]`));
    });
  });
}

function needIn(value: unknown, field: string): number {
  refuseUnless(value !== null && value !== undefined, 'gap', field, `"${field}" is empty: a requirement is needed for every interval, 0 where nobody is.`);
  refuseUnless(typeof value === 'number' && Number.isFinite(value), 'invalid_requirement', field, `"${field}" must be a number.`);
  refuseUnless(value >= 0, 'negative_requirement', field, `"${field}" is ${value}: a requirement cannot be below zero.`);
  return value;
}

function leaveIn(input: unknown, groups: readonly Group[]): Map<string, Set<number>> {
  if (input === undefined || input === null) return new Map();
  const known = new Set(groups.flatMap((group) => Array.from({ length: group.agents }, (_, number) => `${group.id}-${String(number + 1).padStart(2, '0')}`)));
  return new Map(listIn(input, 'leave').map((one, at) => {
    const { agent, days } = fieldsIn(one, `leave[${at}]`);
    refuseUnless(typeof agent === 'string' && known.has(agent), 'unknown_agent', `leave[${at}].agent`, `There is no agent "${String(agent)}"; agents are named like ${[...known][0] ?? 'V-01'}.`);
    const list = listIn(days, `leave[${at}].days`);
    list.forEach((day) => refuseUnless(Number.isInteger(day) && (day as number) >= 0, 'invalid_leave', `leave[${at}].days`, 'Days of leave are whole numbers, 0 for the first Monday.'));
    return [agent, new Set(list as number[])];
  }));
}

function hourIn(value: unknown, field: string, intervalMinutes: number, most: number): number {
  refuseUnless(typeof value === 'number' && value >= 0 && value <= most, 'invalid_shifts', field, `"${field}" must be hours from 0 to ${most}.`);
  refuseUnless(Math.abs((value * 60) % intervalMinutes) < 1e-9, 'invalid_shifts', field, `"${field}" is ${value} hours, which is no whole number of intervals of ${intervalMinutes} minutes.`);
  return value;
}

function fieldsIn(value: unknown, field: string): Fields {
  refuseUnless(typeof value === 'object' && value !== null && !Array.isArray(value), 'invalid_input', field, `"${field}" must be an object.`);
  return value as Fields;
}

function listIn(value: unknown, field: string): readonly unknown[] {
  refuseUnless(Array.isArray(value), 'invalid_input', field, `"${field}" must be a list.`);
  return value as readonly unknown[];
}

function namesIn(value: unknown, field: string): string[] {
  const names = listIn(value, field);
  refuseUnless(names.length > 0 && names.every((name) => typeof name === 'string' && name !== '') && new Set(names).size === names.length, 'invalid_input', field, `"${field}" must name at least one, each once.`);
  return names as string[];
}

function numberIn(fields: Fields, name: string, holds: (value: number) => boolean, must: string, path = ''): number {
  const value = fields[name];
  refuseUnless(typeof value === 'number' && Number.isFinite(value) && holds(value), 'invalid_input', `${path}${name}`, `"${path}${name}" ${must}.`);
  return value;
}
