import { type Estimate, wilson } from '../../experiments/index.ts';

export { type Estimate, wilson };

const Z95 = 1.959963984540054;

/** Net promoter score −100…100: SE = √((p + d − (p − d)²)/n)·100, of promoters p and detractors d. */
export function netScore(promoters: number, detractors: number, n: number): Estimate | null {
  if (n <= 0) return null;
  const p = promoters / n;
  const d = detractors / n;
  const half = Z95 * Math.sqrt(Math.max(0, p + d - (p - d) ** 2) / n) * 100;
  const value = (p - d) * 100;
  return { value, low: Math.max(-100, value - half), high: Math.min(100, value + half) };
}

/** A mean with its normal interval, from the sum and the sum of squares. */
export function meanOf(sum: number, squares: number, n: number): Estimate | null {
  if (n <= 0) return null;
  const value = sum / n;
  const half = n < 2 ? Number.POSITIVE_INFINITY : Z95 * Math.sqrt(Math.max(0, (squares - n * value * value) / (n - 1)) / n);
  return { value, low: value - half, high: value + half };
}

/** Fewer answers than this are shown but not ranked or compared: their interval is wider than any difference that matters. */
export const FEW = 30;

export interface Weighed {
  readonly score: number;
  readonly volume: number;
}

/**
 * One score of many channels, each weighted by how many contacts it had. It lies within the range of its channels by
 * construction; null when no channel with contacts has a score.
 */
export function weightedScore(channels: readonly Weighed[]): number | null {
  const volume = channels.reduce((sum, one) => sum + one.volume, 0);
  return volume === 0 ? null : channels.reduce((sum, one) => sum + one.score * one.volume, 0) / volume;
}

/** Whether a published overall score can be a weighted mean of its channels at all. */
export function canBeMeanOf(score: number, channels: readonly number[]): boolean {
  return channels.length > 0 && score >= Math.min(...channels) - 1e-9 && score <= Math.max(...channels) + 1e-9;
}
