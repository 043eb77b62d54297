import { Worker } from 'node:worker_threads';
import type { RosterAnswer, RosterProgress } from './plan-rosters.ts';
import type { RosterQuestion } from './question.ts';

/** Why a search gave nothing: too many sets of skills, or its thread broke (out of memory, say). */
export class SearchFailed extends Error {
  readonly why: 'classes' | 'broken';

  constructor(why: 'classes' | 'broken', message: string) {
    super(message);
    this.why = why;
  }
}

export interface SearchApart {
  readonly answer: Promise<RosterAnswer>;
  /** the best so far is the answer */
  stop(): void;
  /** nobody waits for it any more */
  leave(): Promise<void>;
}

/** Searches in a thread of its own, so that nobody else waits meanwhile. @throws SearchFailed (by `answer`) */
export function searchApart(question: RosterQuestion, told: (progress: RosterProgress) => void): SearchApart {
  const stop = new SharedArrayBuffer(4);
  const worker = new Worker(new URL('./roster-worker.ts', import.meta.url), { workerData: { question, stop }, resourceLimits: { maxOldGenerationSizeMb: 1024 } });
  const answer = new Promise<RosterAnswer>((resolve, reject) => {
    worker.on('message', (message: { progress?: RosterProgress; answer?: RosterAnswer; failure?: string; classes?: boolean }) => {
      if (message.progress) told(message.progress);
      else if (message.answer) resolve(message.answer);
      else reject(new SearchFailed(message.classes === true ? 'classes' : 'broken', message.failure ?? ''));
    });
    worker.on('error', (error) => reject(new SearchFailed('broken', error instanceof Error ? error.message : String(error))));
    worker.on('exit', () => reject(new SearchFailed('broken', 'the thread ended')));
  });
  return { answer, stop: () => void Atomics.store(new Int32Array(stop), 0, 1), leave: async () => void (await worker.terminate()) };
}
