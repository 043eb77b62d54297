/** A day that is over: what came by interval, and what had been foretold of it some days before. */
export interface ForetoldDay {
  readonly came: readonly number[];
  /** Undefined where nothing was in force so long before. */
  readonly foretold: readonly number[] | undefined;
  /** Foretold only afterwards, from what was known then. */
  readonly afterwards: boolean;
}

/** How far a forecast was off. Shares of what came; null where nothing came or nothing was foretold. */
export interface Accuracy {
  readonly days: number;
  /** Of these days, those foretold only afterwards. */
  readonly afterwards: number;
  /** Σ|came − foretold| ÷ Σ came, by interval. */
  readonly wape: number | null;
  /** The same of whole days. */
  readonly dayWape: number | null;
  /** (Σ foretold − Σ came) ÷ Σ came: above zero too much was foretold. */
  readonly bias: number | null;
}

/** WAPE, not MAPE: a quiet night of one contact must not weigh as much as a noon of a hundred (Hyndman & Koehler 2006). */
export function accuracyOf(given: readonly ForetoldDay[]): Accuracy {
  const days = given.filter((one): one is ForetoldDay & { foretold: readonly number[] } => one.foretold !== undefined);
  let [came, off, dayOff, foretold] = [0, 0, 0, 0];
  for (const day of days) {
    const [all, said] = [sum(day.came), sum(day.foretold)];
    came += all;
    foretold += said;
    dayOff += Math.abs(all - said);
    off += day.came.reduce((total, value, at) => total + Math.abs(value - (day.foretold[at] ?? 0)), 0);
  }
  const share = (value: number): number | null => (came === 0 ? null : value / came);
  return { days: days.length, afterwards: days.filter((one) => one.afterwards).length, wape: share(off), dayWape: share(dayOff), bias: share(foretold - came) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
