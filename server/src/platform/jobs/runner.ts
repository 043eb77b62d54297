import { systemActor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { sql } from '../db/sql.ts';
import type { Tx } from '../db/tx.ts';
import type { Logger } from '../log/log.ts';
import { backOffSeconds, RunAgain, type Job, type JobHandler } from './jobs.ts';

const worker = systemActor('jobs');
/** A job of a process that was killed is taken over after this; running ones renew it. */
const LEASE_SECONDS = 30;
const DEFAULT_ATTEMPTS = 12;

interface ClaimedRow {
  id: string;
  kind: string;
  key: string | null;
  brand_id: string | null;
  payload: Record<string, unknown>;
  run_at: Date;
  attempts: number;
  revision: number;
}

/** Fires stored deadlines and runs jobs within a second of their time; several processes share the work. */
export class JobRunner {
  readonly #db: Database;
  readonly #handlers: ReadonlyMap<string, JobHandler>;
  readonly #log: Logger;
  readonly #width: number;
  readonly #active = new Set<Promise<void>>();
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #claiming: Promise<void> | undefined;
  #again = false;
  #stopping = false;

  constructor(db: Database, handlers: ReadonlyMap<string, JobHandler>, log: Logger, width = 8) {
    this.#db = db;
    this.#handlers = handlers;
    this.#log = log;
    this.#width = width;
  }

  start(): void {
    this.#look(0);
  }

  /** Something was scheduled for this moment (milliseconds since the epoch). */
  wake(at: number): void {
    const wait = at - this.#db.clock.now().getTime();
    if (wait <= 1000) this.#look(Math.max(0, wait));
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    this.#closing.abort();
    clearTimeout(this.#timer);
    await this.#claiming;
    await Promise.allSettled(this.#active);
  }

  /** Runs everything that is due now, and what that brings; for tests. */
  async drain(): Promise<number> {
    for (let done = 0; ; ) {
      const claimed = await this.#claim(this.#width);
      if (claimed.length === 0) return done;
      await Promise.all(claimed.map((job) => this.#perform(job)));
      done += claimed.length;
    }
  }

  #look(wait: number): void {
    if (this.#stopping) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#claiming) this.#again = true;
      else this.#claiming = this.#fill().finally(() => (this.#claiming = undefined));
    }, wait);
  }

  async #fill(): Promise<void> {
    try {
      const free = this.#width - this.#active.size;
      const claimed = free > 0 ? await this.#claim(free) : [];
      for (const job of claimed) this.#begin(job);
      this.#look(this.#again || claimed.length === free ? 0 : 1000);
    } catch (error) {
      this.#log.error({ err: error }, 'jobs could not be claimed; trying again');
      this.#look(1000);
    } finally {
      this.#again = false;
    }
  }

  #begin(job: Job): void {
    const work = this.#perform(job).finally(() => {
      this.#active.delete(work);
      this.#look(0);
    });
    this.#active.add(work);
  }

  async #claim(limit: number): Promise<Job[]> {
    const kinds = [...this.#handlers.keys()];
    return this.#db.transact(worker, async (tx) => {
      const rows = await tx.rows<ClaimedRow>(sql`
        update platform.job set attempts = attempts + 1, locked_until = ${new Date(tx.now.getTime() + LEASE_SECONDS * 1000)}
        where id = any (array(
          select id from platform.job
          where state = 'ready' and run_at <= ${tx.now} and (locked_until is null or locked_until < ${tx.now}) and kind = any (${kinds})
          order by run_at limit ${limit} for update skip locked))
        returning id, kind, key, brand_id, payload, run_at, attempts, revision`);
      return rows.map(toJob);
    });
  }

  async #perform(job: Job): Promise<void> {
    const handler = this.#handlers.get(job.kind) as JobHandler;
    try {
      if ('inside' in handler) {
        await this.#db.transact(worker, async (tx) => {
          if (await stillHeld(tx, job)) {
            await handler.inside(tx, job);
            await finish(tx, job);
          }
        });
      } else {
        await withKeptLease(this.#db, job, () => handler.outside(this.#db, job, this.#closing.signal));
        await this.#db.transact(worker, (tx) => finish(tx, job));
      }
    } catch (error) {
      await this.#db.transact(worker, (tx) => this.#postpone(tx, job, handler, error as Error)).catch((failure: Error) => {
        this.#log.error({ err: failure, job: job.id }, 'a failed job could not be put back; its lease will run out');
      });
    }
  }

  async #postpone(tx: Tx, job: Job, handler: JobHandler, error: Error): Promise<void> {
    if (error instanceof RunAgain) {
      await tx.run(sql`update platform.job set run_at = ${error.at}, locked_until = null, attempts = attempts - 1, last_error = ${error.message} where id = ${job.id} and revision = ${job.revision}`);
      tx.wishes.scheduledFor = error.at.getTime();
      return;
    }
    const last = job.attempt >= (handler.attempts ?? DEFAULT_ATTEMPTS);
    this.#log[last ? 'error' : 'warn']({ err: error, job: job.id, kind: job.kind, attempt: job.attempt }, last ? 'a job failed for the last time and rests' : 'a job failed and will run again');
    const runAt = new Date(tx.now.getTime() + backOffSeconds(job.attempt) * 1000);
    await tx.run(sql`
      update platform.job set state = ${last ? 'dead' : 'ready'}, run_at = ${runAt}, locked_until = null, last_error = ${error.message.slice(0, 2000)}
      where id = ${job.id} and revision = ${job.revision}`);
    tx.wishes.scheduledFor = runAt.getTime();
  }
}

async function stillHeld(tx: Tx, job: Job): Promise<boolean> {
  return (await tx.maybe(sql`select 1 from platform.job where id = ${job.id} and revision = ${job.revision} and attempts = ${job.attempt} for update`)) !== undefined;
}

/** A job that was scheduled anew while it ran keeps its row and runs again. */
async function finish(tx: Tx, job: Job): Promise<void> {
  const ended = await tx.run(sql`delete from platform.job where id = ${job.id} and revision = ${job.revision}`);
  if (ended === 0) await tx.run(sql`update platform.job set locked_until = null where id = ${job.id}`);
}

/** Renews the lease while outside work goes on, so that nobody else takes it for abandoned. */
async function withKeptLease(db: Database, job: Job, work: () => Promise<void>): Promise<void> {
  const renew = setInterval(() => {
    const until = new Date(db.clock.now().getTime() + LEASE_SECONDS * 1000);
    db.transact(worker, (tx) => tx.run(sql`update platform.job set locked_until = ${until} where id = ${job.id}`)).catch(() => {});
  }, (LEASE_SECONDS * 1000) / 3);
  try {
    await work();
  } finally {
    clearInterval(renew);
  }
}

function toJob(row: ClaimedRow): Job {
  return { id: row.id, kind: row.kind, key: row.key, brandId: row.brand_id, payload: row.payload, runAt: row.run_at, attempt: row.attempts, revision: row.revision };
}
