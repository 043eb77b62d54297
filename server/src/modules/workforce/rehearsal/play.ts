import { Floor } from '../../routing/index.ts';
import { Stopwatch } from '../../sla/index.ts';
import { Arrivals } from './arrivals.ts';
import { AtWork } from './at-work.ts';
import { Contacts } from './contacts.ts';
import { Counter, MORE, OPENING } from './counter.ts';
import { exponential, handleTime, keyBelow, PURPOSE, uniform } from './draws.ts';
import { DueHeap } from './due-heap.ts';
import { PassedOn } from './passed-on.ts';
import type { Came, LinePlan, Person, Plan } from './plan.ts';
import { Presence } from './presence.ts';
import { WEEK } from './read-demand.ts';
import type { Tally } from './tally.ts';

/** Told after each event, for those who look whether everything is accounted for. */
export type Watch = (state: Accounts) => void;

export interface Accounts {
  readonly at: number;
  readonly arrived: number;
  readonly finished: number;
  readonly abandoned: number;
  readonly waiting: number;
  readonly inHand: number;
}

const LATER = { givesUp: 0, comesAgain: 1, mayWiden: 2 } as const;

/**
 * One season played event by event. Who is given what is decided by routing (`Floor`, the order and the choice of `match`), when it
 * is due by the stopwatch of service levels; only chance is ours. The same plan, seed and replication give the same tally.
 */
export class Play {
  readonly #plan: Plan;
  readonly #arrivals: Arrivals;
  readonly #presence: Presence;
  readonly #contacts = new Contacts();
  readonly #work: AtWork;
  readonly #later = new DueHeap();
  readonly #passedOn: PassedOn;
  readonly #counter: Counter;
  readonly #watch: Watch | undefined;
  readonly #openingKey: number;
  #floor: Floor;
  #turn = 0;
  #now = 0;
  #accounts = { arrived: 0, finished: 0, abandoned: 0 };

  constructor(plan: Plan, seed: number, replication: number, watch?: Watch) {
    const key = keyBelow(keyBelow(seed | 0, Math.floor(seed / 2 ** 32)), replication);
    this.#plan = plan;
    this.#passedOn = new PassedOn(plan.lines.length);
    this.#openingKey = keyBelow(key, 3);
    this.#arrivals = new Arrivals(plan, keyBelow(key, 1));
    this.#presence = new Presence(plan, keyBelow(key, 2));
    this.#work = new AtWork(plan.people.length, plan.pace, this.#contacts);
    this.#floor = new Floor(plan.people.map(({ agent }) => agent), plan.lines.map(({ alike }) => alike), plan.policy);
    this.#counter = new Counter(plan);
    this.#watch = watch;
  }

