import { credibility, type Trial } from './credibility.ts';
import { foreseeChannel, type Calendar, type Foreseen } from './foresee.ts';
import type { CausesReckoned, KeptCauses } from './kept.ts';
import { extraByDay, factorsByDay } from './move.ts';
import type { Known } from './panel.ts';
import { partsOf } from './parts.ts';
import { stockFigures } from './stock.ts';
import { causes } from './way.ts';

/** Days the causes move: what stands today is turned over by then. */
export const CAUSE_DAYS = 28;
const TRIAL_DAYS = 7;
const RENEWALS_AHEAD = 28;

/** A channel's days from `from` to before today, and what was foretold of it, without the causes, on the mornings that are looked back on. */
export interface ChannelPast {
  readonly channel: string;
  readonly from: number;
  /** null on days that are not known */
  readonly byDay: readonly (number | null)[];
  readonly foretold: ReadonlyMap<number, readonly number[]>;
}

/** What the causes make of a channel's days: how far they are believed after the weeks behind, and what each adds. `foreseen`: of today and of the mornings behind. */
export function reckon(known: Known, foreseen: ReadonlyMap<number, Foreseen>, calendar: Calendar, today: number, past: ChannelPast, series: readonly number[]): KeptCauses {
  const now = foreseen.get(today);
  if (now === undefined) return { none: 'no_orders' };
  if (causes.every((cause) => now.hazards.rates[cause].every((rate) => rate === 0))) return { none: 'few_contacts' };
  const came = (day: number): number | null => past.byDay[day - past.from] === null ? null : (past.byDay[day - past.from] ?? 0);
  const before = (one: Foreseen): (number | null)[] => Array.from({ length: one.origin - Math.max(one.from, past.from) }, (_, at) => came(Math.max(one.from, past.from) + at));
  const brought = (one: Foreseen, days: number) => foreseeChannel(known, one, calendar, { channel: past.channel, came: before(one), days });
  const trials = [...past.foretold].flatMap(([origin, said]): Trial[] => {
    const then = foreseen.get(origin);
    if (then === undefined || origin + TRIAL_DAYS > today) return [];
    return extraByDay(brought(then, TRIAL_DAYS), TRIAL_DAYS).flatMap((extra, ahead) => {
      const count = came(origin + ahead);
      return count === null ? [] : [{ ahead, came: count, foretold: said[ahead] ?? 0, extra }];
    });
  });
  const [weights, ahead] = [credibility(trials), brought(now, CAUSE_DAYS)];
  const factors = factorsByDay(series, extraByDay(ahead, CAUSE_DAYS), weights);
  const days = factors.map((factor, day): CausesReckoned['days'][number] => ({ date: calendar.dateOf(today + day), series: series[day] ?? 0, factor, causes: ahead.filter((one) => one.day === day).map(({ day: _, ...one }) => one) }));
  return { none: null, weights, stock: stockFigures(now.stock, RENEWALS_AHEAD), days, rates: ratesOf(known, now, past.channel) };
}

function ratesOf(known: Known, { hazards, origin }: Foreseen, channel: string): CausesReckoned['rates'] {
  const parts = partsOf(known, channel, origin);
  return causes.map((cause) => ({ cause, ...hazards.learned[cause], part: parts[cause], rates: hazards.rates[cause] }));
}
