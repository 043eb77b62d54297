import type { RoutingAgent, RoutingPolicy } from '../shapes.ts';
import { beyondOf, compareTurns, costIndex, costOf, longestWait, type Turn } from '../work-order.ts';
import { abilityOf, ableNow, type Ability, type Able, type Alike } from './ability.ts';
import { Crew } from './crew.ts';
import { Line } from './line.ts';

/** Told of each contact that is given, in the order in which they are. */
export type Given = (contact: number, line: number, agent: number) => void;

const NOBODY = -1;

/** A line with all that decides about the first in it. */
interface Row {
  readonly line: Line;
  readonly channel: number;
  readonly ability: Ability;
  readonly longest: number;
  /** of the first in it; filled anew whenever it is asked for */
  readonly turn: { -readonly [K in keyof Turn]: Turn[K] };
  readonly isDear: boolean;
  readonly cost: ReturnType<typeof costOf>;
}

/**
 * `match` for a floor that goes on: the same decisions, taken when something changes and by looking only at what changed. After
 * each call nobody waits who could be given to somebody with room, so a contact that comes is offered alone, and somebody
 * who finishes takes the first of the lines they may serve. The tests hold every decision against `match`. Moments are
 * milliseconds; nothing is drawn.
 */
export class Floor {
  readonly lines: readonly Alike[];
  readonly channels: readonly string[];
  readonly #crew: Crew;
  readonly #rows: readonly Row[];
  /** by kind: lines it may ever serve */
  readonly #served: readonly (readonly number[])[];
  readonly #isOut: Uint8Array;
  #number = 0;

