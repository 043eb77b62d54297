import pg from 'pg';
import { EVERY_BRAND, type Actor } from '../actor/actor.ts';
import type { Clock } from '../clock/clock.ts';
import { isUuid } from '../ids/ids.ts';
import { corked } from './corked.ts';
import { Tx, type Wishes } from './tx.ts';

pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// A Date or array parameter is passed as it is; every other object is JSON.
pg.defaults.parseInputDatesAsUTC = false;

export interface DatabaseOptions {
  url: string;
  clock: Clock;
  /** connections for requests and workers; searches and reports have a pool of their own */
  size?: number;
  reportSize?: number;
  onError?: (error: Error) => void;
}

export interface TransactOptions {
  /** the moment written down, when history is imported */
  at?: Date;
  silent?: boolean;
}

type Work<T> = (tx: Tx) => Promise<T>;

const DEADLOCK = '40P01';
const TIMES_AGAIN = 2;

/** Opens transactions under the row policies of an actor's brands. */
export class Database {
  readonly clock: Clock;
  readonly url: string;
  /** told after each commit that announced or scheduled something */
  onCommit: (wishes: Wishes) => void = () => {};
  readonly #pool: pg.Pool;
  readonly #reports: pg.Pool;

  constructor(options: DatabaseOptions) {
    this.clock = options.clock;
    this.url = options.url;
    this.#pool = openPool(options, options.size ?? 12, 30_000);
    this.#reports = openPool(options, options.reportSize ?? 4, 15_000);
  }

  /** A change: everything in `work` commits together, or nothing does. Of two that wait for each other the one that gives way is done again. */
  async transact<T>(actor: Actor, work: Work<T>, options: TransactOptions = {}): Promise<T> {
    for (let left = TIMES_AGAIN; ; left -= 1) {
      try {
        return await this.#once(actor, work, options);
      } catch (error) {
        if (left === 0 || (error as { code?: unknown }).code !== DEADLOCK) throw error;
      }
    }
  }

  async #once<T>(actor: Actor, work: Work<T>, options: TransactOptions): Promise<T> {
    const client = await this.#pool.connect();
    const tx = new Tx(client, actor, options.at ?? this.clock.now(), options.silent ?? false);
    const result = await within(client, `begin; ${settings(actor)}`, tx, work);
    tx.committed();
    if (tx.wishes.announced || tx.wishes.scheduledFor < Infinity) this.onCommit(tx.wishes);
    return result;
  }

  /** A look at one moment of the data. */
  async read<T>(actor: Actor, work: Work<T>): Promise<T> {
    const client = await this.#pool.connect();
    return within(client, `begin isolation level repeatable read read only; ${settings(actor)}`, new Tx(client, actor, this.clock.now(), false), work);
  }

  /** A look that may be slow (search, reports, exports): own connections and a time limit, so that it delays no reply. */
  async report<T>(actor: Actor, work: Work<T>, limitSeconds = 10): Promise<T> {
    const client = await this.#reports.connect();
    const limit = `set local statement_timeout = ${Math.round(limitSeconds * 1000)};`;
    return within(client, `begin isolation level repeatable read read only; ${limit} ${settings(actor)}`, new Tx(client, actor, this.clock.now(), false), work);
  }

  /** Connections waiting and in use, for /metrics and /ready. */
  load(): { total: number; idle: number; waiting: number } {
    return { total: this.#pool.totalCount, idle: this.#pool.idleCount, waiting: this.#pool.waitingCount };
  }

  async close(): Promise<void> {
    await Promise.all([this.#pool.end(), this.#reports.end()]);
  }
}

function openPool(options: DatabaseOptions, max: number, statementTimeout: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: options.url,
    max,
    pipeline: true,
    statement_timeout: statementTimeout,
    idle_in_transaction_session_timeout: 30_000,
    connectionTimeoutMillis: 10_000,
    onConnect: takeServerRole,
  } as pg.PoolConfig);
  const report = options.onError ?? (() => {});
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', report));
  return pool;
}

/** With one URL for both roles the connection steps down to the role that cannot bypass the policies. */
async function takeServerRole(client: pg.ClientBase): Promise<void> {
  await client.query(
    `do $$ begin
       if exists (select from pg_roles where rolname = 'keepdesk_server') and current_user <> 'keepdesk_server'
          and pg_has_role(current_user, 'keepdesk_server', 'member') then
         set role keepdesk_server;
       end if;
     end $$`,
  );
}

async function within<T>(client: pg.PoolClient, begin: string, tx: Tx, work: Work<T>): Promise<T> {
  const say = (text: string): Promise<pg.QueryResult> => corked(client, () => client.query(text));
  let broken: Error | undefined;
  try {
    // Sent together with the first statement: a failed begin fails that statement too.
    const begun = say(begin);
    begun.catch(() => {});
    const result = await work(tx);
    await begun;
    tx.flush();
    // A commit behind a failed statement is a rollback, so it need not wait to hear of them.
    const [, ended] = await Promise.all([tx.settled(), say('commit')]);
    if (ended.command === 'ROLLBACK') throw new Error('a statement of this transaction had failed, so nothing of it was kept');
    return result;
  } catch (error) {
    await tx.settled().catch(() => {});
    await say('rollback').catch((failure: Error) => (broken = failure));
    throw tx.causeOf(error);
  } finally {
    client.release(broken);
  }
}

/** Brand ids are checked to be UUIDs before they enter the text of the statement. */
function settings(actor: Actor): string {
  if (actor.brands === EVERY_BRAND) return `set local keepdesk.brands = '*'`;
  for (const brand of actor.brands) if (!isUuid(brand)) throw new TypeError('a brand id is not a UUID');
  return `set local keepdesk.brands = '{${actor.brands.join(',')}}'`;
}
