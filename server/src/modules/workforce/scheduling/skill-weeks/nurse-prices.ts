import type { Outlook } from './outlook.ts';
import { PRICE } from './prices.ts';
import { runMachine, type RunMachine } from './run-machine.ts';
import { dutiesOf, shiftOf, WEEK, type Border, type Duties, type Nurse } from './scenario.ts';

/** What the days of each nurse cost, but for cover; kept by day, so that a change is reckoned from where it begins to where it is forgotten. */
export class NursePrices {
  private readonly outlook: Outlook;
  private readonly duties: Duties;
  /** by nurse × (days + 1): the run a day begins with, and what was there before it: price, shifts, weekends */
  private readonly runs: Int32Array;
  private readonly paid: Float64Array;
  private readonly worked: Int16Array;
  private readonly ends: Int16Array;
  private readonly shifts: number;
  private readonly shift: Uint8Array;
  private readonly sunday: Uint8Array;
  private readonly half: Int32Array;
  private readonly machines: readonly RunMachine[];

  /** @param duties of the search, read again at each call */
  constructor(outlook: Outlook, duties: Duties) {
    const { scenario, days } = outlook;
    const marks = scenario.nurses.length * (days + 1);
    this.outlook = outlook;
    this.duties = duties;
    this.runs = new Int32Array(marks);
    this.paid = new Float64Array(marks);
    this.worked = new Int16Array(marks);
    this.ends = new Int16Array(marks);
    this.shifts = scenario.shifts.length + 1;
    this.shift = Uint8Array.from({ length: dutiesOf(scenario) }, (_, duty) => shiftOf(scenario, duty));
    this.sunday = Uint8Array.from({ length: days }, (_, day) => (day % WEEK === WEEK - 1 ? 1 : 0));
    this.half = Int32Array.from(scenario.nurses, (nurse) => (nurse.wholeWeekends ? PRICE.halfWeekend : 0));
    this.machines = machinesOf(outlook);
    scenario.nurses.forEach((_, nurse) => (this.runs[nurse * (days + 1)] = (this.machines[nurse] as RunMachine).start(outlook.borders[nurse] as Border)));
  }

  /**
   * What the days of a nurse cost after those from `from` to `to` changed; infinite where a succession is forbidden, anything above `most` where it is more than that.
   * Days are walked from the first that changed to the first that begins with the same run as before.
   */
  weigh(nurse: number, from: number, to: number, most: number): number {
    const { duties, shift: shiftBy, runs, shifts } = this;
    const { days } = this.outlook;
    const { wishes } = this.outlook;
    const { next, price } = this.machines[nurse] as RunMachine;
    const [base, marks] = [nurse * days, nurse * (days + 1)];
    const whole = this.half[nurse] as number;
    let run = runs[marks + from] as number;
    let cost = this.paid[marks + from] as number;
    let total = this.worked[marks + from] as number;
    let weekends = this.ends[marks + from] as number;
    for (let day = from; day < days; day++) {
      if (day >= to && run === runs[marks + day]) {
        cost += (this.paid[marks + days] as number) - (this.paid[marks + day] as number);
        total += (this.worked[marks + days] as number) - (this.worked[marks + day] as number);
        weekends += (this.ends[marks + days] as number) - (this.ends[marks + day] as number);
        break;
      }
      const shift = shiftBy[duties[base + day] as number] as number;
      const step = run * shifts + shift;
      cost += (price[step] as number) + (wishes[(base + day) * shifts + shift] as number);
      if (shift !== 0) total++;
      if (this.sunday[day] === 1) {
        const saturday = duties[base + day - 1] !== 0;
        if (saturday || shift !== 0) weekends++;
        if (saturday !== (shift !== 0)) cost += whole;
      }
      if (cost > most) return cost;
      run = next[step] as number;
    }
    return cost + this.beyond(nurse, total, weekends);
  }

  /** Writes down what each day of a nurse begins with. */
  settle(nurse: number, from: number): void {
    const { duties, shift: shiftBy, runs, shifts, paid, worked, ends } = this;
    const { days } = this.outlook;
    const { next, price } = this.machines[nurse] as RunMachine;
    const base = nurse * days;
    for (let day = from, mark = nurse * (days + 1) + from; day < days; day++, mark++) {
      const shift = shiftBy[duties[base + day] as number] as number;
      const step = (runs[mark] as number) * shifts + shift;
      let cost = (price[step] as number) + (this.outlook.wishes[(base + day) * shifts + shift] as number);
      let weekend = 0;
      if (this.sunday[day] === 1) {
        const saturday = duties[base + day - 1] !== 0;
        if (saturday || shift !== 0) weekend = 1;
        if (saturday !== (shift !== 0)) cost += this.half[nurse] as number;
      }
      runs[mark + 1] = next[step] as number;
      paid[mark + 1] = (paid[mark] as number) + cost;
      worked[mark + 1] = (worked[mark] as number) + (shift === 0 ? 0 : 1);
      ends[mark + 1] = (ends[mark] as number) + weekend;
    }
  }

  /** Shifts in all and weekends beyond the goals. */
  private beyond(nurse: number, total: number, weekends: number): number {
    const goal = this.outlook.goals[nurse] as Outlook['goals'][number];
    return PRICE.total * Math.max(0, goal.least - total, total - Math.max(0, goal.most)) + PRICE.weekends * Math.max(0, weekends - Math.max(0, goal.weekends));
  }
}

/** One machine for all nurses of the same terms. */
function machinesOf({ scenario, borders, days }: Outlook): RunMachine[] {
  const termsOf = (nurse: Nurse): string => JSON.stringify([nurse.work, nurse.off]);
  const all = new Map<string, RunMachine>();
  return scenario.nurses.map((nurse) => {
    const terms = termsOf(nurse);
    const machine = all.get(terms) ?? runMachine(scenario, nurse, borders.filter((_, at) => termsOf(scenario.nurses[at] as Nurse) === terms), days);
    all.set(terms, machine);
    return machine;
  });
}
