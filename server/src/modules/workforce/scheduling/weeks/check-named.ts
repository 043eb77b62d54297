/** A roster as it is handed out: hours since midnight of the day, days since the first Monday. */
export interface NamedShift {
  readonly day: number;
  readonly type: string;
  readonly start_h: number;
  readonly lunch_start_h: number | null;
}

export interface NamedRow {
  readonly agent: string;
  readonly group: string;
  readonly shifts: readonly NamedShift[];
}

export interface Breach {
  readonly rule: 'unknown_agent' | 'unknown_shift' | 'one_shift_a_day' | 'rest' | 'days_in_a_row' | 'days_off' | 'shifts_a_week' | 'short_shifts' | 'leave';
  readonly who: string;
  readonly day: number;
  readonly message: string;
}

/** The file as it was written; this reader trusts nothing that a planner made of it. */
export interface File {
  readonly interval_min: number;
  readonly queues: readonly string[];
  readonly groups: readonly { readonly id: string; readonly skills: readonly string[]; readonly agents: number; readonly hour_cost: number }[];
  readonly shift_types: readonly { readonly id: string; readonly span_h: number; readonly unpaid_lunch_h: number; readonly lunch_start_offset_h: readonly number[]; readonly paid_h: number }[];
  readonly shift_start_h: readonly number[];
  readonly limits: { readonly shifts_per_agent_per_week: number; readonly max_share_short_shifts: number };
  readonly objective: { readonly paid_hour_weight: number; readonly shortage_tier1_share_of_requirement: number; readonly shortage_tier1_per_agent_hour: number; readonly shortage_tier2_per_agent_hour: number };
  readonly required_agents: readonly Readonly<Record<string, readonly number[]>>[];
  readonly leave?: readonly { readonly agent: string; readonly days: readonly number[] }[];
}

/**
 * Every hard rule that a named roster breaks, and what each week costs, reckoned from the file and the rules alone: nothing of the planner's model is used here.
 *
 * @param daysOff `running`: Sunday and the Monday that follows are two days off of the week that ends (after the last week its own Monday follows); `calendar`: they are not
 */
export function checkNamed(file: File, roster: readonly NamedRow[], daysOff: 'running' | 'calendar' = 'running'): { readonly violations: Breach[]; readonly costs: number[] } {
  const weeks = file.required_agents.length;
  const counts = new Map<string, number>();
  for (const row of roster) counts.set(row.group, (counts.get(row.group) ?? 0) + 1);
  const violations = [
    ...file.groups.filter((group) => (counts.get(group.id) ?? 0) > group.agents).map((group): Breach => ({ rule: 'unknown_agent', who: group.id, day: 0, message: `${group.id} has ${group.agents} agents, the roster has more` })),
    ...roster.filter((row, at) => !file.groups.some((group) => group.id === row.group) || roster.findIndex((other) => other.agent === row.agent) !== at).map((row): Breach => ({ rule: 'unknown_agent', who: row.agent, day: 0, message: `${row.agent} is in no group of the file, or twice in the roster` })),
    ...roster.flatMap((row) => breachesOf(file, row, weeks, daysOff)), ...shortShifts(file, roster, weeks),
  ];
  return { violations, costs: Array.from({ length: weeks }, (_, week) => costOfWeek(file, roster, week)) };
}

function breachesOf(file: File, row: NamedRow, weeks: number, daysOff: 'running' | 'calendar'): Breach[] {
  const found: Breach[] = [];
  const say = (rule: Breach['rule'], day: number, message: string): number => found.push({ rule, who: row.agent, day, message });
  const shifts = row.shifts.toSorted((a, b) => a.day - b.day || a.start_h - b.start_h);
  const leave = file.leave?.find((one) => one.agent === row.agent)?.days ?? [];
  shifts.forEach((shift, at) => {
    const type = file.shift_types.find((one) => one.id === shift.type);
    const lunchFits = type !== undefined && (type.unpaid_lunch_h === 0 ? shift.lunch_start_h === null : type.lunch_start_offset_h.some((offset) => shift.lunch_start_h === shift.start_h + offset));
    if (!lunchFits || !file.shift_start_h.includes(shift.start_h) || shift.day < 0 || shift.day >= weeks * 7 || !Number.isInteger(shift.day)) say('unknown_shift', shift.day, `no shift ${shift.type} at ${shift.start_h} with lunch at ${shift.lunch_start_h ?? 'no time'}`);
    if (leave.includes(shift.day)) say('leave', shift.day, 'a shift on a day of leave');
    const before = shifts[at - 1];
    if (before === undefined) return;
    if (before.day === shift.day) say('one_shift_a_day', shift.day, 'two shifts on one day');
    const ended = before.day * 24 + before.start_h + (file.shift_types.find((one) => one.id === before.type)?.span_h ?? 0);
    const rest = shift.day * 24 + shift.start_h - ended;
    if (rest < 11) say('rest', shift.day, `${rest} hours of rest, 11 are due`);
  });
  const works = new Set(shifts.map((shift) => shift.day));
  for (let day = 0; day < weeks * 7; day++) if ([0, 1, 2, 3, 4, 5, 6].every((ahead) => works.has(day + ahead)) && !works.has(day - 1)) say('days_in_a_row', day, 'more than six days in a row');
  for (let week = 0; week < weeks; week++) {
    const monday = week * 7;
    const count = shifts.filter((shift) => shift.day >= monday && shift.day < monday + 7).length;
    if (count > file.limits.shifts_per_agent_per_week) say('shifts_a_week', monday, `${count} shifts in a week, ${file.limits.shifts_per_agent_per_week} are allowed`);
    const pairs = daysOff === 'running' ? [0, 1, 2, 3, 4, 5, 6] : [0, 1, 2, 3, 4, 5];
    const following = (day: number): number => (day === 6 && week === weeks - 1 ? monday : monday + day + 1);
    if (!pairs.some((day) => !works.has(monday + day) && !works.has(following(day)))) say('days_off', monday, 'no two days off beside each other');
  }
  return found;
}

