import { Worker } from 'node:worker_threads';
import type { Answer, Question } from './mind-answers.ts';

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | null = null;
let next = 0;
const waiting = new Map<number, Waiting>();

/** Asks the thread that learns and foretells; it is started when first needed, and again after it broke. */
export function askMind(question: Question): Promise<Answer> {
  worker ??= start();
  worker.ref();
  const id = next++;
  const target = worker;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    target.postMessage({ id, question });
  });
}

function start(): Worker {
  const started = new Worker(new URL('./mind-worker.ts', import.meta.url));
  started.unref();
  started.on('message', ({ id, answer, failure }: { id: number; answer?: Answer; failure?: string }) => {
    const one = waiting.get(id);
    waiting.delete(id);
    if (waiting.size === 0) started.unref();
    if (answer !== undefined) one?.resolve(answer);
    else one?.reject(new Error(failure));
  });
  started.on('error', (error) => {
    worker = null;
    for (const one of waiting.values()) one.reject(error instanceof Error ? error : new Error(String(error)));
    waiting.clear();
  });
  return started;
}
