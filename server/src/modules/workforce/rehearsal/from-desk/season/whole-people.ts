/** Where people are asked for: by interval, in any unit. */
export interface Lane {
  readonly asked: readonly number[];
}

/** One week: its intervals, and how many intervals of a person each crew has in it. */
export interface CrewWeek {
  readonly from: number;
  readonly to: number;
  readonly parts: readonly number[];
}

/** So many intervals of a person somebody is there too long or too short before that is mended: nobody comes and goes by the half hour, and who goes finishes what is in hand. */
const LEEWAY = 1.5;

/**
 * So many people of each crew at each lane and interval: whole people, as many in a week as it has of them, there when and where they are asked for. What rounding leaves over is carried on to
 * the intervals and weeks after, so that nobody is lost or added by it: of lane and crew by list, by interval.
 */
export function wholePeople(lanes: readonly Lane[], weeks: readonly CrewWeek[], crews: number, intervals: number): number[][][] {
  const wholes = weeks.map(({ from, to }) => lanes.reduce((sum, { asked }) => sum + asked.slice(from, to).reduce((all, one) => all + one, 0), 0));
  return lanes.map(({ asked }) => {
    const floor = new LaneFloor(crews, intervals);
    for (const [number, { from, to, parts }] of weeks.entries()) {
      const whole = wholes[number] as number;
      const all = parts.reduce((sum, one) => sum + one, 0);
      for (let at = from; at < to; at++) floor.pass(at, all === 0 || whole === 0 ? 0 : (asked[at] as number) / whole, parts);
    }
    return floor.courses;
  });
}

/** One lane as it goes on: who is there stays, until too many or too few hours are owed. */
class LaneFloor {
  readonly courses: number[][];
  readonly #there: number[];
  readonly #owed: Float64Array;
  #people = 0;
  #owedInAll = 0;

  constructor(crews: number, intervals: number) {
    this.courses = Array.from({ length: crews }, () => new Array<number>(intervals).fill(0));
    this.#there = new Array<number>(crews).fill(0);
    this.#owed = new Float64Array(crews);
  }

  /** An interval in which this share of a week is asked for. */
  pass(at: number, share: number, parts: readonly number[]): void {
    const rate = share * parts.reduce((sum, one) => sum + one, 0);
    for (const [crew, part] of parts.entries()) this.#owed[crew] = (this.#owed[crew] as number) + share * part;
    this.#owedInAll += rate;
    this.#people = share > 0 ? this.#howMany(rate) : 0;
    this.#owedInAll -= this.#people;
    this.#choose(parts);
    for (const [crew, people] of this.#there.entries()) {
      (this.courses[crew] as number[])[at] = people;
      this.#owed[crew] = (this.#owed[crew] as number) - people;
    }
  }

  #howMany(rate: number): number {
    const left = this.#owedInAll - this.#people;
    if (left > LEEWAY) return Math.max(this.#people + 1, Math.floor(rate));
    return left < -LEEWAY ? Math.max(0, Math.min(this.#people - 1, Math.ceil(rate))) : this.#people;
  }

  /** Who comes is whose crew is owed the most, who goes whose is owed the least; one takes another's place where they are too far apart. */
  #choose(parts: readonly number[]): void {
    const left = (crew: number): number => (this.#owed[crew] as number) - (this.#there[crew] as number);
    const most = (): number => parts.reduce((best, part, crew) => (part > 0 && (best < 0 || left(crew) > left(best)) ? crew : best), -1);
    const least = (): number => this.#there.reduce((worst, people, crew) => (people > 0 && (worst < 0 || left(crew) < left(worst)) ? crew : worst), -1);
    const move = (crew: number, by: number): void => void (this.#there[crew] = (this.#there[crew] as number) + by);
    for (const [crew, part] of parts.entries()) if (part === 0) this.#there[crew] = 0;
    let here = this.#there.reduce((sum, one) => sum + one, 0);
    for (; here > this.#people; here--) move(least(), -1);
    for (; here < this.#people; here++) move(most(), 1);
    for (let turn = 0; turn < here; turn++) {
      const [owed, over] = [most(), least()];
      if (owed < 0 || over < 0 || left(owed) - left(over) <= 2 * LEEWAY) return;
      move(over, -1);
      move(owed, 1);
    }
  }
}
