import { intervalOf } from './student-t.ts';

export type Headline = Record<string, number | null>;
export type Between = readonly [low: number, high: number] | null;

function known(headlines: readonly Headline[], name: string): number[] {
  return headlines.map((one) => one[name]).filter((value): value is number => value != null);
}

const namesOf = (headlines: readonly Headline[]): string[] => Object.keys(headlines[0] ?? {});

/** Means of the figures of plays, of those that have them. */
export function meansOf(headlines: readonly Headline[]): Headline {
  return Object.fromEntries(namesOf(headlines).map((name) => {
    const values = known(headlines, name);
    return [name, values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length];
  }));
}

/** Their intervals of confidence, play by play. */
export function spansOf(headlines: readonly Headline[], confidence: number): Record<string, Between> {
  return Object.fromEntries(namesOf(headlines).map((name) => {
    const found = intervalOf(known(headlines, name), confidence);
    return [name, found === null ? null : [found.low, found.high] as const];
  }));
}
