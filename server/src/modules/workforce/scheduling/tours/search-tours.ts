import type { Random } from '../../../../platform/random/random.ts';
import type { Instance } from './read-instance.ts';

/** By person × day: a shift counted from 1, or 0 for a day off. */
export type Tours = Uint8Array;

/** Heat at the beginning and at the end, and what a hard rule missed by one costs all the way, as multiples of what a missing person costs at most. */
const [HOT, COLD, HARD] = [0.5, 0.03, 5];
const CHECK_EVERY = 512;
const WEEK = 7;

/** Anneals tours of everybody; hard rules may be broken on the way, at a price. The best tours seen that break none are kept; as long as there
 * are none, those that are there at the end are what is handed out. */
export class TourSearch {
  readonly tours: Tours;
  readonly best: Tours;
  bestCost = Infinity;
  private readonly instance: Instance;
  private readonly random: Random;
  private readonly width: number;
  private readonly counts: Int16Array;
  private readonly soft: Float64Array;
  private readonly hard: Float64Array;
  private readonly forbidden: Uint8Array;
  private readonly seen: Int16Array;
  private readonly minutes: Int32Array;
  private readonly unit: number;
  private cover = 0;
  private wished = 0;
  private broken = 0;
  private softNow = 0;
  private hardNow = 0;

  constructor(instance: Instance, random: Random) {
    this.instance = instance;
    this.random = random;
    this.width = instance.shifts.length + 1;
    this.tours = new Uint8Array(instance.people.length * instance.days);
    this.best = new Uint8Array(this.tours.length);
    this.counts = new Int16Array(instance.days * this.width);
    this.soft = new Float64Array(instance.people.length);
    this.hard = new Float64Array(instance.people.length);
    this.seen = new Int16Array(this.width);
    this.minutes = Int32Array.from([0, ...instance.shifts.map((shift) => shift.minutes)]);
    this.unit = Math.max(1, Math.min(...instance.shifts.map((shift) => shift.minutes).filter((minutes) => minutes > 0)));
    this.forbidden = new Uint8Array(this.width ** 2);
    instance.shifts.forEach((shift, at) => shift.notBefore.forEach((next) => (this.forbidden[(at + 1) * this.width + next] = 1)));
    for (let at = 0; at < this.counts.length; at++) this.cover += this.priceOf(at, 0);
    instance.people.forEach((_, person) => this.settle(person));
  }

  run(used: (steps: number) => number): void {
    const missing = this.instance.under.reduce((most, price) => Math.max(most, price), 0) || 100;
    const strict = HARD * missing;
    let heat = HOT * missing;
    for (let step = 0; ; step++) {
      if (step % CHECK_EVERY === 0) {
        const part = used(step);
        if (part >= 1) return;
        heat = HOT * missing * (COLD / HOT) ** part;
      }
      const dice = this.random.next();
      if (dice < 0.3) this.change(heat, strict);
      else if (dice < 0.45) this.move(heat, strict);
      else this.swap(heat, strict);
      if (this.broken < 1e-9 && this.cover + this.wished < this.bestCost - 1e-9) {
        this.bestCost = this.cover + this.wished;
        this.best.set(this.tours);
      }
    }
  }

  private any(count: number): number {
    return Math.floor(this.random.next() * count);
  }

  /** Some days of one person in a row become the same shift, or off. */
  private change(heat: number, strict: number): void {
    const { days } = this.instance;
    const [person, from, shift] = [this.any(this.instance.people.length), this.any(days), this.any(this.width)];
    const to = Math.min(days, from + (this.random.next() < 0.6 ? 1 : 1 + this.any(4)));
    const kept = this.tours.slice(person * days + from, person * days + to);
    let change = 0;
    for (let day = from; day < to; day++) change += this.put(person, day, shift);
    this.judge(person, -1, change, heat, strict, () => kept.forEach((old, at) => this.put(person, from + at, old)));
  }

  /** Two days of one person change places. */
  private move(heat: number, strict: number): void {
    const { days } = this.instance;
    const [person, one, other] = [this.any(this.instance.people.length), this.any(days), this.any(days)];
    const [first, second] = [this.tours[person * days + one] as number, this.tours[person * days + other] as number];
    if (first === second) return;
    const change = this.put(person, one, second) + this.put(person, other, first);
    this.judge(person, -1, change, heat, strict, () => {
      this.put(person, one, first);
      this.put(person, other, second);
    });
  }

  /** Two people change some days in a row with each other: what is covered stays as it is. */
  private swap(heat: number, strict: number): void {
    const { days, people } = this.instance;
    const [one, other, from] = [this.any(people.length), this.any(people.length), this.any(days)];
    const to = Math.min(days, from + 1 + this.any(this.random.next() < 0.7 ? 5 : 12));
    if (one === other) return;
    this.trade(one, other, from, to);
    this.judge(one, other, 0, heat, strict, () => this.trade(one, other, from, to));
  }

