import type { PoolClient } from 'pg';
import type { Actor } from '../actor/actor.ts';
import { uuidV7 } from '../ids/ids.ts';
import type { Sql } from './sql.ts';
import { sql } from './sql.ts';

/** News for other rooms. Payloads carry ids and facts, never text, names or addresses. */
export interface Announcement {
  readonly name: string;
  readonly version?: number;
  readonly brandId: string;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Something to do at a time, or as soon as possible. The same (kind, key) moves the one that is there. */
export interface Scheduling {
  readonly kind: string;
  readonly brandId: string | null;
  readonly key?: string;
  readonly payload?: Readonly<Record<string, unknown>>;
  readonly runAt?: Date;
}

/** What a finished transaction asks of its process: wake the relay, wake the job runner. */
export interface Wishes {
  announced: boolean;
  scheduledFor: number;
}

/** A unit of work: one transaction, one actor, one moment. Commands take it first. */
export class Tx {
  readonly actor: Actor;
  readonly now: Date;
  /** History being written down: no mail, webhook or notification may follow from it. */
  readonly silent: boolean;
  readonly wishes: Wishes;
  readonly #client: PoolClient;
  readonly #afterCommit: (() => void)[];
  readonly #announced: Record<string, unknown>[];

  constructor(client: PoolClient, actor: Actor, now: Date, silent: boolean, within?: Tx) {
    this.#client = client;
    this.actor = actor;
    this.now = now;
    this.silent = silent;
    this.wishes = within?.wishes ?? { announced: false, scheduledFor: Infinity };
    this.#afterCommit = within === undefined ? [] : within.#afterCommit;
    this.#announced = within === undefined ? [] : within.#announced;
  }

  /** The same transaction, writing down what somebody else did at another moment: an import of history. */
  asOf(at: Date, actor: Actor = this.actor): Tx {
    return new Tx(this.#client, actor, at, this.silent, this);
  }

  async rows<R>(statement: Sql): Promise<R[]> {
    const result = await this.#client.query({ name: statement.name, text: statement.text, values: statement.values as unknown[] });
    return result.rows as R[];
  }

  /** The only row; throws when there is none. */
  async one<R>(statement: Sql): Promise<R> {
    const rows = await this.rows<R>(statement);
    if (rows.length === 0) throw new Error(`expected a row: ${statement.text.slice(0, 200)}`);
    return rows[0] as R;
  }

  async maybe<R>(statement: Sql): Promise<R | undefined> {
    return (await this.rows<R>(statement))[0];
  }

  /** Number of rows touched. */
  async run(statement: Sql): Promise<number> {
    const result = await this.#client.query({ name: statement.name, text: statement.text, values: statement.values as unknown[] });
    return result.rowCount ?? 0;
  }

  /** A new id that sorts by this transaction's moment. */
  id(): string {
    return uuidV7(this.now.getTime());
  }

  /** Part of this transaction: no commit, no news. Written together with the other announcements just before the commit. */
  async announce(event: Announcement): Promise<void> {
    this.wishes.announced = true;
    this.#announced.push({
      id: this.id(), name: event.name, version: event.version ?? 1, brand_id: event.brandId, actor_kind: this.actor.kind, actor_id: this.actor.id,
      subject_id: event.subjectId, payload: event.payload, at: this.now, silent: this.silent,
    });
  }

  /** Writes what was announced, in the order it was; the database calls this before it commits. */
  async flush(): Promise<void> {
    if (this.#announced.length === 0) return;
    await this.run(sql`
      insert into platform.event (id, name, version, brand_id, actor_kind, actor_id, subject_id, payload, at, silent)
      select id, name, version, brand_id, actor_kind, actor_id, subject_id, payload, at, silent
      from jsonb_to_recordset(${JSON.stringify(this.#announced)}::jsonb) as e(id uuid, name text, version smallint, brand_id uuid, actor_kind text, actor_id uuid, subject_id uuid, payload jsonb, at timestamptz, silent boolean)`);
    this.#announced.length = 0;
  }

  async schedule(job: Scheduling): Promise<void> {
    const runAt = job.runAt ?? this.now;
    this.wishes.scheduledFor = Math.min(this.wishes.scheduledFor, runAt.getTime());
    await this.run(sql`
      insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
      values (${this.id()}, ${job.kind}, ${job.key ?? null}, ${job.brandId}, ${job.payload ?? {}}, ${runAt}, ${this.now})
      on conflict (kind, key) where key is not null do update
        set payload = excluded.payload, run_at = excluded.run_at, attempts = 0, state = 'ready', last_error = null,
            revision = platform.job.revision + 1`);
  }

  async unschedule(kind: string, key: string): Promise<boolean> {
    return (await this.run(sql`delete from platform.job where kind = ${kind} and key = ${key}`)) > 0;
  }

  /** Runs once the change is durable; never when it is rolled back. */
  afterCommit(work: () => void): void {
    this.#afterCommit.push(work);
  }

  /** Work that may fail alone: its changes are undone, the rest of the transaction stands. */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    await this.#client.query('savepoint attempt');
    const announced = this.#announced.length;
    try {
      const result = await work();
      await this.#client.query('release savepoint attempt');
      return result;
    } catch (error) {
      await this.#client.query('rollback to savepoint attempt');
      this.#announced.length = announced;
      throw error;
    }
  }

  committed(): void {
    for (const work of this.#afterCommit) work();
  }
}