  run(): Tally {
    const { ends, turns } = this.#plan;
    this.#open();
    for (;;) {
      const turn = turns[this.#turn]?.at ?? Infinity;
      const at = Math.min(this.#counter.at, this.#presence.at, turn, this.#work.finishing.at, this.#arrivals.at, this.#later.at);
      if (at > ends || (at === ends && at !== this.#counter.at)) break;
      this.#now = at;
      this.#counter.pass(at);
      if (at === this.#counter.at) this.#closeInterval();
      else if (at === turn) this.#takeTurn();
      else if (at === this.#presence.at) this.#changeShifts();
      else if (at === this.#work.finishing.at) this.#finish();
      else if (at === this.#arrivals.at) this.#arrive();
      else this.#takeLater();
      this.#watch?.(this.accounts());
    }
    this.#leaveOpen();
    return this.#counter.tally;
  }

  /** Counted anew from where everybody is, to be held against what came. */
  accounts(): Accounts {
    let [waiting, inHand] = [this.#passedOn.size, 0];
    for (let line = 0; line < this.#plan.lines.length; line++) waiting += this.#floor.waiting(line);
    for (let agent = 0; agent < this.#plan.people.length; agent++) inHand += this.#work.of(agent).length;
    return { at: this.#now, ...this.#accounts, waiting, inHand };
  }

  /** What waits from earlier days is there before anybody comes. Who waits has no patience that wears out: it begins anew. */
  #open(): void {
    const { begins, opening } = this.#plan;
    this.#now = begins;
    let number = 0;
    for (const { line, count, since, ...known } of opening) {
      const { targetMs, timeline, patienceMs } = this.#plan.lines[line] as LinePlan;
      const due = new Stopwatch({ target: targetMs, timeline, cap: null }, since).wouldBeDue(since);
      for (let i = 0; i < count; i++) {
        const contact = this.#contacts.add(keyBelow(this.#openingKey, number++), line, OPENING, since, due);
        this.#knows(contact, known);
        this.#accounts.arrived++;
        this.#counter.opens(line);
        this.#wait(contact, line, due, since);
        if (patienceMs !== null) this.#later.add(begins + exponential(this.#contacts.keys[contact] as number, PURPOSE.patience, patienceMs), LATER.givesUp, this.#contacts.named(contact));
      }
    }
  }

  #arrive(): void {
    const { key, line, known } = this.#arrivals;
    this.#arrivals.next();
    this.#enter(keyBelow(key, 1), line, known);
  }

  /** Somebody comes, for the first time or again. */
  #enter(key: number, line: number, known: Came | null = null): void {
    const came = Math.ceil(this.#now);
    const { targetMs, timeline, patienceMs } = this.#plan.lines[line] as LinePlan;
    const due = new Stopwatch({ target: targetMs, timeline, cap: null }, came).wouldBeDue(came);
    const contact = this.#contacts.add(key, line, known?.isMore === true ? MORE : this.#counter.interval, came, due);
    if (known !== null) this.#knows(contact, known);
    this.#accounts.arrived++;
    if (known?.isMore !== true) this.#counter.came(line);
    const agent = this.#floor.arrive(line, came, came);
    if (agent >= 0) return this.#begin(contact, line, agent);
    this.#wait(contact, line, due);
    if (patienceMs !== null) this.#later.add(came + exponential(key, PURPOSE.patience, patienceMs), LATER.givesUp, this.#contacts.named(contact));
  }

  /** What it takes is known: of who passes it on first, if anybody did. */
  #knows(contact: number, { workMs, passedMs }: Pick<Came, 'workMs' | 'passedMs'>): void {
    [this.#contacts.works[contact], this.#contacts.afterwards[contact]] = passedMs > 0 ? [passedMs, workMs] : [workMs, 0];
  }

  #wait(contact: number, line: number, due: number, since = Math.ceil(this.#now)): void {
    this.#contacts.since[contact] = since;
    const { routedBy } = this.#plan.lines[line] as LinePlan;
    this.#contacts.spots[contact] = this.#floor.queue(line, contact, since, routedBy === null ? due : new Stopwatch({ target: routedBy.targetMs, timeline: routedBy.timeline, cap: null }, since).wouldBeDue(since));
    this.#counter.waits(since, 1);
    for (const seconds of this.#floor.changesOf(line)) this.#later.add(Math.max(this.#now, since + seconds * 1000), LATER.mayWiden, line);
  }

  readonly #begin = (contact: number, line: number, agent: number): void => {
    const all = this.#contacts;
    const plan = this.#plan.lines[line] as LinePlan;
    if ((all.spots[contact] as number) >= 0) {
      all.spots[contact] = -1;
      this.#counter.waits(all.since[contact] as number, -1);
    }
    if (all.taken[contact] === 0) {
      all.taken[contact] = 1;
      this.#counter.taken(line, all.cells[contact] as number, (this.#now - (all.came[contact] as number)) / 1000);
      if (!plan.isAnsweredWhenDone) this.#answered(contact, line);
    }
    // What it took is known, whoever takes it now; what is not is drawn.
    const known = all.works[contact] as number;
    const work = known > 0 ? known : handleTime(all.keys[contact] as number, plan.spread) * plan.handleMs * this.#slowness(agent);
    this.#work.take(agent, contact, work, this.#now);
    this.#note(agent);
  };

  /** The first answer: in time when it comes at the due moment or before. */
  #answered(contact: number, line: number): void {
    const { cells, due, came } = this.#contacts;
    this.#counter.decided(line, cells[contact] as number, this.#now <= (due[contact] as number), (this.#now - (came[contact] as number)) / 3_600_000);
  }

  #slowness(agent: number): number {
    const { handleFactor, ramp, starts } = this.#plan.people[agent] as Person;
    return handleFactor / (ramp[Math.floor((this.#now - starts) / WEEK)] ?? 1);
  }

  #finish(): void {
    const { agent } = this.#work.finishing;
    const contact = this.#work.finish(agent, this.#now);
    const line = this.#contacts.lines[contact] as number;
    if ((this.#contacts.afterwards[contact] as number) > 0) return this.#passOn(contact, line, agent);
    this.#accounts.finished++;
    if ((this.#plan.lines[line] as LinePlan).isAnsweredWhenDone) this.#answered(contact, line);
    const key = this.#contacts.keys[contact] as number;
    const { share, delayMs } = this.#plan.reopen;
    if (share > 0 && uniform(key, PURPOSE.reopen) < share) this.#again(contact, exponential(key, PURPOSE.reopenDelay, delayMs));
    else this.#contacts.drop(contact);
    this.#floor.finish(agent, line);
    if (this.#plan.evenOut) this.#evenOut(agent, line);
    this.#serve(agent);
    this.#note(agent);
  }

  /** Who is free takes what a colleague began and passed on in its turn: as long as it has waited. */
  #serve(agent: number): void {
    this.#takePassedOn(agent);
    this.#floor.serve(agent, this.#now, this.#begin);
    this.#takePassedOn(agent);
  }

  #takePassedOn(agent: number): void {
    if (this.#passedOn.size === 0) return;
    for (;;) {
      const next = this.#passedOn.takeFor(agent, this.#floor, this.#now);
      if (next === null) return;
      this.#floor.hand(agent, next.line, this.#now);
      this.#counter.waits(this.#contacts.since[next.contact] as number, -1);
      this.#begin(next.contact, next.line, agent);
    }
  }

  /** It waits on, since it came, for somebody else. */
  #passOn(contact: number, line: number, agent: number): void {
    const all = this.#contacts;
    [all.works[contact], all.afterwards[contact]] = [all.afterwards[contact] as number, 0];
    this.#passedOn.add(contact, line, all.since[contact] as number, agent);
    this.#counter.waits(all.since[contact] as number, 1);
    this.#floor.finish(agent, line);
    for (let other = 0; other < this.#plan.people.length && this.#passedOn.size > 0; other++) if (other !== agent) this.#takePassedOn(other);
    this.#serve(agent);
    this.#note(agent);
  }

  /** What nobody does and formulas suppose: one of the fullest goes over to who has two fewer. */
  #evenOut(agent: number, line: number): void {
    if (this.#floor.waiting(line) > 0) return;
    let fullest = agent;
    for (let other = 0; other < this.#plan.people.length; other++) if (this.#work.of(other).length > this.#work.of(fullest).length) fullest = other;
    if (this.#work.of(fullest).length < this.#work.of(agent).length + 2 || !this.#floor.isHere(agent)) return;
    const { contact, left } = this.#work.takeAway(fullest, this.#now);
    this.#floor.finish(fullest, line);
    this.#floor.hand(agent, line, this.#now);
    this.#work.take(agent, contact, left, this.#now);
    this.#note(fullest);
  }

  #again(contact: number, delay: number): void {
    this.#contacts.rename(contact);
    this.#later.add(this.#now + delay, LATER.comesAgain, this.#contacts.named(contact));
  }

  #takeLater(): void {
    const { what, which } = this.#later;
    this.#later.drop();
    if (what === LATER.mayWiden) return this.#floor.round(this.#now, this.#begin);
    const contact = this.#contacts.known(which);
    if (contact < 0) return;
    const line = this.#contacts.lines[contact] as number;
    const key = this.#contacts.keys[contact] as number;
    if (what === LATER.comesAgain) {
      this.#contacts.drop(contact);
      this.#enter(keyBelow(key, 2), line);
    } else if ((this.#contacts.spots[contact] as number) >= 0) this.#giveUp(contact, line, key);
  }

  #giveUp(contact: number, line: number, key: number): void {
    const { since, came, cells, spots, taken } = this.#contacts;
    this.#floor.leave(line, spots[contact] as number);
    this.#counter.waits(since[contact] as number, -1);
    this.#accounts.abandoned++;
    if (taken[contact] === 0) this.#counter.gaveUp(line, cells[contact] as number, (this.#now - (came[contact] as number)) / 1000);
    if (uniform(key, PURPOSE.redial) < (this.#plan.lines[line] as LinePlan).redial) this.#again(contact, exponential(key, PURPOSE.redialDelay, this.#plan.redialDelayMs));
    else this.#contacts.drop(contact);
  }

  #changeShifts(): void {
    this.#presence.pass(this.#now, this.#comeOrGo);
    for (let agent = 0; agent < this.#plan.people.length && this.#passedOn.size > 0; agent++) this.#takePassedOn(agent);
    this.#floor.round(this.#now, this.#begin);
  }

  readonly #comeOrGo = (agent: number): void => {
    if (this.#presence.isThere(agent)) this.#floor.come(agent, this.#now);
    else this.#floor.go(agent);
    this.#note(agent);
  };

  #takeTurn(): void {
    const turn = this.#plan.turns[this.#turn++] as Plan['turns'][number];
    if (turn.what === 'policy') this.#floor = this.#floor.under(turn.policy, this.#plan.people.map(({ agent }) => agent));
    else {
      for (const agent of this.#presence.turn(turn.site, turn.isLost)) {
        this.#comeOrGo(agent);
        while (turn.isLost && this.#work.of(agent).length > 0) this.#giveBack(agent);
        this.#note(agent);
      }
    }
    this.#floor.round(this.#now, this.#begin);
  }

  /** What was in hand where nobody works any more waits anew; its target stays what it was. */
  #giveBack(agent: number): void {
    const { contact } = this.#work.takeAway(agent, this.#now);
    const line = this.#contacts.lines[contact] as number;
    const { targetMs, timeline, patienceMs } = this.#plan.lines[line] as LinePlan;
    this.#floor.finish(agent, line);
    this.#contacts.rename(contact);
    const since = Math.ceil(this.#now);
    this.#wait(contact, line, new Stopwatch({ target: targetMs, timeline, cap: null }, since).wouldBeDue(since));
    if (patienceMs !== null) this.#later.add(this.#now + exponential(keyBelow(this.#contacts.keys[contact] as number, 3), PURPOSE.patience, patienceMs), LATER.givesUp, this.#contacts.named(contact));
  }

  #closeInterval(): void {
    const { arrived, finished, abandoned, waiting, inHand } = this.accounts();
    if (arrived !== finished + abandoned + waiting + inHand) throw new Error(`Of ${arrived} who came ${finished} are served, ${abandoned} gave up, ${waiting} wait and ${inHand} are in hand.`);
    this.#counter.close(this.#floor);
  }

  /** Who still waits at the end is missed only if they should have been answered by then. */
  #leaveOpen(): void {
    for (let one = this.#passedOn.take(); one !== null; one = this.#passedOn.take()) if ((this.#contacts.due[one.contact] as number) < this.#now) this.#answered(one.contact, one.line);
    for (let line = 0; line < this.#plan.lines.length; line++) {
      while (this.#floor.waiting(line) > 0) {
        const contact = this.#floor.drop(line);
        const { taken, due, cells, came } = this.#contacts;
        if (taken[contact] === 0) this.#counter.leftOpen(line, cells[contact] as number, (due[contact] as number) < this.#now, (this.#plan.ends - (came[contact] as number)) / 3_600_000);
      }
    }
  }

  #note(agent: number): void {
    this.#counter.note(agent, this.#floor.isHere(agent), this.#work.of(agent).length > 0);
  }
}