  constructor(agents: readonly RoutingAgent[], lines: readonly Alike[], policy: RoutingPolicy, before?: Floor) {
    this.lines = lines;
    this.channels = [...new Set([...lines.map((line) => line.channel), ...agents.flatMap((agent) => Object.keys(agent.channels))])];
    this.#crew = new Crew(agents, policy, this.channels);
    const kinds = this.#crew.kinds.map(({ agent }) => agent);
    this.#rows = lines.map((alike, at): Row => ({
      line: before === undefined ? new Line() : (before.#rows[at] as Row).line, channel: this.channels.indexOf(alike.channel), ability: abilityOf(alike, kinds, policy), longest: longestWait(alike, policy) * 1000,
      turn: { item: { ...alike, id: '', waiting_since: 0 }, since: 0, due: 0, beyond: -1, index: 0 }, isDear: policy.order === 'cost', cost: costOf(alike, policy),
    }));
    this.#served = kinds.map((_, kind) => [...this.#rows.keys()].filter((at) => (this.#rows[at] as Row).ability.able.some((able) => able.kinds.includes(kind))));
    this.#isOut = new Uint8Array(lines.length);
    if (before === undefined) for (const [at, agent] of agents.entries()) if (agent.state === 'available') this.#crew.come(at, 0);
    if (before !== undefined) this.#takeOver(before, agents.length);
  }

  /** The same people and the same contacts under another policy; `round` decides what follows from it. */
  under(policy: RoutingPolicy, agents: readonly RoutingAgent[]): Floor {
    return new Floor(agents, this.lines, policy, this);
  }

  /** Waits in seconds after which more may serve a line: call `round` then. */
  changesOf(line: number): readonly number[] {
    return (this.#rows[line] as Row).ability.changes;
  }

  waiting(line: number): number {
    return (this.#rows[line] as Row).line.size;
  }

  /** Since when the first in a line waits. */
  firstSince(line: number): number {
    return (this.#rows[line] as Row).line.since;
  }

  isHere(agent: number): boolean {
    return this.#crew.isHere(agent);
  }

  /** By number of the channel: how many somebody has in hand. */
  work(agent: number): readonly number[] {
    return this.#crew.handOf(agent).work;
  }

  /** Takes work from now on; `round` gives them some. */
  come(agent: number, now: number): void {
    this.#crew.come(agent, now);
  }

  /** Takes nothing new; what is in hand stays. */
  go(agent: number): void {
    this.#crew.go(agent);
  }

  /** Offers a contact that comes to who is preferred; -1 when it has to wait, for which it should then `queue`. */
  arrive(line: number, since: number, now: number): number {
    const row = this.#rows[line] as Row;
    // Nobody could be given the first of the line, and who comes later asks no less.
    if (row.line.size > 0) return NOBODY;
    const { kinds, distances } = this.#able(row, since, now);
    const agent = this.#crew.best(kinds, distances, row.channel);
    if (agent === NOBODY) return NOBODY;
    this.#crew.give(agent, row.channel);
    this.#crew.settle(now);
    return agent;
  }

  /** Waits at the end of its line; answers its spot. */
  queue(line: number, contact: number, since: number, due: number): number {
    return (this.#rows[line] as Row).line.add(contact, since, due, this.#number++);
  }

  /** Waits no more. */
  leave(line: number, spot: number): void {
    (this.#rows[line] as Row).line.remove(spot);
  }

  /** Takes the first out of its line without giving it to anybody. */
  drop(line: number): number {
    return (this.#rows[line] as Row).line.take();
  }

  /** Puts something more in somebody's hands, whoever's turn it is. */
  hand(agent: number, line: number, now: number): void {
    this.#crew.give(agent, (this.#rows[line] as Row).channel);
    this.#crew.settle(now);
  }

  /** Whether somebody who is there and has room might be given what waits so long in a line, whoever's turn it is. */
  couldTake(agent: number, line: number, since: number, now: number): boolean {
    const row = this.#rows[line] as Row;
    return this.#crew.isHere(agent) && this.#crew.handOf(agent).fits[row.channel] === true && this.#able(row, since, now).kinds.includes(this.#crew.kindOf[agent] as number);
  }

  /** One less in hand; `serve` gives them what comes next. */
  finish(agent: number, line: number): void {
    this.#crew.finish(agent, (this.#rows[line] as Row).channel);
  }

  /** Gives to the one who has more room than before, until nothing waits that fits. */
  serve(agent: number, now: number, given: Given): void {
    if (!this.#crew.isHere(agent)) return;
    const kind = this.#crew.kindOf[agent] as number;
    const served = this.#served[kind] as readonly number[];
    for (let hand = this.#crew.handOf(agent); hand.fitsAny; hand = this.#crew.handOf(agent)) {
      let first = NOBODY;
      for (let i = 0; i < served.length; i++) {
        const at = served[i] as number;
        const row = this.#rows[at] as Row;
        if (row.line.size === 0 || hand.fits[row.channel] !== true) continue;
        if (row.ability.changes.length > 0 && !this.#able(row, row.line.since, now).kinds.includes(kind)) continue;
        look(row, now);
        if (first === NOBODY || isSooner(row, this.#rows[first] as Row)) first = at;
      }
      if (first === NOBODY) break;
      this.#give(first, agent, given);
    }
    this.#crew.settle(now);
  }

  /** Gives whatever waits to whoever has room: after several came, after a change of terms, after a wait at which others may help. */
  round(now: number, given: Given): void {
    this.#isOut.fill(0);
    for (;;) {
      let first = NOBODY;
      for (let at = 0; at < this.#rows.length; at++) {
        const row = this.#rows[at] as Row;
        if (row.line.size === 0 || this.#isOut[at] === 1) continue;
        look(row, now);
        if (first === NOBODY || isSooner(row, this.#rows[first] as Row)) first = at;
      }
      if (first === NOBODY) break;
      const row = this.#rows[first] as Row;
      const { kinds, distances } = this.#able(row, row.line.since, now);
      const agent = this.#crew.best(kinds, distances, row.channel);
      if (agent === NOBODY) this.#isOut[first] = 1;
      else this.#give(first, agent, given);
    }
    this.#crew.settle(now);
  }

  #give(at: number, agent: number, given: Given): void {
    const row = this.#rows[at] as Row;
    const contact = row.line.take();
    this.#crew.give(agent, row.channel);
    given(contact, at, agent);
  }

  #able(row: Row, since: number, now: number): Able {
    return ableNow(row.ability, (now - since) / 1000);
  }

  #takeOver(before: Floor, size: number): void {
    this.#number = before.#number;
    for (let agent = 0; agent < size; agent++) this.#crew.copy(agent, { hand: before.#crew.handOf(agent), isHere: before.#crew.isHere(agent), idleSince: before.#crew.idleSince(agent) });
  }
}

/** Puts down what decides when the turn of the first in a line is. */
function look({ line, turn, longest, isDear, cost }: Row, now: number): void {
  const { since, due } = line;
  turn.since = since;
  turn.due = due;
  turn.beyond = beyondOf(since, longest, now);
  turn.index = isDear ? costIndex(turn.item, cost, since, due, now) : 0;
}

/** Whether the first of one line comes before the first of the other. */
function isSooner(one: Row, other: Row): boolean {
  const order = compareTurns(one.turn, other.turn);
  return order !== 0 ? order < 0 : one.line.number < other.line.number;
}
