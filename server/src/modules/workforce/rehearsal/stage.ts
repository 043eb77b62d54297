import { Worker } from 'node:worker_threads';
import type { Assumption } from './from-desk/assumptions.ts';
import type { Scenario } from './scenarios.ts';
import type { StageQuestion, StageStep } from './stage-question.ts';

export interface StageProblem {
  readonly code: string;
  readonly message: string;
}

/** A rehearsal under way in a thread of its own: whoever looks sees how far it is. */
export class Performance {
  readonly scenarios: Scenario[] = [];
  supposed: readonly Assumption[] = [];
  progress: { readonly done: number; readonly of: number };
  state: 'playing' | 'ended' | 'failed' = 'playing';
  problem: StageProblem | null = null;
  readonly #worker: Worker;
  #told: () => void = () => {};

  constructor(question: StageQuestion) {
    this.progress = { done: 0, of: question.asked.replications * (1 + (question.season?.compare ?? question.asked.scenarios).length) };
    this.#worker = new Worker(new URL('./stage-worker.ts', import.meta.url), { workerData: question, resourceLimits: { maxOldGenerationSizeMb: 1500 } });
    // A server that stops does not wait for it: it is played anew.
    this.#worker.unref();
    this.#worker.on('message', (step: StageStep | { ended: true } | { problem: StageProblem }) => this.#take(step));
    this.#worker.on('error', (error: unknown) => this.#fail({ code: 'rehearsal_broke', message: error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'This rehearsal takes more memory than there is: choose fewer days, or longer intervals.' : 'The rehearsal broke off. What went wrong stands in the log.' }));
    this.#worker.on('exit', () => this.#fail({ code: 'rehearsal_broke', message: 'The rehearsal broke off. What went wrong stands in the log.' }));
  }

  /** Resolves when something is new, at the latest after so long. */
  news(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.#told = () => {
        if (this.state === 'playing') return;
        clearTimeout(timer);
        resolve();
      };
      this.#told();
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #take(step: StageStep | { ended: true } | { problem: StageProblem }): void {
    if ('done' in step) this.progress = step;
    else if ('scenario' in step) this.scenarios.push(step.scenario);
    else if ('supposed' in step) this.supposed = step.supposed;
    else if ('problem' in step) this.#fail(step.problem);
    else this.state = 'ended';
    this.#told();
  }

  #fail(problem: StageProblem): void {
    if (this.state !== 'playing') return;
    this.state = 'failed';
    this.problem = problem;
    this.#told();
  }
}
