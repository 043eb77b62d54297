import type { Random } from '../../../../platform/random/random.ts';
import { NursePrices } from './nurse-prices.ts';
import type { Outlook } from './outlook.ts';
import { dutiesOf, shiftOf, type Border, type Duties, type Nurse } from './scenario.ts';

/** Heat at the beginning and at the end, in the unit of the prices. */
export const HEAT = { hot: 20, cold: 1.5 };
const CHECK_EVERY = 1024;

/** Anneals the duties of everybody: blocks of days are changed, or two nurses swap them. Forbidden successions and skills are kept all the way; lacking cover is priced. */
export class DutySearch {
  readonly duties: Duties;
  readonly best: Duties;
  cost = 0;
  bestCost = Infinity;
  steps = 0;
  private readonly outlook: Outlook;
  private readonly random: Random;
  private readonly days: number;
  private readonly people: number;
  private readonly width: number;
  private readonly skills: number;
  private readonly counts: Int16Array;
  private readonly soft: Float64Array;
  private readonly shift: Uint8Array;
  private readonly shifts: number;
  private readonly forbidden: Uint8Array;
  /** by nurse: who has a skill in common with them */
  private readonly partners: readonly Uint16Array[];
  private readonly prices: NursePrices;
  /** by group of the eve: how many are barred from it */
  private readonly barred: Int16Array;
  /** by nurse × duty: whether they have the skill */
  private readonly able: Uint8Array;
  /** by nurse: duties they can do */
  private readonly choices: readonly Uint8Array[];
  private readonly old: Uint8Array;
  private readonly oldOther: Uint8Array;

  constructor(outlook: Outlook, random: Random, start?: Duties) {
    const { scenario, days } = outlook;
    this.outlook = outlook;
    this.random = random;
    this.days = days;
    this.people = scenario.nurses.length;
    this.width = dutiesOf(scenario);
    this.skills = scenario.skills.length;
    this.duties = start === undefined ? new Uint8Array(this.people * days) : Uint8Array.from(start);
    this.best = Uint8Array.from(this.duties);
    this.counts = new Int16Array(days * this.width);
    this.soft = new Float64Array(this.people);
    this.shift = Uint8Array.from({ length: this.width }, (_, duty) => shiftOf(scenario, duty));
    this.shifts = scenario.shifts.length + 1;
    this.forbidden = new Uint8Array(this.shifts ** 2);
    scenario.shifts.forEach((shift, at) => shift.notBefore.forEach((next) => (this.forbidden[(at + 1) * this.shifts + next] = 1)));
    this.partners = scenario.nurses.map((one, at) => Uint16Array.from(scenario.nurses.flatMap((other, place) => (place !== at && other.skills.some((skill) => one.skills.includes(skill)) ? [place] : []))));
    this.barred = new Int16Array(outlook.eve.price.length / (this.people + 1));
    this.prices = new NursePrices(outlook, this.duties);
    this.choices = scenario.nurses.map((nurse) => Uint8Array.from({ length: this.width - 1 }, (_, at) => at + 1).filter((duty) => nurse.skills.includes((duty - 1) % this.skills)));
    this.able = new Uint8Array(this.people * this.width).fill(1);
    for (let at = 0; at < this.able.length; at++) if (at % this.width !== 0 && this.choices[Math.floor(at / this.width)]?.includes(at % this.width) !== true) this.able[at] = 0;
    this.old = new Uint8Array(days);
    this.oldOther = new Uint8Array(days);
    this.reckon();
  }

  /** The price of everything from the beginning. */
  reckon(): void {
    this.counts.fill(0);
    this.cost = 0;
    for (let at = 0; at < this.duties.length; at++) this.counts[(at % this.days) * this.width + (this.duties[at] as number)]!++;
    for (let cell = 0; cell < this.counts.length; cell++) if (cell % this.width !== 0) this.cost += this.outlook.cover[cell * (this.people + 1) + (this.counts[cell] as number)] as number;
    this.barred.fill(0);
    this.barred.forEach((_, group) => (this.cost += this.outlook.eve.price[group * (this.people + 1)] as number));
    for (let nurse = 0; nurse < this.people; nurse++) {
      if (this.outlook.eve.day >= 0) this.cost += this.bar(nurse, this.duties[nurse * this.days + this.outlook.eve.day] as number, 1);
      this.prices.settle(nurse, 0);
      this.soft[nurse] = this.prices.weigh(nurse, this.days, this.days, Infinity);
      this.cost += this.soft[nurse] as number;
    }
    this.keep();
  }

  /** @param used share of the effort that is used up after so many steps */
  run(used: (steps: number) => number): void {
    const { hot, cold } = HEAT;
    let heat = hot;
    for (let step = 0; ; step++) {
      if (step % CHECK_EVERY === 0) {
        const part = used(step);
        this.steps = step;
        if (part >= 1) return;
        heat = hot * (cold / hot) ** part;
      }
      const room = -heat * Math.log(this.random.next() + 1e-12);
      if (this.random.next() < 0.4) this.change(room);
      else this.swap(room);
      if (this.cost < this.bestCost - 1e-6) this.keep();
    }
  }

  private keep(): void {
    if (this.cost >= this.bestCost) return;
    this.bestCost = this.cost;
    this.best.set(this.duties);
  }

  private any(count: number): number {
    return Math.floor(this.random.next() * count);
  }

  private block(longest: number): number {
    let length = 1;
    while (length < longest && this.random.next() < 0.55) length++;
    return length;
  }

