import { parentPort, workerData } from 'node:worker_threads';
import { planSeason } from './plan-season.ts';
import type { FromPlanner } from './planner.ts';

const { question, seconds, lastDates } = workerData as { question: unknown; seconds: number; lastDates: boolean };
const say = (message: FromPlanner): void => parentPort?.postMessage(message);

void planSeason(question, { seconds, lastDates, tell: (done, of) => say({ done, of }) }).then(
  (plan) => say({ plan }),
  (error: unknown) => say({ failure: error instanceof Error ? error.message : String(error) }),
);
