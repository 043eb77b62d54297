import { eveOf, type Eve } from './eve.ts';
import { PRICE } from './prices.ts';
import { dutiesOf, shiftOf, WEEK, type Border, type Case, type Nurse, type Scenario, type WeekDemand } from './scenario.ts';

/** What the search is asked: some days in a row, the first `known` weeks as they are, later ones as they are expected to be. */
export interface Outlook {
  readonly scenario: Scenario;
  readonly days: number;
  readonly borders: readonly Border[];
  /** by day × duty × people there (0 to all nurses): what the cover lacks */
  readonly cover: Float64Array;
  /** by nurse × day × (shifts + 1): wishes a shift leaves unmet */
  readonly wishes: Float64Array;
  readonly eve: Eve;
  /** by nurse: shifts and weekends allowed in these days without a price */
  readonly goals: readonly { readonly least: number; readonly most: number; readonly weekends: number }[];
}

/** What a person less than the least costs while searching: no soft rule is worth it. In a week that is only expected it is a risk, not a fact. */
const [STRICT, RISK, BARRED] = [1_000, 60, 500];

/**
 * @param first which week of the scenario comes first
 * @param weeks what is known from there on
 * @param seen weeks known by now; those ahead are expected to be like any of their days on a weekday, a Saturday, a Sunday
 * @param ahead how many weeks beyond the known ones are planned, and thrown away afterwards
 */
export function outlookOn({ scenario, borders, first }: Omit<Case, 'weeks'>, weeks: readonly WeekDemand[], seen: readonly WeekDemand[], ahead: number): Outlook {
  const days = (weeks.length + ahead) * WEEK;
  const [width, people] = [dutiesOf(scenario), scenario.nurses.length];
  const cover = new Float64Array(days * width * (people + 1));
  const wishes = new Float64Array(people * days * (scenario.shifts.length + 1));
  for (let day = 0; day < days; day++) {
    const week = weeks[Math.floor(day / WEEK)];
    for (let duty = 1; duty < width; duty++) {
      const cell = (day * width + duty) * (people + 1);
      const drawn = week === undefined ? likely(seen, day % WEEK, width, duty) : [{ least: week.least[(day % WEEK) * width + duty] as number, best: week.best[(day % WEEK) * width + duty] as number }];
      const strict = week === undefined ? RISK : STRICT;
      for (const { least, best } of drawn) for (let there = 0; there <= people; there++) cover[cell + there] = (cover[cell + there] as number) + (PRICE.cover * Math.max(0, best - there) + strict * Math.max(0, least - there)) / drawn.length;
    }
  }
  weeks.forEach((week, at) => layWishes(wishes, scenario, week, at * WEEK, days));
  const left = scenario.weeks - first;
  const unseen = left - weeks.length - ahead;
  const eve = eveOf({ scenario }, seen, left > weeks.length ? weeks.length * WEEK - 1 : -1, BARRED);
  return { scenario, days, borders, cover, wishes, eve, goals: scenario.nurses.map((nurse, at) => goalOf(nurse, borders[at] as Border, (left - unseen) / left)) };
}

const KINDS = [[0, 1, 2, 3, 4], [5], [6]];

/** Days seen of the same kind as a weekday, for one duty. */
function likely(seen: readonly WeekDemand[], weekday: number, width: number, duty: number): { least: number; best: number }[] {
  const alike = KINDS.find((kind) => kind.includes(weekday)) as number[];
  return seen.flatMap((week) => alike.map((day) => ({ least: week.least[day * width + duty] as number, best: week.best[day * width + duty] as number })));
}

function layWishes(wishes: Float64Array, scenario: Scenario, week: WeekDemand, from: number, days: number): void {
  const shifts = scenario.shifts.length + 1;
  for (const wish of week.wishes) {
    const at = (wish.nurse * days + from + wish.day) * shifts;
    for (let shift = 1; shift < shifts; shift++) if (wish.shift === 0 || wish.shift === shift) wishes[at + shift] = (wishes[at + shift] as number) + PRICE.wish;
  }
}

/** What is left of the limits of all weeks, less a fair share for the weeks that are not looked at. */
function goalOf(nurse: Nurse, border: Border, share: number): Outlook['goals'][number] {
  return { least: Math.max(0, nurse.total.least - border.shifts) * share, most: (nurse.total.most - border.shifts) * share, weekends: (nurse.weekends - border.weekends) * share };
}

/** How the next week finds everybody. */
export function bordersAfter(scenario: Scenario, borders: readonly Border[], duties: Uint8Array, days: number): Border[] {
  return borders.map((border, nurse) => {
    let { shifts, weekends, last, same, work, off } = border;
    for (let day = 0; day < days; day++) {
      const shift = shiftOf(scenario, duties[nurse * days + day] as number);
      same = shift === 0 ? 0 : shift === last ? same + 1 : 1;
      work = shift === 0 ? 0 : work + 1;
      off = shift === 0 ? off + 1 : 0;
      last = shift;
      if (shift !== 0) shifts++;
      if (day % WEEK === WEEK - 1 && (shift !== 0 || duties[nurse * days + day - 1] !== 0)) weekends++;
    }
    return { shifts, weekends, last, same, work, off };
  });
}
