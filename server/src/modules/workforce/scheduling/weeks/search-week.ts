import type { Random } from '../../../../platform/random/random.ts';
import { blocksOf, Cover } from './cover.ts';
import { agentsOf, DAYS, nameOf, REST_HOURS, type Problem } from './problem.ts';
import { fewEnough, hasPairOff, runFits } from './week-rules.ts';

/** Who works what: by agent and day from the first Monday, a position in `kinds`, or OFF. */
export type Roster = Int16Array;
export const OFF = -1;

/** When the search cools down to, in agent-hours short. */
const [HOT, COLD] = [0.6, 0.004];
const CHECK_EVERY = 1024;
const SUNDAY_AND_MONDAY = 1 | (1 << (DAYS - 1));

export interface Effort {
  /** share of the effort that is used up after so many steps, 1 when it is over */
  readonly used: (steps: number) => number;
}

/**
 * Improves the named roster of one week by annealing (Kirkpatrick, Gelatt & Vecchi 1983), the weeks beside it as they are; a week alone is
 * beside itself, so that it can be repeated. Every state on the
 * way keeps all hard rules, so the best one seen can be taken at any moment.
 */
export class WeekSearch {
  readonly cover: Cover;
  private readonly agents: ReturnType<typeof agentsOf>;
  private readonly byGroup: readonly (readonly number[])[];
  private readonly blocks: readonly Int16Array[];
  private readonly inDay: number;
  private readonly allowed: Uint8Array;
  private readonly crossing: Uint8Array | null;
  private readonly first: boolean;
  private readonly last: boolean;
  private readonly away: Uint8Array;
  private readonly worked: Uint8Array;
  private readonly before: Uint8Array;
  private readonly after: Uint8Array;
  private readonly shortOf: Int32Array;
  private readonly shortMost: readonly number[];
  /** of this week: agent × 7 */
  readonly shifts: Int16Array;
  private readonly lastSunday: Int16Array;
  private readonly nextMonday: Int16Array;
  private readonly mark: Int8Array;
  private readonly touched: Int32Array;
  private readonly paid: readonly number[];
  private readonly restFits: Uint8Array;
  cost: number;

  private readonly problem: Problem;
  private readonly random: Random;

  /** @param crossing whoever has Sunday and Monday off in every week; unknown while the week that is repeated is looked for */
  constructor(problem: Problem, roster: Roster, week: number, random: Random, crossing: Uint8Array | null = null) {
    this.crossing = crossing;
    this.problem = problem;
    this.random = random;
    const { kinds, groups } = problem;
    const weeks = problem.required.length;
    this.cover = new Cover(problem, week);
    this.agents = agentsOf(problem);
    this.byGroup = groups.map((_, group) => this.agents.flatMap((agent, at) => (agent.group === group ? [at] : [])));
    this.blocks = kinds.map((kind) => blocksOf(kind, this.cover.blockHours));
    this.inDay = this.cover.blocks / DAYS;
    this.allowed = fewEnough(problem.shiftsAWeek);
    this.first = week === 0;
    this.last = week === weeks - 1;
    this.paid = kinds.map((kind) => kind.paidHours * problem.prices.paidHour);
    this.restFits = Uint8Array.from({ length: kinds.length ** 2 }, (_, pair) => ((kinds[pair % kinds.length]?.start ?? 0) + 24 - (kinds[Math.floor(pair / kinds.length)]?.end ?? 0) >= REST_HOURS - 1e-9 ? 1 : 0));
    this.shortMost = groups.map((group) => Math.floor(problem.shortShare * problem.shiftsAWeek * group.agents + 1e-9));
    this.shortOf = new Int32Array(groups.length);
    const size = this.agents.length;
    this.shifts = new Int16Array(size * DAYS).fill(OFF);
    this.worked = new Uint8Array(size);
    this.before = new Uint8Array(size);
    this.after = new Uint8Array(size);
    this.away = new Uint8Array(size);
    this.lastSunday = new Int16Array(size).fill(OFF);
    this.nextMonday = new Int16Array(size).fill(OFF);
    this.mark = new Int8Array(this.cover.blocks);
    this.touched = new Int32Array(4 * this.cover.blocks);
    this.cost = this.cover.shortage();
    for (let agent = 0; agent < size; agent++) {
      const leave = problem.leave.get(nameOf(problem, this.agents[agent] as (typeof this.agents)[number]));
      const row = agent * weeks * DAYS;
      const daysOf = (which: number): number => (which < 0 || which >= weeks ? 0 : Array.from({ length: DAYS }, (_, day) => ((roster[row + which * DAYS + day] as number) === OFF ? 0 : 1 << day)).reduce((a, b) => a | b, 0));
      this.before[agent] = daysOf(week - 1);
      this.after[agent] = daysOf(week + 1);
      if (week > 0) this.lastSunday[agent] = roster[row + week * DAYS - 1] as number;
      if (week + 1 < weeks) this.nextMonday[agent] = roster[row + (week + 1) * DAYS] as number;
      for (let day = 0; day < DAYS; day++) {
        if (leave?.has(week * DAYS + day) === true) this.away[agent] = (this.away[agent] as number) | (1 << day);
        const kind = roster[row + week * DAYS + day] as number;
        if (kind !== OFF) this.put(agent, day, kind);
      }
    }
    this.cost = this.exact();
  }

