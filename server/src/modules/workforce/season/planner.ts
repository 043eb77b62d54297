import { Worker } from 'node:worker_threads';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import type { SeasonPlan } from './plan-season.ts';
import { readSeason } from './read-season.ts';

export interface Planning {
  readonly seconds: number;
  /** false: without the last responsible dates, which take the longest */
  readonly lastDates?: boolean;
  readonly tell?: (done: number, of: number) => void;
  /** ends the thread at once */
  readonly signal?: AbortSignal;
}

export type FromPlanner = { readonly done: number; readonly of: number } | { readonly plan: SeasonPlan } | { readonly failure: string };

/** Longer than this after its time a thread is taken to hang. */
const GRACE_SECONDS = 60;

/** Plans a season in a thread of its own, so that nobody waits for it. @throws Refusal `invalid_season`, `season_not_solved` */
export function planSeasonAside(input: unknown, { seconds, lastDates = true, tell, signal }: Planning): Promise<SeasonPlan> {
  const question = readSeason(input);
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./planner-worker.ts', import.meta.url), { workerData: { question, seconds, lastDates } });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      void worker.terminate();
      settle();
    };
    const fail = (message: string): void => end(() => reject(new Refusal(422, 'season_not_solved', message)));
    const abort = (): void => fail('Planning was ended.');
    const timer = setTimeout(() => fail('The season could not be planned in the time there was. Leave out classes that are not meant, or plan fewer weeks.'), (3 * seconds + GRACE_SECONDS) * 1000);
    timer.unref();
    signal?.addEventListener('abort', abort);
    worker.on('message', (told: FromPlanner) => {
      if ('plan' in told) end(() => resolve(told.plan));
      else if ('failure' in told) fail(told.failure);
      else tell?.(told.done, told.of);
    });
    worker.on('error', () => fail('Planning broke off: the season took more memory than there is, or the solver failed. Nothing that was planned before is changed.'));
    if (signal?.aborted === true) abort();
  });
}
