import { actionStates } from '../contract.ts';

export { actionStates };
export type ActionState = (typeof actionStates)[number];

/** What a look into the shop tells. `unclear` also when the shop cannot be asked. */
export type Happened = 'yes' | 'no' | 'unclear';

/** What the shop answered to a request; `silence` when there was none, or none that can be read. */
export type Answer = 'accepted' | 'declined' | 'silence';

export interface Standing {
  readonly state: ActionState;
  readonly attempts: number;
  readonly looks: number;
  readonly sentAt: Date | null;
}

export type Problem = 'declined' | 'not_possible' | 'not_happened' | 'unreachable' | 'by_hand';

export interface Step {
  readonly state: ActionState;
  readonly problem: Problem | null;
  /** look again then; null when it is over */
  readonly againMs: number | null;
}

/** A request that was given up may still arrive: only a look after this proves that it did not. */
export const SETTLE_MS = 90_000;
/** So often it is sent, each time after a look proved that it did not happen. */
export const MOST_ATTEMPTS = 3;
const LONGEST_MS = 30 * 60_000;

/** What follows from the shop's answer. Whatever it said, only a look tells whether it happened. */
export function afterAnswer(answer: Answer, standing: Standing): Step {
  // After a repeat, "no" may mean "it is done already".
  if (answer === 'declined' && standing.attempts <= 1) return { state: 'failed', problem: 'declined', againMs: null };
  return { state: 'unknown', problem: null, againMs: answer === 'accepted' ? 0 : pause(0) };
}

/** What follows from a look into the shop. Nothing is sent again unless the look proves that it did not happen. */
export function afterLook(happened: Happened, standing: Standing, now: Date): Step {
  if (happened === 'yes') return { state: 'done', problem: null, againMs: null };
  if (happened === 'unclear') return { state: 'unknown', problem: null, againMs: pause(standing.looks) };
  const quietMs = now.getTime() - (standing.sentAt?.getTime() ?? 0);
  if (quietMs < SETTLE_MS) return { state: 'unknown', problem: null, againMs: Math.min(pause(standing.looks), SETTLE_MS - quietMs) };
  return standing.attempts < MOST_ATTEMPTS ? { state: 'asked', problem: null, againMs: 0 } : { state: 'failed', problem: 'not_happened', againMs: null };
}

/** Milliseconds until the next look: 1, 2, 4 … seconds, at most half an hour. */
export function pause(looks: number): number {
  return Math.min(LONGEST_MS, 1000 * 2 ** Math.min(looks, 12));
}

/** Whether somebody may ask for it once more: only what surely did not happen. */
export function mayRepeat(state: ActionState, problem: string | null): boolean {
  return state === 'failed' && (problem === 'not_happened' || problem === 'declined' || problem === 'not_possible' || problem === 'by_hand');
}

/** Whether it can be taken back: nothing left us yet. */
export function mayWithdraw(state: ActionState): boolean {
  return state === 'waiting_approval' || state === 'asked';
}

/** Whether a person may say how it ended: only where nobody else knows. */
export function maySettle(state: ActionState): boolean {
  return state === 'unknown';
}
