import { fork, type ChildProcess } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import type { FiledText } from '../rules/brand/teaching.ts';
import type { FromLearner, ToLearner } from './learn-process.ts';
import type { LearnedVersion, LearningTask } from './learn-version.ts';

const PROGRAM = path.join(import.meta.dirname, 'learn-process.ts');
/** The process is ended when it needs more. */
const MOST_MEGABYTES = 768;
const MOST_MINUTES = 30;

/** One learning at a time, whatever brands ask: the others wait for their turn. */
let last: Promise<unknown> = Promise.resolve();
let present: ChildProcess | null = null;
let stopped = false;

/** Somebody else's model is being learned: nothing waits for that in a place where others could work. */
export const isLearning = (): boolean => present !== null;

/** The house closes: what is being learned is begun again when it opens. */
export function stopLearning(): void {
  stopped = true;
  present?.kill('SIGKILL');
}

/** It was stopped with the house, and is no failure. */
export class StoppedLearning extends Error {}

/**
 * Learns a brand's next version in a process of its own: it runs with low priority beside whoever is being served, and gives all its
 * memory back when it ends, which a thread does not. Rows are handed over some at a time. Rejects with a plain sentence
 * when it cannot be done, takes too long or needs too much memory.
 */
export function learnApart(task: LearningTask, rows: AsyncIterable<readonly FiledText[]>, onStep: (share: number) => void): Promise<LearnedVersion> {
  const turn = last.then(() => learnNow(task, rows, onStep));
  last = turn.catch(() => {});
  return turn;
}

async function learnNow(task: LearningTask, rows: AsyncIterable<readonly FiledText[]>, onStep: (share: number) => void): Promise<LearnedVersion> {
  stopped = false;
  const learner = fork(PROGRAM, { env: {}, execArgv: [`--max-old-space-size=${MOST_MEGABYTES}`], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const timer = setTimeout(() => learner.kill('SIGKILL'), MOST_MINUTES * 60_000);
  present = learner;
  try {
    stepBack(learner);
    const answer = answerOf(learner, onStep);
    // A process that is gone hears nothing more, and need not be told the rest.
    return await Promise.race([answer, tellAll(learner, task, rows).then(() => answer)]);
  } catch (error) {
    throw stopped ? new StoppedLearning('Learning was stopped.') : error;
  } finally {
    present = null;
    clearTimeout(timer);
    learner.kill('SIGKILL');
  }
}

function answerOf(learner: ChildProcess, onStep: (share: number) => void): Promise<LearnedVersion> {
  return new Promise((resolve, reject) => {
    learner.on('message', (message: FromLearner) => {
      if ('share' in message) onStep(message.share);
      else if ('version' in message) resolve(message.version);
      else reject(new Error(message.failed));
    });
    learner.on('error', reject);
    learner.on('exit', () => reject(new Error(`Learning was stopped: it needed more than ${MOST_MEGABYTES} MB of memory or ${MOST_MINUTES} minutes, or somebody ended it. Ask again.`)));
  });
}

async function tellAll(learner: ChildProcess, task: LearningTask, rows: AsyncIterable<readonly FiledText[]>): Promise<void> {
  await tell(learner, { task });
  for await (const some of rows) await tell(learner, { rows: some });
  await tell(learner, { end: true });
}

function tell(learner: ChildProcess, message: ToLearner): Promise<void> {
  return new Promise((resolve, reject) => learner.send(message, (error) => (error === null ? resolve() : reject(new Error('Learning was stopped before it began. Ask again.')))));
}

/** Whoever is being served comes first. Not every system lets a program say so. */
function stepBack(learner: ChildProcess): void {
  try {
    if (learner.pid !== undefined) setPriority(learner.pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It learns at the usual priority then.
  }
}