  /** Some days of a nurse get another shift, or none. */
  private change(room: number): void {
    const nurse = this.any(this.people);
    const from = this.any(this.days);
    const to = Math.min(this.days, from + this.block(6));
    const base = nurse * this.days;
    const choices = this.choices[nurse] as Uint8Array;
    const duty = this.random.next() < 0.35 ? 0 : (choices[this.any(choices.length)] as number);
    const shift = this.shift[duty] as number;
    if (this.bars(nurse, from - 1, shift) || (to < this.days && this.forbidden[shift * this.shifts + (this.shift[this.duties[base + to] as number] as number)] === 1)) return;
    let [cover, differs] = [0, false];
    for (let day = from; day < to; day++) {
      const old = (this.old[day] = this.duties[base + day] as number);
      const now = duty === 0 ? 0 : this.skilled(nurse, shift, day === from ? duty : -1);
      if (now === old) continue;
      differs = true;
      cover += this.put(nurse, day, now);
    }
    if (!differs) return;
    const before = this.soft[nurse] as number;
    const after = cover - before > room ? Infinity : this.prices.weigh(nurse, from, to, room - cover + before);
    if (cover + after - before > room) {
      for (let day = from; day < to; day++) this.put(nurse, day, this.old[day] as number);
      return;
    }
    this.soft[nurse] = after;
    this.prices.settle(nurse, from);
    this.cost += cover + after - before;
  }

  /** Two nurses do each other's duties on some days, each with a skill they have. */
  private swap(room: number): void {
    const one = this.any(this.people);
    const partners = this.partners[one] as Uint16Array;
    if (partners.length === 0) return;
    const other = partners[this.any(partners.length)] as number;
    const from = this.any(this.days);
    const to = Math.min(this.days, from + this.block(14));
    if (!this.fits(one, other, from, to) || !this.fits(other, one, from, to)) return;
    let [cover, differs] = [0, false];
    for (let day = from; day < to; day++) {
      const mine = (this.old[day] = this.duties[one * this.days + day] as number);
      const theirs = (this.oldOther[day] = this.duties[other * this.days + day] as number);
      if (mine === theirs) continue;
      differs = true;
      cover += this.put(one, day, this.able[one * this.width + theirs] === 1 ? theirs : this.skilled(one, this.shift[theirs] as number, -1));
      cover += this.put(other, day, this.able[other * this.width + mine] === 1 ? mine : this.skilled(other, this.shift[mine] as number, -1));
    }
    if (!differs) return;
    const before = (this.soft[one] as number) + (this.soft[other] as number);
    const most = room - cover + before;
    const afterOne = most < 0 ? Infinity : this.prices.weigh(one, from, to, most);
    const afterOther = afterOne > most ? Infinity : this.prices.weigh(other, from, to, most - afterOne);
    if (afterOne + afterOther > most) {
      for (let day = from; day < to; day++) {
        this.put(one, day, this.old[day] as number);
        this.put(other, day, this.oldOther[day] as number);
      }
      return;
    }
    this.soft[one] = afterOne;
    this.soft[other] = afterOther;
    this.prices.settle(one, from);
    this.prices.settle(other, from);
    this.cost += cover + afterOne + afterOther - before;
  }

  /** Whether the days of another, laid into those of a nurse, follow what is before and are followed by what comes after. */
  private fits(nurse: number, other: number, from: number, to: number): boolean {
    const { duties, days, shift } = this;
    if (this.bars(nurse, from - 1, shift[duties[other * days + from] as number] as number)) return false;
    return to >= days || this.forbidden[(shift[duties[other * days + to - 1] as number] as number) * this.shifts + (shift[duties[nurse * days + to] as number] as number)] === 0;
  }

  /** Whether what a nurse does on a day (-1: before the first) bars a shift from the next. */
  private bars(nurse: number, day: number, shift: number): boolean {
    const before = day < 0 ? (this.outlook.borders[nurse] as Border).last : (this.shift[this.duties[nurse * this.days + day] as number] as number);
    return this.forbidden[before * this.shifts + shift] === 1;
  }

  /** A shift as a duty with a skill the nurse has: the one wished for, or any. */
  private skilled(nurse: number, shift: number, wished: number): number {
    if (wished >= 0) return wished;
    const { skills } = this.outlook.scenario.nurses[nurse] as Nurse;
    return (shift - 1) * this.skills + (skills[skills.length === 1 ? 0 : this.any(skills.length)] as number) + 1;
  }

  /** Puts a duty on a day; answers what that changes about cover. */
  private put(nurse: number, day: number, duty: number): number {
    const at = nurse * this.days + day;
    const old = this.duties[at] as number;
    if (old === duty) return 0;
    this.duties[at] = duty;
    const { cover } = this.outlook;
    let change = day === this.outlook.eve.day ? this.bar(nurse, old, -1) + this.bar(nurse, duty, 1) : 0;
    if (old !== 0) {
      const cell = day * this.width + old;
      const there = cell * (this.people + 1) + --this.counts[cell]!;
      change += (cover[there] as number) - (cover[there + 1] as number);
    }
    if (duty !== 0) {
      const cell = day * this.width + duty;
      const there = cell * (this.people + 1) + ++this.counts[cell]!;
      change += (cover[there] as number) - (cover[there - 1] as number);
    }
    return change;
  }

  /** Somebody works a duty on the eve, or no longer: what that changes about who is left for the day after. */
  private bar(nurse: number, duty: number, by: number): number {
    const { price, leaves } = this.outlook.eve;
    let change = 0;
    for (const group of leaves[nurse * this.shifts + (this.shift[duty] as number)] as readonly number[]) {
      const at = group * (this.people + 1) + (this.barred[group] as number);
      this.barred[group] = (this.barred[group] as number) + by;
      change += (price[at + by] as number) - (price[at] as number);
    }
    return change;
  }
}
