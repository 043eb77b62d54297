import { type ChatRates, slowedRates } from './chat.ts';
import { dueWorkOf } from './due-work.ts';
import { flattestPlan } from './flattest-plan.ts';
import { onTimeWith } from './project-backlog.ts';
import type { Targets } from './required.ts';
import { positionsFor, shrinkageOf } from './shrinkage.ts';
import { type Behaviour, requiredAgents, figuresAt, type StaffingQuestion } from './staff.ts';

/** How a channel is worked and what is promised there. Shares 0–1. */
export interface WorkTerms {
  readonly work: 'calls' | 'chats' | 'deferred';
  readonly service_level: number;
  /** Of deferred work in open time. */
  readonly within_seconds: number;
  readonly max_occupancy: number | null;
  readonly patience_seconds: number | null;
  readonly chats_at_once: number;
  readonly slowdown: number;
  readonly planned_shrinkage: number;
  readonly unplanned_shrinkage: number;
}

export interface Span {
  readonly contacts: readonly number[];
  readonly stepSeconds: number;
  /** Share of each interval that is open. */
  readonly open: readonly number[];
  readonly handleSeconds: number;
  /** Of what comes in each interval, where it does not take the same all day. */
  readonly handleBy?: readonly number[];
  readonly terms: WorkTerms;
  /** Called before each interval is reckoned: may throw where it takes too long. */
  readonly tick?: () => void;
}

export interface Staffed {
  readonly agents: number;
  readonly people: number;
  readonly serviceLevel: number | null;
  readonly waitSeconds: number | null;
  readonly occupancy: number | null;
  /** Share that hangs up. */
  readonly left: number | null;
}

const nobody: Staffed = { agents: 0, people: 0, serviceLevel: null, waitSeconds: null, occupancy: null, left: null };

/**
 * What a queue in one interval asks: the same that its derivation is made of. Contacts of the open part only, to a tenth of a contact: nobody
 * foretells them closer, and what repeats is reckoned once.
 */
export function questionOf({ contacts, open, stepSeconds, handleSeconds: usual, handleBy, terms }: Span, at: number): StaffingQuestion {
  const handleSeconds = handleBy?.[at] ?? usual;
  const part = open[at] ?? 0;
  const arrivals = Math.round((contacts[at] ?? 0) * part * 10) / 10;
  const behaviour: Behaviour = terms.work === 'chats'
    ? { model: 'chat', rates: ratesOf(handleSeconds, terms), ...(terms.patience_seconds === null ? {} : { patienceSeconds: terms.patience_seconds }) }
    : terms.patience_seconds === null ? { model: 'erlang_c' } : { model: 'erlang_a', patienceSeconds: terms.patience_seconds };
  const targets: Targets = { serviceLevel: terms.service_level, withinSeconds: terms.within_seconds, ...(terms.max_occupancy === null ? {} : { maxOccupancy: terms.max_occupancy }) };
  return { demand: { arrivals, intervalSeconds: stepSeconds * Math.max(part, 1e-9), handleSeconds }, behaviour, targets, shrinkage: shrinkageOf({ planned: terms.planned_shrinkage, unplanned: terms.unplanned_shrinkage }, false) };
}

const ratesOf = (handleSeconds: number, terms: WorkTerms): ChatRates => slowedRates(handleSeconds, terms.chats_at_once, terms.slowdown);

/**
 * Agents and people by interval. Calls and chats: each interval by itself (Erlang A or C, chats with their slowdown), nobody where it is closed.
 * Deferred work: the flattest plan that keeps every deadline, lowered as far as the promised share in time allows; not rounded, as part of
 * somebody's half hour is enough for little work. @throws Refusal as the models
 */
