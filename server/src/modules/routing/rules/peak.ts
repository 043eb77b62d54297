import type { PeakEffectsShape, PeakPlanShape } from '../contract.ts';

/** How things stand in a brand. */
export interface Observed {
  /** conversations that came in the last hour */
  readonly came: number;
  /** conversations that came in the same hour of the week, of each of the last four weeks it existed in */
  readonly before: readonly number[];
  readonly waiting: number;
}

export interface Sign {
  readonly because: 'volume' | 'backlog';
  readonly evidence: Readonly<Record<string, number | null>>;
}

/** Calm is this much below what proposes a peak: it does not go on and off by the minute. */
const CALM = 0.6;

/** What a peak is until somebody says otherwise: nothing is proposed, and what one click does is mild. */
export const usualPlan: PeakPlanShape = {
  volume_times: null, volume_at_least: 30, backlog: null, carrier_incident: false, needs_approval: false, begins_by_itself: false, lasts_seconds: 8 * 3600, ends_when_calm: true,
  effects: { order_by_cost: true, raise: { chat: 1.5 }, relax: [], banner: {}, auto_answer: null },
};

const meanOf = (counts: readonly number[]): number | null => (counts.length === 0 ? null : counts.reduce((sum, one) => sum + one, 0) / counts.length);

/** How things stood, for the record of a peak. */
export const evidenceOf = ({ came, before, waiting }: Observed): Sign['evidence'] => ({ came, usual: meanOf(before), waiting });

/** Why a peak should be proposed now; null when nothing speaks for one. A brand without a past has no usual volume to exceed. */
export function signOfPeak(plan: PeakPlanShape, observed: Observed): Sign | null {
  const { came, before, waiting } = observed;
  const usual = meanOf(before);
  const evidence = evidenceOf(observed);
  if (plan.volume_times !== null && usual !== null && came >= plan.volume_at_least && came >= plan.volume_times * usual) return { because: 'volume', evidence };
  if (plan.backlog !== null && waiting >= plan.backlog) return { because: 'backlog', evidence };
  return null;
}

/** Why a peak ends now; null while it goes on. One declared by hand is over when its time is, not when figures say so. */
export function endOfPeak(plan: PeakPlanShape, peak: { readonly because: string; readonly endsAt: number }, { came, before, waiting }: Observed, now: number): 'time_over' | 'calm' | null {
  if (now >= peak.endsAt) return 'time_over';
  if (!plan.ends_when_calm || (peak.because !== 'volume' && peak.because !== 'backlog')) return null;
  const usual = meanOf(before);
  const isQuiet = plan.volume_times === null || usual === null || came < Math.max(plan.volume_at_least, plan.volume_times * usual) * CALM;
  const isServed = plan.backlog === null || waiting < plan.backlog * CALM;
  return isQuiet && isServed ? 'calm' : null;
}

export interface InForce {
  readonly order?: 'cost';
  readonly raise: Readonly<Record<string, number>>;
}

/** What the peaks of all brands change for everybody: dearest first where one wants it, and of raised figures the highest. */
export function inForceOf(effects: readonly { readonly order_by_cost: boolean; readonly raise: Readonly<Record<string, number>> }[]): InForce {
  const raise: Record<string, number> = {};
  for (const one of effects) for (const [channel, times] of Object.entries(one.raise)) raise[channel] = Math.max(raise[channel] ?? 1, times);
  return { ...(effects.some((one) => one.order_by_cost) ? { order: 'cost' as const } : {}), raise };
}

export type AutoAnswer = NonNullable<PeakEffectsShape['auto_answer']>;

/** The macro a customer is answered with: that of their language, else that of all others. */
export const macroFor = ({ macro_id: usual, in_language: own }: AutoAnswer, language: string): string => own?.[language.slice(0, 2)] ?? usual;