function shortShifts(file: File, roster: readonly NamedRow[], weeks: number): Breach[] {
  const longest = Math.max(...file.shift_types.map((type) => type.paid_h));
  const short = new Set(file.shift_types.filter((type) => type.paid_h < longest).map((type) => type.id));
  return file.groups.flatMap((group) => Array.from({ length: weeks }, (_, week) => week).flatMap((week): Breach[] => {
    const count = roster.filter((row) => row.group === group.id).flatMap((row) => row.shifts).filter((shift) => Math.floor(shift.day / 7) === week && short.has(shift.type)).length;
    const most = Math.floor(file.limits.max_share_short_shifts * file.limits.shifts_per_agent_per_week * group.agents + 1e-9);
    return count <= most ? [] : [{ rule: 'short_shifts', who: group.id, day: week * 7, message: `${count} short shifts in a week, ${most} are allowed` }];
  }));
}

/** The week is cyclic: what runs past Sunday midnight covers its own Monday. */
function costOfWeek(file: File, roster: readonly NamedRow[], week: number): number {
  const intervals = (7 * 1440) / file.interval_min;
  const present = file.groups.map(() => new Array<number>(intervals).fill(0));
  let paid = 0;
  for (const row of roster) {
    const group = file.groups.findIndex((one) => one.id === row.group);
    for (const shift of row.shifts.filter((one) => Math.floor(one.day / 7) === week)) {
      const type = file.shift_types.find((one) => one.id === shift.type);
      if (type === undefined || group < 0) continue;
      paid += type.paid_h * (file.groups[group]?.hour_cost ?? 0);
      for (let minute = shift.start_h * 60; minute < (shift.start_h + type.span_h) * 60; minute += file.interval_min) {
        const atLunch = shift.lunch_start_h !== null && minute >= shift.lunch_start_h * 60 && minute < (shift.lunch_start_h + type.unpaid_lunch_h) * 60;
        const interval = (((shift.day % 7) * 1440 + minute) / file.interval_min) % intervals;
        const counts = present[group] as number[];
        if (!atLunch) counts[interval] = (counts[interval] ?? 0) + 1;
      }
    }
  }
  let short = 0;
  for (let interval = 0; interval < intervals; interval++) short += shortAt(file, present.map((counts) => counts[interval] ?? 0), file.queues.map((queue) => file.required_agents[week]?.[queue]?.[interval] ?? 0));
  return file.objective.paid_hour_weight * paid + short * (file.interval_min / 60);
}

/** Price of the shortage at one moment: agents flow to queues along augmenting paths, first to what is dearer when it is short. */
function shortAt(file: File, supply: readonly number[], need: readonly number[]): number {
  const share = file.objective.shortage_tier1_share_of_requirement;
  const left = [...supply];
  const given = file.groups.map(() => file.queues.map(() => 0));
  const dear = flow(file, left, given, need.map((agents) => agents * (1 - share)));
  const served = file.queues.map((_, queue) => given.reduce((sum, row) => sum + (row[queue] ?? 0), 0));
  const cheap = flow(file, left, given, need.map((agents, queue) => Math.max(0, agents - (served[queue] ?? 0))));
  const all = need.reduce((sum, agents) => sum + agents, 0);
  const secondShort = all * (1 - share) - dear;
  return secondShort * file.objective.shortage_tier2_per_agent_hour + (all - dear - cheap - secondShort) * file.objective.shortage_tier1_per_agent_hour;
}

/** Adds as much as fits to `given`, moving people between queues where that makes room; answers how much. */
function flow(file: File, left: number[], given: number[][], room: readonly number[]): number {
  const open = [...room];
  let sum = 0;
  for (;;) {
    // breadth first from groups with people left to a queue with room; a queue leads on to groups that serve it
    const cameToQueue = new Map<number, number>();
    const cameToGroup = new Map<number, number>();
    const reached = left.flatMap((people, group) => (people > 1e-9 ? [group] : []));
    const seen = new Set(reached);
    let end = -1;
    for (let at = 0; at < reached.length && end < 0; at++) {
      const group = reached[at] as number;
      for (const [queue, name] of file.queues.entries()) {
        if (cameToQueue.has(queue) || file.groups[group]?.skills.includes(name) !== true) continue;
        cameToQueue.set(queue, group);
        if ((open[queue] ?? 0) > 1e-9) {
          end = queue;
          break;
        }
        given.forEach((row, other) => {
          if ((row[queue] ?? 0) <= 1e-9 || seen.has(other)) return;
          seen.add(other);
          cameToGroup.set(other, queue);
          reached.push(other);
        });
      }
    }
    if (end < 0) return sum;
    const path: [group: number, queue: number][] = [];
    let amount = open[end] as number;
    for (let queue = end; ;) {
      const group = cameToQueue.get(queue) as number;
      path.push([group, queue]);
      const from = cameToGroup.get(group);
      if (from === undefined) {
        amount = Math.min(amount, left[group] as number);
        left[group] = (left[group] as number) - amount;
        break;
      }
      amount = Math.min(amount, given[group]?.[from] ?? 0);
      queue = from;
    }
    for (const [group, queue] of path) {
      const row = given[group] as number[];
      row[queue] = (row[queue] ?? 0) + amount;
    }
    path.slice(0, -1).forEach(([group]) => {
      const row = given[group] as number[];
      const from = cameToGroup.get(group) as number;
      row[from] = (row[from] ?? 0) - amount;
    });
    open[end] = (open[end] as number) - amount;
    sum += amount;
  }
}
