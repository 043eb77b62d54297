import { Type } from 'typebox';
import type { Tx } from '../../../platform/db/tx.ts';
import type { App } from '../../../platform/http/app.ts';
import { conversationFor } from '../access.ts';
import { changeConversations } from '../commands/change-conversations.ts';
import { handOver } from '../commands/hand-over.ts';
import { mergeConversations, unmergeConversation } from '../commands/merge-conversations.ts';
import { splitMessage } from '../commands/split-message.ts';
import { undoChange } from '../commands/undo-change.ts';
import { BulkChange, BulkChanged, Changed, Conversation, ConversationChange, HandOver, type ConversationView } from '../contract.ts';
import { showConversations } from '../queries/show-conversations.ts';
import { idOrNumber } from './reading.ts';

const change = { permission: 'conversations.change' };
const merge = { permission: 'conversations.merge' };

export function changeRoutes(app: App): void {
  app.write({ method: 'PATCH', url: '/api/v1/conversations/:id', summary: 'Change a conversation; the answer has a token that takes it back', access: change, params: idOrNumber, body: ConversationChange, response: Changed }, async (tx, { params, body }) => {
    const row = await conversationFor(tx, params.id);
    const done = await changeConversations(tx, [row.id], body);
    return { conversation: await shown(tx, row.id), undo_token: done.undoToken };
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/bulk', summary: 'Change many conversations at once', access: change, body: BulkChange, response: BulkChanged }, async (tx, { body }) => {
    const done = await changeConversations(tx, body.ids, body.change);
    return { changed: done.changed, undo_token: done.undoToken };
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/hand-over', summary: 'Give all open conversations of one person to another, to a team or to nobody', access: change, body: HandOver, response: BulkChanged }, async (tx, { body }) => {
    const done = await handOver(tx, body);
    return { changed: done.changed, undo_token: done.undoToken };
  });
  app.write({ method: 'POST', url: '/api/v1/undo', summary: 'Take a change back', access: change, body: Type.Object({ undo_token: Type.String({ format: 'uuid' }) }), response: Type.Object({ data: Type.Array(Conversation) }) }, async (tx, { body }) => {
    const ids = await undoChange(tx, body.undo_token);
    return { data: await showConversations(tx, ids) };
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/merge', summary: 'Merge this conversation into another', access: merge, params: idOrNumber, body: Type.Object({ into: Type.String({ maxLength: 36 }) }), response: Conversation }, async (tx, { params, body }) => {
    const source = await conversationFor(tx, params.id);
    const target = await conversationFor(tx, body.into.replace(/^#/, ''));
    await mergeConversations(tx, source.id, target.id);
    return shown(tx, target.id);
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/unmerge', summary: 'Undo the merge of this conversation', access: merge, params: idOrNumber, response: Conversation }, async (tx, { params }) => {
    const source = await conversationFor(tx, params.id);
    await unmergeConversation(tx, source.id);
    return shown(tx, source.id);
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/split', summary: 'Make a message a conversation of its own', access: merge, status: 201, params: idOrNumber, body: Type.Object({ message_id: Type.String({ format: 'uuid' }) }), response: Conversation }, async (tx, { params, body }) => {
    const row = await conversationFor(tx, params.id);
    const made = await splitMessage(tx, row.id, body.message_id);
    return shown(tx, made.id);
  });
}

async function shown(tx: Tx, id: string): Promise<ConversationView> {
  return (await showConversations(tx, [id]))[0] as ConversationView;
}
