import type { Database } from '../db/database.ts';
import type { Tx } from '../db/tx.ts';

export interface Job {
  readonly id: string;
  readonly kind: string;
  readonly key: string | null;
  readonly brandId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly runAt: Date;
  /** 1 on the first run */
  readonly attempt: number;
  readonly revision: number;
}

/**
 * `inside`: the work and the job's end are one transaction, so it takes effect exactly once.
 * `outside`: talks to the world between transactions of its own; it may run again after a crash and must be idempotent. `closing`: the house
 * closes and waits for it: what takes long gives way (`RunAgain`) and begins again with the next start.
 */
export type JobHandler =
  | { readonly inside: (tx: Tx, job: Job) => Promise<void>; readonly attempts?: number }
  | { readonly outside: (db: Database, job: Job, closing: AbortSignal) => Promise<void>; readonly attempts?: number; readonly limitSeconds?: number };

/** Thrown by a handler to run again at a time of its own choosing, without counting as a failure. */
export class RunAgain extends Error {
  readonly at: Date;

  constructor(at: Date, because: string) {
    super(because);
    this.at = at;
  }
}

/** Seconds to wait after the n-th failure: 2, 8, 32, 128, 512, then every 30 minutes. */
export function backOffSeconds(attempt: number): number {
  return Math.min(1800, 2 * 4 ** (attempt - 1));
}
