import type { Expected, ExpectedBoth } from '../continue-channel.ts';
import type { Brought } from './causes-of.ts';
import { movedBy, type Credibility } from './credibility.ts';

/** A day is never made more than so many times what it was. */
const MOST = 5;

/** What the causes add to a channel by day, before anybody asks how far they are believed. */
export function extraByDay(brought: readonly Brought[], days: number): number[] {
  const extra = new Array<number>(days).fill(0);
  for (const one of brought) if (one.day < days) extra[one.day] = (extra[one.day] ?? 0) + one.extra;
  return extra;
}

/** By which factor each day moves; 1 where nothing was foretold of it. */
export function factorsByDay(foretold: readonly number[], extra: readonly number[], weights: Pick<Credibility, 'near' | 'far' | 'chance'>): number[] {
  return extra.map((more, day) => {
    const before = foretold[day] ?? 0;
    return before <= 0 ? 1 : Math.min(MOST, Math.max(0, (before + movedBy(weights, day, more)) / before));
  });
}

/** Moves days and the intervals in them: the causes move the level of a day, its course stays. `starts`: begin of each day, and the end of the last. */
export function moved({ steps, days, silences }: ExpectedBoth, factors: readonly number[], starts: readonly Date[], stepSeconds: number): ExpectedBoth {
  const begin = starts[0]?.getTime() ?? 0;
  const at = (moment: Date): number => Math.round((moment.getTime() - begin) / 1000 / stepSeconds);
  const bySteps = new Map<number, number>();
  for (const [day, factor] of factors.entries()) for (let step = at(starts[day] as Date); step < at(starts[day + 1] as Date); step++) bySteps.set(step, factor);
  return { steps: scaled(steps, (step) => bySteps.get(step) ?? 1), days: scaled(days, (day) => factors[day] ?? 1), silences };
}

function scaled(expected: Expected, factor: (at: number) => number): Expected {
  const by = (values: readonly number[]): number[] => values.map((value, at) => value * factor(at));
  return { mean: by(expected.mean), low80: by(expected.low80), high80: by(expected.high80), low95: by(expected.low95), high95: by(expected.high95), model: expected.model };
}