  private trade(one: number, other: number, from: number, to: number): void {
    const { days } = this.instance;
    for (let day = from; day < to; day++) {
      const kept = this.tours[one * days + day] as number;
      this.tours[one * days + day] = this.tours[other * days + day] as number;
      this.tours[other * days + day] = kept;
    }
  }

  /** Takes what was changed, or undoes it. */
  private judge(one: number, other: number, cover: number, heat: number, strict: number, undo: () => void): void {
    const [softBefore, hardBefore] = [(this.soft[one] as number) + (other < 0 ? 0 : (this.soft[other] as number)), (this.hard[one] as number) + (other < 0 ? 0 : (this.hard[other] as number))];
    this.weigh(one);
    const [softOne, hardOne] = [this.softNow, this.hardNow];
    let [softAll, hardAll] = [softOne, hardOne];
    if (other >= 0) {
      this.weigh(other);
      softAll += this.softNow;
      hardAll += this.hardNow;
    }
    const worse = cover + softAll - softBefore + strict * (hardAll - hardBefore);
    if (worse > 0 && this.random.next() >= Math.exp(-worse / heat)) {
      undo();
      return;
    }
    this.cover += cover;
    this.wished += softAll - softBefore;
    this.broken += hardAll - hardBefore;
    this.soft[one] = softOne;
    this.hard[one] = hardOne;
    if (other < 0) return;
    this.soft[other] = softAll - softOne;
    this.hard[other] = hardAll - hardOne;
  }

  private settle(person: number): void {
    this.weigh(person);
    this.soft[person] = this.softNow;
    this.hard[person] = this.hardNow;
    this.wished += this.softNow;
    this.broken += this.hardNow;
  }

  /** Puts a shift on a day; answers what that changes about cover. */
  private put(person: number, day: number, shift: number): number {
    const at = person * this.instance.days + day;
    const old = this.tours[at] as number;
    if (old === shift) return 0;
    this.tours[at] = shift;
    return (old === 0 ? 0 : this.recount(day * this.width + old, -1)) + (shift === 0 ? 0 : this.recount(day * this.width + shift, 1));
  }

  private recount(at: number, by: number): number {
    const before = this.priceOf(at, this.counts[at] as number);
    this.counts[at] = (this.counts[at] as number) + by;
    return this.priceOf(at, this.counts[at] as number) - before;
  }

  private priceOf(at: number, count: number): number {
    const short = (this.instance.need[at] as number) - count;
    return short > 0 ? short * (this.instance.under[at] as number) : -short * (this.instance.over[at] as number);
  }

  /** Wishes unmet and hard rules missed, by how much, of one tour, into `softNow` and `hardNow`. */
  private weigh(person: number): void {
    const { instance, width, seen, tours } = this;
    const { days } = instance;
    const rules = instance.people[person] as Instance['people'][number];
    const [wishes, off, base] = [instance.wishes[person] as Float64Array, instance.off[person] as Uint8Array, person * days];
    let [soft, hard, minutes, run, free, last, weekends] = [0, 0, 0, 0, 0, 0, 0];
    // what lies before the first day is taken to suit
    let [wholeRun, wholeFree] = [false, false];
    seen.fill(0);
    for (let day = 0; day < days; day++) {
      const shift = tours[base + day] as number;
      soft += wishes[day * width + shift] as number;
      if (shift === 0) {
        if (run > 0 && wholeRun && run < rules.run.least) hard += rules.run.least - run;
        if (run > 0) wholeFree = true;
        run = 0;
        free++;
      } else {
        if (free > 0 && wholeFree && free < rules.leastDaysOff) hard += rules.leastDaysOff - free;
        if (free > 0) wholeRun = true;
        free = 0;
        if (++run > rules.run.most) hard++;
        if (off[day] === 1) hard++;
        if (this.forbidden[last * width + shift] === 1) hard++;
        minutes += this.minutes[shift] as number;
        seen[shift] = (seen[shift] as number) + 1;
      }
      if (day % WEEK === 6 ? shift !== 0 || (tours[base + day - 1] as number) !== 0 : day % WEEK === 5 && day === days - 1 && shift !== 0) weekends++;
      last = shift;
    }
    if (weekends > rules.weekends) hard += weekends - rules.weekends;
    if (minutes > rules.minutes.most) hard += Math.ceil((minutes - rules.minutes.most) / this.unit);
    if (minutes < rules.minutes.least) hard += Math.ceil((rules.minutes.least - minutes) / this.unit);
    for (let shift = 1; shift < width; shift++) if ((seen[shift] as number) > (rules.most[shift - 1] as number)) hard += (seen[shift] as number) - (rules.most[shift - 1] as number);
    this.softNow = soft;
    this.hardNow = hard;
  }
}
