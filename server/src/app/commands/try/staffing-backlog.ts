import { backlogStaff, backlogWith, positionsFor, type Deferrable, type Projection } from '../../../modules/workforce/index.ts';
import { optionalField, TryError } from './core.ts';
import { given, listOf, numberIn, targetsIn } from './staffing-input.ts';

/** Work with deadlines: the smallest constant staff in open time, or what becomes of it with those who are there. */
export function backlogCore(input: unknown): unknown {
  const [targets, shrinkage] = [targetsIn(input), given(input, 'shrinkage') ?? 0];
  if (typeof optionalField(input, 'arrivals') === 'number') return steady(input, targets.maxOccupancy ?? 1, shrinkage);
  const work = deferrableIn(input, targets.withinSeconds);
  const each = work.intervalSeconds / work.handleSeconds;
  const agents = optionalField(input, 'agents');
  if (agents !== undefined && agents !== null) {
    const there = Array.isArray(agents) ? listOf(input, 'agents') : numberIn(input, 'agents');
    const most = typeof there === 'number' ? there : Math.max(...there);
    return { agents: most, positions: positionsFor(most, shrinkage), ...shown(backlogWith(work, there), each) };
  }
  const found = backlogStaff(work, targets.serviceLevel ?? 1);
  const least = Math.max(found.agents, leastFor(work, targets.maxOccupancy));
  const projection = least > found.agents ? backlogWith(work, least) : found.projection;
  const { critical } = found;
  return {
    agents: least, positions: positionsFor(least, shrinkage), ...shown(projection, each), plan: found.plan,
    critical: { from: critical.from, to: critical.to, work: critical.work, open_intervals: critical.openIntervals }, late_already: found.lateAlready, due_after_the_end: found.dueLater * each,
  };
}

/** A rate that never changes is kept up with by its load, whatever the deadline. */
function steady(input: unknown, maxOccupancy: number, shrinkage: number): unknown {
  const load = (numberIn(input, 'arrivals') * numberIn(input, 'aht_seconds')) / numberIn(input, 'interval_seconds');
  if (!(load >= 0 && Number.isFinite(load))) throw new TryError('invalid_load', '"arrivals" must not be below zero, "interval_seconds" and "aht_seconds" must be above zero');
  const agents = given(input, 'agents') ?? load / maxOccupancy;
  const stable = agents >= load * (1 - 1e-12);
  return { ...nothingKnown, agents, positions: positionsFor(agents, shrinkage), service_level: stable ? 1 : 0, occupancy: agents === 0 ? 0 : Math.min(1, load / agents), queue_length: stable ? 0 : null, stable };
}

const nothingKnown = { wait_probability: null, average_wait_seconds: null, average_wait_served_seconds: null, wait_p90_seconds: null, abandon_probability: 0, blocking_probability: 0 };

function shown(projection: Projection, each: number): Record<string, unknown> {
  const contacts = projection.backlog.map((work) => work * each);
  return {
    ...nothingKnown, service_level: projection.onTimeShare, occupancy: projection.occupancy, queue_length: contacts.reduce((sum, one) => sum + one, 0) / Math.max(1, contacts.length),
    stable: true, backlog: contacts, oldest_intervals: projection.oldest, late: projection.late.map((work) => work * each), first_late_interval: projection.firstLate,
  };
}

function leastFor(work: Deferrable, maxOccupancy: number | undefined): number {
  if (maxOccupancy === undefined) return 0;
  const contacts = [...work.arrivals, ...(work.opening ?? []).map((one) => one.contacts)].reduce((sum, one) => sum + one, 0);
  const open = work.open?.reduce((sum, part) => sum + part, 0) ?? work.arrivals.length + Math.ceil(work.deadlineSeconds / work.intervalSeconds);
  return (contacts * work.handleSeconds) / work.intervalSeconds / open / maxOccupancy;
}

function deferrableIn(input: unknown, deadlineSeconds: number | undefined): Deferrable {
  const opening = optionalField(input, 'opening') ?? [];
  if (!Array.isArray(opening)) throw new TryError('invalid_input', '"opening" must be a list of {"contacts","age_seconds"}');
  if (deadlineSeconds === undefined) throw new TryError('invalid_input', '"target.within_seconds" must be the open time within which work is due');
  return {
    arrivals: listOf(input, 'arrivals'), intervalSeconds: numberIn(input, 'interval_seconds'), handleSeconds: numberIn(input, 'aht_seconds'), deadlineSeconds,
    opening: opening.map((one: unknown) => ({ contacts: numberIn(one, 'contacts'), ageSeconds: numberIn(one, 'age_seconds') })),
    ...(optionalField(input, 'open') === undefined ? {} : { open: listOf(input, 'open') }),
  };
}
