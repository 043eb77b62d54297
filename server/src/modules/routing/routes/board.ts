import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { listOf } from '../../../platform/http/lists.ts';
import { conversationFor } from '../../conversations/index.ts';
import { reassign } from '../commands/reassign.ts';
import { PoolBoard, Reassign, WaitingRow, WhyWaiting } from '../contract.ts';
import { queueBoard, waitingIn } from '../queries/queue-board.ts';
import { whyWaiting } from '../queries/why-waiting.ts';

const see = { permission: 'routing.read' };

/** Queues as a lead sees them, and giving a conversation to somebody else. */
export function boardRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/queues', summary: 'What waits in each pool, by age and by deadline, and who is there for it', access: see, response: listOf(PoolBoard) }, async (tx) => ({ data: await queueBoard(tx), next_cursor: null }));
  app.read({ method: 'GET', url: '/api/v1/queues/waiting', summary: 'The conversations that wait in a pool, or in none; the next due first', access: see, query: Type.Object({ pool_id: Type.Optional(Type.String({ format: 'uuid' })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }), response: listOf(WaitingRow) }, async (tx, { query }) => ({
    data: await waitingIn(tx, query.pool_id ?? null, query.limit ?? 50), next_cursor: null,
  }));
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/why-waiting', summary: 'Why nobody has a conversation yet; null when it does not wait', access: { permission: 'conversations.read' }, params: Type.Object({ id: Type.String({ maxLength: 36 }) }), response: Type.Object({ data: Type.Union([WhyWaiting, Type.Null()]) }) }, async (tx, { params }) => {
    const row = await conversationFor(tx, params.id);
    return { data: (await whyWaiting(tx, [row.id])).get(row.id) ?? null };
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/reassign', summary: 'Give a conversation to somebody, or back to a queue, with a note for whoever has it next', access: { permission: 'conversations.change' }, params: Type.Object({ id: Type.String({ maxLength: 36 }) }), body: Reassign, response: Type.Object({ conversation_id: Type.String() }) }, async (tx, { params, body, actor }) => {
    const row = await conversationFor(tx, params.id);
    await reassign(tx, row.id, body, { id: actor.id, name: actor.name });
    return { conversation_id: row.id };
  });
}