export function staffSpan(span: Span): Staffed[] {
  if (span.terms.work === 'deferred') return deferred(span);
  // Busy days repeat the same counts, and so do those who ask: each is reckoned once.
  const known = knownFor(span);
  return span.contacts.map((_, at) => {
    const part = span.open[at] ?? 0;
    if (part === 0) return nobody;
    const question = questionOf(span, at);
    const key = `${question.demand.arrivals} ${part} ${question.demand.handleSeconds}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    span.tick?.();
    const staffed = live(question);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, staffed);
    return staffed;
  });
}

/** What was reckoned, by everything it was reckoned from: terms and step here, count, open part and handle time below. Nothing of it can grow stale. */
const remembered = new Map<string, Map<string, Staffed>>();
const [MOST_TERMS, MOST_KNOWN] = [64, 4000];

function knownFor({ stepSeconds, terms }: Span): Map<string, Staffed> {
  const name = JSON.stringify([stepSeconds, terms.work, terms.service_level, terms.within_seconds, terms.max_occupancy, terms.patience_seconds, terms.chats_at_once, terms.slowdown, terms.planned_shrinkage, terms.unplanned_shrinkage]);
  const known = remembered.get(name) ?? new Map<string, Staffed>();
  // The one asked for last goes last; the first goes where there are too many.
  remembered.delete(name);
  remembered.set(name, known);
  if (remembered.size > MOST_TERMS) remembered.delete(remembered.keys().next().value as string);
  return known;
}

function live({ demand, behaviour, targets, shrinkage = 0 }: StaffingQuestion): Staffed {
  const agents = requiredAgents(demand, behaviour, targets);
  const figures = figuresAt(demand, behaviour, agents, targets.withinSeconds ?? 0);
  return { agents, people: positionsFor(agents, shrinkage), serviceLevel: figures.serviceLevel, waitSeconds: figures.waitSeconds, occupancy: figures.occupancy, left: figures.abandonShare };
}

/** Contacts as so many that take the usual time: twice as long is as much work as two. */
export function usualContacts({ contacts, handleSeconds, handleBy }: Pick<Span, 'contacts' | 'handleSeconds' | 'handleBy'>): readonly number[] {
  return handleBy === undefined ? contacts : contacts.map((count, at) => (count * (handleBy[at] ?? handleSeconds)) / handleSeconds);
}

function deferred(span: Span): Staffed[] {
  const { contacts, open, stepSeconds, handleSeconds, terms } = span;
  if (!contacts.some((count) => count > 0) || !open.some((part) => part > 0)) return contacts.map(() => nobody);
  const { jobs } = dueWorkOf({ arrivals: usualContacts(span), intervalSeconds: stepSeconds, handleSeconds, open, deadlineSeconds: Math.max(terms.within_seconds, stepSeconds) });
  const plan = flattestPlan(jobs, open);
  const onTime = onTimeWith(jobs, open);
  const part = leastPart((factor) => onTime((at) => (plan[at] ?? 0) * factor) >= terms.service_level);
  const shrinkage = shrinkageOf({ planned: terms.planned_shrinkage, unplanned: terms.unplanned_shrinkage }, false);
  const onTimeShare = onTime((at) => (plan[at] ?? 0) * part);
  return plan.map((agents, at) => ((open[at] ?? 0) === 0 ? nobody : { agents: agents * part, people: (agents * part) / (1 - shrinkage), serviceLevel: onTimeShare, waitSeconds: null, occupancy: 1, left: null }));
}

/** The smallest share of a plan that still holds, to a thousandth; all of it where less does not. */
function leastPart(holds: (factor: number) => boolean): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 10; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

export interface SpanSum {
  readonly contacts: number;
  readonly whileClosed: number;
  readonly agentHours: number;
  readonly paidHours: number;
  readonly mostAgents: number;
  readonly mostAt: number | null;
  readonly serviceLevel: number | null;
  readonly occupancy: number | null;
}

/** What a plan comes to. Ratios of sums: an interval weighs as much as what comes in it. */
export function sumOf({ contacts, open, stepSeconds, terms }: Pick<Span, 'contacts' | 'open' | 'stepSeconds' | 'terms'>, staffed: readonly Staffed[]): SpanSum {
  const hours = stepSeconds / 3600;
  let [all, closed, agentHours, paid, kept, keptOf, busy, mostAgents] = [0, 0, 0, 0, 0, 0, 0, 0];
  let mostAt: number | null = null;
  staffed.forEach((one, at) => {
    const [count, part] = [contacts[at] ?? 0, open[at] ?? 0];
    all += count;
    if (terms.work !== 'deferred') closed += count * (1 - part);
    agentHours += one.agents * hours * part;
    paid += one.people * hours * part;
    busy += one.agents * hours * part * (one.occupancy ?? 0);
    if (one.serviceLevel !== null && count > 0) [kept, keptOf] = [kept + one.serviceLevel * count, keptOf + count];
    if (one.agents > mostAgents) [mostAgents, mostAt] = [one.agents, at];
  });
  return { contacts: all, whileClosed: closed, agentHours, paidHours: paid, mostAgents, mostAt, serviceLevel: keptOf === 0 ? null : kept / keptOf, occupancy: agentHours === 0 ? null : busy / agentHours };
}
