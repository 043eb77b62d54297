export interface Unit {
  /** measured before anybody was drawn */
  readonly before: number;
  readonly after: number;
  readonly treated: boolean;
}

export interface Adjusted {
  readonly theta: number;
  readonly rho: number;
  /** share of the variance that is gone: ρ² */
  readonly varianceReduction: number;
  readonly raw: { readonly difference: number; readonly error: number };
  readonly adjusted: { readonly difference: number; readonly error: number };
  /** ordinary least squares with interaction, right for unequal arms (Lin 2013) */
  readonly interacted: number;
}

/** A difference of means with what was known before taken out (CUPED): after − θ·(before − mean), θ pooled over both arms. */
export function cuped(units: readonly Unit[]): Adjusted {
  const before = units.map((unit) => unit.before);
  const after = units.map((unit) => unit.after);
  const theta = covariance(before, after) / covariance(before, before);
  const rho = covariance(before, after) / Math.sqrt(covariance(before, before) * covariance(after, after));
  const middle = mean(before);
  const arms = (value: (unit: Unit) => number): [number[], number[]] => [units.filter((unit) => unit.treated).map(value), units.filter((unit) => !unit.treated).map(value)];
  const at = (treated: boolean): number => {
    const arm = units.filter((unit) => unit.treated === treated);
    const [x, y] = [arm.map((unit) => unit.before), arm.map((unit) => unit.after)];
    return mean(y) - (covariance(x, y) / covariance(x, x)) * (mean(x) - middle);
  };
  return { theta, rho, varianceReduction: rho * rho, raw: welch(...arms((unit) => unit.after)), adjusted: welch(...arms((unit) => unit.after - theta * (unit.before - middle))), interacted: at(true) - at(false) };
}

function welch(first: readonly number[], second: readonly number[]): { difference: number; error: number } {
  return { difference: mean(first) - mean(second), error: Math.sqrt(covariance(first, first) / first.length + covariance(second, second) / second.length) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function covariance(x: readonly number[], y: readonly number[]): number {
  const [middleX, middleY] = [mean(x), mean(y)];
  return x.reduce((sum, value, at) => sum + (value - middleX) * ((y[at] ?? 0) - middleY), 0) / (x.length - 1);
}