  /** Anneals until the effort is used up; the best roster seen is left in `shifts`. */
  run(effort: Effort, hot = HOT): number {
    const { random } = this;
    const bestShifts = this.shifts.slice();
    let best = this.cost;
    let heat = hot;
    for (let step = 0; ; step++) {
      if (step % CHECK_EVERY === 0) {
        const used = effort.used(step);
        if (used >= 1) break;
        heat = hot * (COLD / hot) ** used;
        if (step % (CHECK_EVERY * 64) === 0) this.cost = this.exact();
      }
      const dice = random.next();
      if (dice < 0.5) this.reshape(heat);
      else if (dice < 0.8) this.moveDay(heat);
      else if (dice < 0.84) this.addOrDrop(heat);
      else if (dice < 0.92) this.handOver();
      else this.exchange(heat);
      if (this.cost < best - 1e-9) {
        best = this.cost;
        bestShifts.set(this.shifts);
      }
    }
    this.shifts.set(bestShifts);
    return best;
  }

  /** Shortage and paid hours as they are. */
  exact(): number {
    let cost = this.cover.shortage();
    for (let at = 0; at < this.shifts.length; at++) {
      const kind = this.shifts[at] as number;
      if (kind !== OFF) cost += this.pay(Math.floor(at / DAYS), kind);
    }
    return cost;
  }

  private pay(agent: number, kind: number): number {
    return (this.paid[kind] as number) * (this.problem.groups[this.groupOf(agent)]?.hourCost ?? 1);
  }

  private groupOf(agent: number): number {
    return (this.agents[agent] as { group: number }).group;
  }

  private any(count: number): number {
    return Math.floor(this.random.next() * count);
  }

  /** One day of one agent at another time, with another lunch or of another type. */
  private reshape(heat: number): void {
    const agent = this.any(this.agents.length);
    const day = this.any(DAYS);
    const old = this.shifts[agent * DAYS + day] as number;
    if (old === OFF) return;
    const kind = this.someKind(old);
    if (kind === old || !this.restAround(agent, day, kind) || !this.shortFits(agent, old, kind)) return;
    const group = this.groupOf(agent);
    this.begin();
    this.note(day, old, -1);
    this.note(day, kind, 1);
    const change = this.noted(group) + this.pay(agent, kind) - this.pay(agent, old);
    if (!this.takes(change, heat)) return;
    this.take(agent, day);
    this.put(agent, day, kind);
    this.cost += change;
  }

