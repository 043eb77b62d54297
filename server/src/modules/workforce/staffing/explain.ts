import type { ChatFigures } from './chat.ts';
import type { QueueFigures } from './figures.ts';
import { paceOf } from './load.ts';
import { meets, type Targets } from './required.ts';
import { positionsFor } from './shrinkage.ts';
import { type StaffingAnswer, type Behaviour, figuresAt, type StaffingQuestion, staff } from './staff.ts';

/** One step of a derivation: what was reckoned, from what, by which formula, and what came out. A screen puts it in words. */
export interface Step {
  readonly what: 'load' | 'model' | 'one_fewer' | 'waiting' | 'service_level' | 'occupancy' | 'hung_up' | 'turned_away' | 'decided_by' | 'shrinkage' | 'unstable';
  readonly formula: string;
  readonly from: Readonly<Record<string, number>>;
  readonly value: number | string;
  readonly unit: 'erlangs' | 'share' | 'seconds' | 'agents' | 'people' | 'words';
}

const formulas: Readonly<Record<Behaviour['model'], string>> = {
  erlang_b: 'Erlang B: 1/B = Σ N!/(N−j)! ÷ A^j',
  erlang_c: 'Erlang C: 1 ÷ ((1 − A/N)/B + A/N)',
  erlang_a: 'Erlang A: Σ of the states with everybody busy',
  mmck: 'M/M/c/K: Σ of the states with everybody busy and a place left',
  chat: 'Σ of the states with every place for a chat taken',
};

/**
 * How an answer comes about, step by step: load, model, why one agent fewer is not enough, waiting, service level, the limits, which
 * of the targets decided, people to schedule. Every value is the answer's own. @throws Refusal as `staff`
 */
export function explainStaffing(question: StaffingQuestion): { answer: StaffingAnswer; steps: Step[] } {
  const answer = staff(question);
  const { demand, behaviour, targets, shrinkage = 0 } = question;
  const { agents, figures } = answer;
  const { load } = paceOf(demand);
  const steps: Step[] = [
    { what: 'load', formula: 'A = arrivals × handle time ÷ interval', from: { arrivals: demand.arrivals, aht_seconds: demand.handleSeconds, interval_seconds: demand.intervalSeconds }, value: load, unit: 'erlangs' },
    { what: 'model', formula: formulas[behaviour.model], from: { load, agents }, value: behaviour.model, unit: 'words' },
    ...(question.agents === undefined ? whyNotFewer(question, agents) : []),
    ...(figures.stable ? reached(behaviour, figures, targets) : [unstable(figures)]),
    { what: 'shrinkage', formula: 'people = agents ÷ (1 − shrinkage), rounded up', from: { agents, shrinkage }, value: positionsFor(agents, shrinkage), unit: 'people' },
  ];
  return { answer, steps };
}

function whyNotFewer({ demand, behaviour, targets }: StaffingQuestion, agents: number): Step[] {
  if (agents <= 1) return [];
  const fewer = figuresAt(demand, behaviour, agents - 1, targets.withinSeconds ?? 0);
  const missed = missedBy(fewer, targets);
  return [
    { what: 'one_fewer', formula: `with one agent fewer ${fewer.stable ? 'a target is missed' : 'the queue grows without end'}`, from: { agents: agents - 1, ...missed.from }, value: fewer.stable ? fewer.serviceLevel : 'unstable', unit: fewer.stable ? 'share' : 'words' },
    { what: 'decided_by', formula: 'the targets that one agent fewer misses', from: missed.limits, value: missed.names.join(', '), unit: 'words' },
  ];
}

/** Each target by itself. */
function missedBy(figures: QueueFigures | ChatFigures, targets: Targets): { names: string[]; from: Record<string, number>; limits: Record<string, number> } {
  const occupancy = 'placesTaken' in figures ? figures.placesTaken : figures.occupancy;
  const asked = { occupancy: () => occupancy, serviceLevel: () => figures.serviceLevel, averageWaitSeconds: () => figures.waitSeconds, abandonShare: () => figures.abandonShare, blockedShare: () => figures.blockedShare };
  const each: readonly [name: string, limit: number | undefined, target: Targets, value: number][] = [
    ['service_level', targets.serviceLevel, pick(targets, 'serviceLevel'), figures.serviceLevel],
    ['average_wait_seconds', targets.averageWaitSeconds, pick(targets, 'averageWaitSeconds'), figures.waitSeconds],
    ['max_occupancy', targets.maxOccupancy, pick(targets, 'maxOccupancy'), occupancy],
    ['max_abandon', targets.maxAbandon, pick(targets, 'maxAbandon'), figures.abandonShare],
    ['max_blocked', targets.maxBlocked, pick(targets, 'maxBlocked'), figures.blockedShare],
  ];
  const missed = each.filter(([, limit, target]) => limit !== undefined && (!figures.stable || !meets(asked, target)));
  return { names: missed.map(([name]) => name), from: Object.fromEntries(missed.map(([name, , , value]) => [name, value])), limits: Object.fromEntries(missed.map(([name, limit]) => [name, limit as number])) };
}

const pick = (targets: Targets, name: keyof Targets): Targets => (targets[name] === undefined ? {} : { [name]: targets[name] });

function reached(behaviour: Behaviour, figures: QueueFigures | ChatFigures, { withinSeconds = 0 }: Targets): Step[] {
  const { agents, load } = figures;
  const steps: Step[] = [
    { what: 'waiting', formula: 'mean wait = share that waits × mean wait of those', from: { share_that_waits: figures.waitShare, mean_of_those_seconds: figures.waitDelayedSeconds }, value: figures.waitSeconds, unit: 'seconds' },
    { what: 'service_level', formula: 'answered within the target ÷ offered', from: { within_seconds: withinSeconds, wait_longer: figures.waitLongerShare }, value: figures.serviceLevel, unit: 'share' },
    { what: 'occupancy', formula: 'placesTaken' in figures ? 'time with at least one chat ÷ time' : 'load that is answered ÷ agents', from: { load, agents }, value: figures.occupancy, unit: 'share' },
  ];
  if (behaviour.model === 'erlang_a' || (behaviour.model === 'chat' && behaviour.patienceSeconds !== undefined)) {
    steps.push({ what: 'hung_up', formula: 'mean wait ÷ patience', from: { wait_seconds: figures.waitSeconds, patience_seconds: behaviour.patienceSeconds ?? 0 }, value: figures.abandonShare, unit: 'share' });
  }
  if (behaviour.model === 'mmck' || behaviour.model === 'erlang_b') steps.push({ what: 'turned_away', formula: 'share that finds no place', from: { load, agents }, value: figures.blockedShare, unit: 'share' });
  return steps;
}

const unstable = ({ load, agents }: QueueFigures): Step => ({ what: 'unstable', formula: 'the load is not below the agents: the queue grows without end', from: { load, agents }, value: 'unstable', unit: 'words' });
