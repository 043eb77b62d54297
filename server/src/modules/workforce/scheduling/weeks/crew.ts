import { Worker } from 'node:worker_threads';
import { doTask, type Result, type Task } from './tasks.ts';

/** Who does tasks: some threads, or nobody but the caller. */
export interface Crew {
  readonly size: number;
  do(task: Task): Promise<Result>;
  close(): Promise<void>;
}

interface Job {
  readonly task: Task;
  readonly done: (result: Result) => void;
  readonly failed: (error: Error) => void;
}

/** Threads that take one task after the other. A task that breaks its thread (out of memory, say) fails for its caller alone; a new thread takes over. */
export function crewOf(size: number): Crew {
  const waiting: Job[] = [];
  const threads = new Map<Worker, Job | null>();
  for (let count = 0; count < size; count++) start();

  function start(): void {
    const worker = new Worker(new URL('./task-worker.ts', import.meta.url));
    threads.set(worker, null);
    worker.unref();
    worker.on('message', ({ result, failure }: { result?: Result; failure?: string }) => {
      const job = threads.get(worker);
      threads.set(worker, null);
      worker.unref();
      if (result !== undefined) job?.done(result);
      else job?.failed(new Error(failure));
      next();
    });
    worker.on('error', (error) => {
      const job = threads.get(worker);
      threads.delete(worker);
      start();
      job?.failed(error instanceof Error ? error : new Error(String(error)));
      next();
    });
  }

  function next(): void {
    const idle = [...threads].find(([, job]) => job === null)?.[0];
    const job = idle === undefined ? undefined : waiting.shift();
    if (idle === undefined || job === undefined) return;
    threads.set(idle, job);
    idle.ref();
    idle.postMessage(job.task);
  }

  return {
    size,
    do: (task) => new Promise((done, failed) => {
      waiting.push({ task, done, failed });
      next();
    }),
    close: async () => {
      await Promise.all([...threads.keys()].map((worker) => worker.terminate()));
    },
  };
}

/** No threads: the caller waits. For small problems and tests. */
export const alone: Crew = { size: 1, do: (task) => doTask(task), close: async () => {} };