  /** A day of work becomes a day off and the other way round. */
  private moveDay(heat: number): void {
    const agent = this.any(this.agents.length);
    const [from, to] = [this.any(DAYS), this.any(DAYS)];
    const old = this.shifts[agent * DAYS + from] as number;
    if (old === OFF || this.shifts[agent * DAYS + to] !== OFF) return;
    const kind = this.random.next() < 0.4 ? old : this.someKind(old);
    if (!this.daysFit(agent, ((this.worked[agent] as number) & ~(1 << from)) | (1 << to)) || !this.shortFits(agent, old, kind)) return;
    this.shifts[agent * DAYS + from] = OFF;
    const rests = this.restAround(agent, to, kind);
    this.shifts[agent * DAYS + from] = old;
    if (!rests) return;
    this.begin();
    this.note(from, old, -1);
    this.note(to, kind, 1);
    const change = this.noted(this.groupOf(agent)) + this.pay(agent, kind) - this.pay(agent, old);
    if (!this.takes(change, heat)) return;
    this.take(agent, from);
    this.put(agent, to, kind);
    this.cost += change;
  }

  private addOrDrop(heat: number): void {
    const agent = this.any(this.agents.length);
    const day = this.any(DAYS);
    const old = this.shifts[agent * DAYS + day] as number;
    this.begin();
    if (old !== OFF) {
      this.note(day, old, -1);
      const change = this.noted(this.groupOf(agent)) - this.pay(agent, old);
      if (!this.takes(change, heat)) return;
      this.take(agent, day);
      this.cost += change;
      return;
    }
    const kind = this.any(this.blocks.length);
    if (!this.daysFit(agent, (this.worked[agent] as number) | (1 << day)) || !this.restAround(agent, day, kind) || !this.shortFits(agent, OFF, kind)) return;
    this.note(day, kind, 1);
    const change = this.noted(this.groupOf(agent)) + this.pay(agent, kind);
    if (!this.takes(change, heat)) return;
    this.put(agent, day, kind);
    this.cost += change;
  }

  /** Two of a group swap a day, or one gives a shift away: what is covered stays as it is. */
  private handOver(): void {
    const agent = this.any(this.agents.length);
    const team = this.byGroup[this.groupOf(agent)] as readonly number[];
    const other = team[this.any(team.length)] as number;
    const day = this.any(DAYS);
    const [mine, theirs] = [this.shifts[agent * DAYS + day] as number, this.shifts[other * DAYS + day] as number];
    if (agent === other || mine === theirs) return;
    const swapped = (which: number, to: number): number => (to === OFF ? (this.worked[which] as number) & ~(1 << day) : (this.worked[which] as number) | (1 << day));
    const [myDays, theirDays] = [swapped(agent, theirs), swapped(other, mine)];
    if (!this.daysFit(agent, myDays) || !this.daysFit(other, theirDays)) return;
    if ((theirs !== OFF && !this.restAround(agent, day, theirs)) || (mine !== OFF && !this.restAround(other, day, mine))) return;
    this.shifts[agent * DAYS + day] = theirs;
    this.shifts[other * DAYS + day] = mine;
    this.worked[agent] = myDays;
    this.worked[other] = theirDays;
  }

  /** Two of different groups swap their shifts of a day. */
  private exchange(heat: number): void {
    const [agent, other] = [this.any(this.agents.length), this.any(this.agents.length)];
    const [group, otherGroup] = [this.groupOf(agent), this.groupOf(other)];
    const day = this.any(DAYS);
    const [mine, theirs] = [this.shifts[agent * DAYS + day] as number, this.shifts[other * DAYS + day] as number];
    if (group === otherGroup || mine === OFF || theirs === OFF || mine === theirs) return;
    if (!this.restAround(agent, day, theirs) || !this.restAround(other, day, mine) || !this.shortFits(agent, mine, theirs) || !this.shortFits(other, theirs, mine)) return;
    this.begin();
    this.note(day, mine, -1);
    this.note(day, theirs, 1);
    let change = this.pay(agent, theirs) + this.pay(other, mine) - this.pay(agent, mine) - this.pay(other, theirs);
    for (let at = 0; at < this.count; at++) {
      const block = this.touched[at] as number;
      const by = this.mark[block] as number;
      this.mark[block] = 0;
      if (by !== 0) change += this.cover.exchangeBy(group, by, otherGroup, -by, block);
    }
    if (!this.takes(change, heat)) return;
    this.take(agent, day);
    this.take(other, day);
    this.put(agent, day, theirs);
    this.put(other, day, mine);
    this.cost += change;
  }

