import { type ChatFigures, type ChatRates, chats, chatsKeepUp } from './chat.ts';
import { erlangA, palmFlow, palmRoom, patienceRate } from './erlang-a.ts';
import { blocking, erlangB } from './erlang-b.ts';
import { erlangC } from './erlang-c.ts';
import { idleFigures, type QueueFigures, unstableFigures } from './figures.ts';
import { finiteRoom } from './finite-room.ts';
import { type Demand, paceOf } from './load.ts';
import { refuseUnless } from './refuse-unless.ts';
import { checkTargets, meets, type Reached, requiredC, smallestAgents, type Targets } from './required.ts';
import { positionsFor } from './shrinkage.ts';
import { waitsOf } from './waiting-room.ts';

/** How contacts behave: turned away, waiting for ever, hanging up, waiting while there is a place, or chatting. */
export type Behaviour =
  | { readonly model: 'erlang_b' }
  | { readonly model: 'erlang_c' }
  | { readonly model: 'erlang_a'; readonly patienceSeconds: number }
  | { readonly model: 'mmck'; readonly capacity: number }
  | { readonly model: 'chat'; readonly rates: ChatRates; readonly patienceSeconds?: number };

export interface StaffingQuestion {
  readonly demand: Demand;
  readonly behaviour: Behaviour;
  /** Given: what they reach. Left out: the smallest number that meets the targets. */
  readonly agents?: number;
  readonly targets: Targets;
  /** Share of paid time that is not spent on contacts. */
  readonly shrinkage?: number;
}

export interface StaffingAnswer {
  readonly agents: number;
  /** People to schedule so that `agents` are there. */
  readonly positions: number;
  readonly figures: QueueFigures | ChatFigures;
}

/**
 * What agents reach, or how many are needed: the one question of staffing, for every model.
 * @throws Refusal with the code of what is wrong, and its field
 */
export function staff(question: StaffingQuestion): StaffingAnswer {
  const { demand, behaviour, targets, shrinkage = 0 } = question;
  const agents = question.agents ?? requiredAgents(demand, behaviour, targets);
  return { agents, positions: positionsFor(agents, shrinkage), figures: figuresAt(demand, behaviour, agents, targets.withinSeconds ?? 0) };
}

/** Figures of so many agents. @throws Refusal as the model */
export function figuresAt(demand: Demand, behaviour: Behaviour, agents: number, withinSeconds: number): QueueFigures | ChatFigures {
  if (agents === 0 && demand.arrivals === 0) return idleFigures(0);
  switch (behaviour.model) {
    case 'erlang_b': return erlangB(demand, agents);
    case 'erlang_c': return erlangC(demand, agents, withinSeconds);
    case 'erlang_a': return erlangA(demand, agents, withinSeconds, behaviour.patienceSeconds);
    case 'mmck': return finiteRoom(demand, agents, behaviour.capacity, withinSeconds);
    case 'chat': {
      if (behaviour.patienceSeconds === undefined && !chatsKeepUp(demand, agents, behaviour.rates) && demand.arrivals > 0) return unstableFigures(paceOf(demand).load, agents);
      return chats(demand, agents, behaviour.rates, withinSeconds, behaviour.patienceSeconds);
    }
  }
}

/**
 * Smallest number of agents that meets all targets together. Nobody is needed where nothing comes.
 * @throws Refusal `invalid_target`, `unreachable_target`, and as the model
 */
export function requiredAgents(demand: Demand, behaviour: Behaviour, targets: Targets): number {
  checkTargets(targets);
  const pace = paceOf(demand);
  if (pace.load === 0) return 0;
  if (behaviour.model === 'erlang_c') return requiredC(pace, targets);
  const guess = Math.ceil(pace.load + Math.sqrt(pace.load));
  if (behaviour.model !== 'mmck') return smallestAgents(1, guess, (agents) => meets(reachedAt(demand, behaviour, agents, targets), targets));
  const { capacity } = behaviour;
  const holds = (agents: number): boolean => meets(reachedAt(demand, behaviour, agents, targets), targets);
  refuseUnless(holds(capacity), 'unreachable_target', 'capacity', 'With so few places the targets are missed however many agents there are.');
  return smallestAgents(1, Math.min(capacity, guess), (agents) => agents >= capacity || holds(agents));
}

/** For chats the cap on occupancy is on the places taken: an agent who holds one chat of three is not full. */
function reachedAt(demand: Demand, behaviour: Behaviour, agents: number, targets: Targets): Reached {
  if (behaviour.model === 'erlang_a') return reachedA(demand, behaviour.patienceSeconds, agents, targets.withinSeconds ?? 0);
  if (behaviour.model === 'erlang_b') {
    const lost = blocking(paceOf(demand).load, agents);
    return { occupancy: () => (paceOf(demand).load * (1 - lost)) / agents, serviceLevel: () => 1 - lost, averageWaitSeconds: () => 0, abandonShare: () => 0, blockedShare: () => lost };
  }
  const figures = figuresAt(demand, behaviour, agents, targets.withinSeconds ?? 0);
  return {
    occupancy: () => ('placesTaken' in figures ? figures.placesTaken : figures.occupancy), serviceLevel: () => figures.serviceLevel,
    averageWaitSeconds: () => figures.waitSeconds, abandonShare: () => figures.abandonShare, blockedShare: () => figures.blockedShare,
  };
}

/** Only what the targets ask for: the search looks at a dozen numbers of agents. */
function reachedA(demand: Demand, patienceSeconds: number, agents: number, withinSeconds: number): Reached {
  const pace = paceOf(demand);
  const leave = patienceRate(patienceSeconds);
  const room = palmRoom(pace, agents, leave);
  const flow = palmFlow(room, pace.load, agents);
  return {
    occupancy: () => (pace.load * flow.answered) / agents, serviceLevel: () => waitsOf(room).answeredWithin(withinSeconds),
    averageWaitSeconds: () => flow.queueLength / pace.rate, abandonShare: () => (leave * flow.queueLength) / pace.rate, blockedShare: () => 0,
  };
}

/**
 * The most chats at a time with which an agent serves best: the highest service level, the fewer at equal ones; never more than
 * where agents finish most, for beyond that each chat more is a chat less finished (Enqvist & Svensson 2019).
 */
export function bestConcurrency(demand: Demand, agents: number, rates: ChatRates, withinSeconds: number, patienceSeconds?: number): number {
  let [best, level] = [1, -1];
  for (let most = 1; most <= rates.indexOf(Math.max(...rates)) + 1; most++) {
    const behaviour: Behaviour = { model: 'chat', rates: rates.slice(0, most), ...(patienceSeconds === undefined ? {} : { patienceSeconds }) };
    const reached = figuresAt(demand, behaviour, agents, withinSeconds).serviceLevel;
    if (reached > level + 1e-12) [best, level] = [most, reached];
  }
  return best;
}
