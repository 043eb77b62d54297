import type { Static, TSchema } from 'typebox';
import { EVERY_BRAND } from '../../../platform/actor/actor.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App, Call, RouteDefinition } from '../../../platform/http/app.ts';
import { answerOnce } from '../../../platform/http/idempotency.ts';
import type { Doorkeeper } from '../sign-in/doorkeeper.ts';

/** What the routes of this module share. */
export interface Desk {
  readonly app: App;
  readonly doorkeeper: Doorkeeper;
  /** names of every permission there is */
  readonly catalogue: () => readonly string[];
}

/**
 * A change to people, roles, keys or brands: one transaction that sees every brand, because such
 * things belong to none. Who may do it is decided by permission and by `requireReach`.
 */
export function wideWrite<P extends TSchema, Q extends TSchema, B extends TSchema, R extends TSchema>(
  { app, doorkeeper }: Desk,
  definition: RouteDefinition<P, Q, B, R>,
  handle: (tx: Tx, call: Call<P, Q, B>) => Promise<Static<R>>,
): void {
  app.open(definition, (call) =>
    app.db.transact({ ...call.actor, brands: EVERY_BRAND }, async (tx) => {
      tx.afterCommit(() => doorkeeper.forget());
      return answerOnce(tx, call.request, call.reply, definition.status ?? 200, () => handle(tx, call));
    }),
  );
}
