import type { Tx } from '../db/tx.ts';

/** An announcement as it stands in the log. */
export interface EventRecord<Payload = Readonly<Record<string, unknown>>> {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly brandId: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly subjectId: string;
  readonly payload: Payload;
  readonly at: Date;
  readonly silent: boolean;
}

/**
 * A reaction to others' news. Events come in commit order, at least once, and take effect once: the listener's
 * place in the log moves in the same transaction as what it changes. Keep it cheap; schedule a job for slow work.
 */
export interface Listener {
  /** unique and lasting, e.g. 'facts.count-conversations' */
  readonly name: string;
  readonly hears: readonly string[];
  /** `now`: what happened before this listener was there is none of its business; otherwise a new one hears the whole log */
  readonly begins?: 'now';
  /**
   * Whether any of these is its business, where most of what it hears is not. It is asked beside the reading of the log, all
   * listeners in one round trip, and what is not its business costs no transaction. It may say yes too often, never too seldom.
   */
  readonly concerns?: (tx: Tx, events: readonly EventRecord[]) => boolean | Promise<boolean>;
  /** one event after the other … */
  readonly handle?: (tx: Tx, event: EventRecord) => Promise<void>;
  /** … or a whole batch at a time, where one statement can do for many. Either way a batch that fails is undone, and its events are tried one by one, each in a savepoint of its own. */
  readonly handleBatch?: (tx: Tx, events: readonly EventRecord[]) => Promise<void>;
}
