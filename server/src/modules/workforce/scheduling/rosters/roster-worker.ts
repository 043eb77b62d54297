import { parentPort, workerData } from 'node:worker_threads';
import { planRosters } from './plan-rosters.ts';
import type { RosterQuestion } from './question.ts';

const { question, stop } = workerData as { question: RosterQuestion; stop: SharedArrayBuffer };
const asked = new Int32Array(stop);
let last = 0;
try {
  const answer = planRosters(question, undefined, (progress) => {
    // Whoever looks does not look more often.
    if (performance.now() - last < 300) return;
    last = performance.now();
    parentPort?.postMessage({ progress });
  }, () => Atomics.load(asked, 0) === 1);
  parentPort?.postMessage({ answer });
} catch (error) {
  parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error), classes: error instanceof RangeError });
}
