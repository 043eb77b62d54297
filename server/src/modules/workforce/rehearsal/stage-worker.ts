import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { playDesk, type StageQuestion } from './stage-question.ts';

try {
  for (const step of playDesk(workerData as StageQuestion)) parentPort?.postMessage(step);
  parentPort?.postMessage({ ended: true });
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  parentPort?.postMessage({ problem: { code: error.code, message: error.message } });
}