  private someKind(old: number): number {
    const { random } = this;
    const kinds = this.problem.kinds.length;
    if (random.next() < 0.4) return this.any(kinds);
    // neighbours in the list are the next lunch or the next start of the same type
    const near = old + Math.round((random.next() - 0.5) * 14);
    return near < 0 || near >= kinds ? old : near;
  }

  private takes(change: number, heat: number): boolean {
    return change <= 0 || this.random.next() < Math.exp(-change / heat);
  }

  private daysFit(agent: number, days: number): boolean {
    const { crossing } = this;
    const alone = this.first && this.last;
    const pair = crossing === null ? hasPairOff(days, (days & 1) === 0, this.problem.daysOff === 'running') : crossing[agent] === 1 ? (days & SUNDAY_AND_MONDAY) === 0 : hasPairOff(days, false, false);
    return pair && this.allowed[days] === 1 && (days & (this.away[agent] as number)) === 0 && (alone ? runFits(days, days) : runFits(days, this.after[agent] as number) && runFits(this.before[agent] as number, days));
  }

  private restAround(agent: number, day: number, kind: number): boolean {
    const kinds = this.blocks.length;
    const alone = this.first && this.last;
    const before = day === 0 ? ((alone ? this.shifts[agent * DAYS + DAYS - 1] : this.lastSunday[agent]) as number) : (this.shifts[agent * DAYS + day - 1] as number);
    const after = day === DAYS - 1 ? ((alone ? this.shifts[agent * DAYS] : this.nextMonday[agent]) as number) : (this.shifts[agent * DAYS + day + 1] as number);
    return (before === OFF || this.restFits[before * kinds + kind] === 1) && (after === OFF || this.restFits[kind * kinds + after] === 1);
  }

  private shortFits(agent: number, old: number, kind: number): boolean {
    const { kinds } = this.problem;
    if (kinds[kind]?.short !== true || (old !== OFF && kinds[old]?.short === true)) return true;
    const group = this.groupOf(agent);
    return (this.shortOf[group] as number) < (this.shortMost[group] as number);
  }

  private put(agent: number, day: number, kind: number): void {
    this.shifts[agent * DAYS + day] = kind;
    this.worked[agent] = (this.worked[agent] as number) | (1 << day);
    this.countIn(agent, day, kind, 1);
  }

  private take(agent: number, day: number): void {
    const kind = this.shifts[agent * DAYS + day] as number;
    this.shifts[agent * DAYS + day] = OFF;
    this.worked[agent] = (this.worked[agent] as number) & ~(1 << day);
    this.countIn(agent, day, kind, -1);
  }

  private countIn(agent: number, day: number, kind: number, change: number): void {
    const group = this.groupOf(agent);
    if (this.problem.kinds[kind]?.short === true) this.shortOf[group] = (this.shortOf[group] as number) + change;
    const covered = this.blocks[kind] as Int16Array;
    for (let at = 0; at < covered.length; at++) this.cover.add(group, this.blockOf(day, covered[at] as number), change);
  }

  private blockOf(day: number, block: number): number {
    const at = day * this.inDay + block;
    return at < this.cover.blocks ? at : at - this.cover.blocks;
  }

  private count = 0;
  private begin(): void {
    for (let at = 0; at < this.count; at++) this.mark[this.touched[at] as number] = 0;
    this.count = 0;
  }

  private note(day: number, kind: number, change: number): void {
    const covered = this.blocks[kind] as Int16Array;
    for (let at = 0; at < covered.length; at++) {
      const block = this.blockOf(day, covered[at] as number);
      this.mark[block] = (this.mark[block] as number) + change;
      this.touched[this.count++] = block;
    }
  }

  /** What the noted changes cost one group. A block may be noted twice: then what is left of it counts once. */
  private noted(group: number): number {
    let change = 0;
    for (let at = 0; at < this.count; at++) {
      const block = this.touched[at] as number;
      const by = this.mark[block] as number;
      this.mark[block] = 0;
      if (by > 0) change += this.cover.moreBy(group, block);
      else if (by < 0) change += this.cover.fewerBy(group, block);
    }
    return change;
  }
}
