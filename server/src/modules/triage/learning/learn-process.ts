import type { FiledText } from '../rules/brand/teaching.ts';
import { learnVersion, type LearnedVersion, type LearningTask } from './learn-version.ts';

/** What a learning process is told, in this order … */
export type ToLearner = { readonly task: LearningTask } | { readonly rows: readonly FiledText[] } | { readonly end: true };
/** … and what it says. */
export type FromLearner = { readonly share: number } | { readonly version: LearnedVersion } | { readonly failed: string };

const rows: FiledText[] = [];
let task: LearningTask = { inForce: null, follows: [] };
const say = (message: FromLearner, then: () => void = () => {}): void => void process.send?.(message, undefined, undefined, then);

process.on('message', (message: ToLearner) => {
  if ('task' in message) task = message.task;
  else if ('rows' in message) rows.push(...message.rows);
  // Gone before it was heard would be as if nothing had been learned.
  else say(learned(), () => process.disconnect?.());
});

function learned(): FromLearner {
  try {
    return { version: learnVersion(task, rows, (share) => say({ share })) };
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}
