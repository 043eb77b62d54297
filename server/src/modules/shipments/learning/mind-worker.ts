import { parentPort } from 'node:worker_threads';
import { answerMind, type Question } from './mind-answers.ts';

parentPort?.on('message', ({ id, question }: { id: number; question: Question }) => {
  try {
    parentPort?.postMessage({ id, answer: answerMind(question) });
  } catch (error) {
    parentPort?.postMessage({ id, failure: error instanceof Error ? error.message : String(error) });
  }
});
