import type { PoolClient, QueryResult } from 'pg';
import type { Actor } from '../actor/actor.ts';
import { uuidV7 } from '../ids/ids.ts';
import { corked } from './corked.ts';
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

const IN_FAILED_TRANSACTION = '25P02';

interface Posted {
  readonly waiting: Promise<void>[];
  failure: Error | undefined;
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
  readonly #posted: Posted;

  constructor(client: PoolClient, actor: Actor, now: Date, silent: boolean, within?: Tx) {
    this.#client = client;
    this.actor = actor;
    this.now = now;
    this.silent = silent;
    this.wishes = within?.wishes ?? { announced: false, scheduledFor: Infinity };
    this.#afterCommit = within === undefined ? [] : within.#afterCommit;
    this.#announced = within === undefined ? [] : within.#announced;
    this.#posted = within === undefined ? { waiting: [], failure: undefined } : within.#posted;
  }

  /** The same transaction, writing down what somebody else did at another moment: an import of history. */
  asOf(at: Date, actor: Actor = this.actor): Tx {
    return new Tx(this.#client, actor, at, this.silent, this);
  }

  async rows<R>(statement: Sql): Promise<R[]> {
    return (await this.#send(statement)).rows as R[];
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
    return (await this.#send(statement)).rowCount ?? 0;
  }

  /**
   * A change whose outcome nobody waits for: it is sent in its order with whatever comes next, which saves a round trip.
   * When it fails, the transaction fails with its error.
   */
  post(statement: Sql): void {
    void this.posted(statement);
  }

  /** The same for a change whose rows somebody may want later. `orElse` is the refusal when it touched none. */
  posted<R>(statement: Sql, orElse?: () => Error): Promise<R[]> {
    const sent = this.#send(statement).then((result) => {
      if (orElse && !result.rowCount) throw orElse();
      return result.rows as R[];
    });
    this.#posted.waiting.push(sent.then(() => {}, (error: Error) => void (this.#posted.failure ??= error)));
    return sent;
  }

  /** Waits until everything posted is done; throws what failed first. */
  async settled(): Promise<void> {
    while (this.#posted.waiting.length > 0) await Promise.all(this.#posted.waiting.splice(0));
    if (this.#posted.failure !== undefined) throw this.#posted.failure;
  }

  /** What made the transaction fail, where a later statement only learned that it has. */
  causeOf(error: unknown): unknown {
    return (error as { code?: unknown } | null)?.code === IN_FAILED_TRANSACTION ? (this.#posted.failure ?? error) : error;
  }

  #send(statement: Sql): Promise<QueryResult> {
    return corked(this.#client, () => this.#client.query({ name: statement.name, text: statement.text, values: statement.values as unknown[] }));
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

  /** Writes what was announced, in the order it was; the database calls this as it commits. */
  flush(): void {
    if (this.#announced.length === 0) return;
    this.post(sql`
      insert into platform.event (id, name, version, brand_id, actor_kind, actor_id, subject_id, payload, at, silent)
      select id, name, version, brand_id, actor_kind, actor_id, subject_id, payload, at, silent
      from jsonb_to_recordset(${JSON.stringify(this.#announced)}::jsonb) as e(id uuid, name text, version smallint, brand_id uuid, actor_kind text, actor_id uuid, subject_id uuid, payload jsonb, at timestamptz, silent boolean)`);
    this.#announced.length = 0;
  }

  async schedule(job: Scheduling): Promise<void> {
    await this.scheduleAll([job]);
  }

  /** In one statement; no two may have the same kind and key. */
  async scheduleAll(jobs: readonly Scheduling[]): Promise<void> {
    if (jobs.length === 0) return;
    const rows = jobs.map((job) => ({ id: this.id(), kind: job.kind, key: job.key ?? null, brand_id: job.brandId, payload: job.payload ?? {}, run_at: job.runAt ?? this.now }));
    this.wishes.scheduledFor = Math.min(this.wishes.scheduledFor, ...rows.map((row) => row.run_at.getTime()));
    this.post(sql`
      insert into platform.job (id, kind, key, brand_id, payload, run_at, created_at)
      select id, kind, key, brand_id, payload, run_at, ${this.now} from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as j(id uuid, kind text, key text, brand_id uuid, payload jsonb, run_at timestamptz)
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
    await this.settled();
    const [announced, wanted] = [this.#announced.length, this.#afterCommit.length];
    const begun = corked(this.#client, () => this.#client.query('savepoint attempt'));
    begun.catch(() => {});
    try {
      const result = await work();
      await this.settled();
      // Goes with whatever comes next.
      const released = corked(this.#client, () => this.#client.query('release savepoint attempt'));
      this.#posted.waiting.push(released.then(() => {}, (error: Error) => void (this.#posted.failure ??= error)));
      return result;
    } catch (error) {
      await this.settled().catch(() => {});
      const cause = this.causeOf(error);
      this.#posted.failure = undefined;
      await corked(this.#client, () => this.#client.query('rollback to savepoint attempt'));
      this.#announced.length = announced;
      this.#afterCommit.length = wanted;
      throw cause;
    }
  }

  committed(): void {
    for (const work of this.#afterCommit) work();
  }
}
