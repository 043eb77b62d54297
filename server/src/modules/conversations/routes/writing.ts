import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { conversationFor, conversationIdFor } from '../access.ts';
import { openConversation } from '../commands/open-conversation.ts';
import { undoReply } from '../commands/release-reply.ts';
import { saveDraft } from '../commands/save-draft.ts';
import { sendReply } from '../commands/send-reply.ts';
import { forwardMessage, startSideThread } from '../commands/side-thread.ts';
import { writeNote } from '../commands/write-note.ts';
import { Conversation, DraftInput, Forward, Message, NewConversation, NewNote, NewReply, SideThread } from '../contract.ts';
import { showConversations } from '../queries/show-conversations.ts';
import { showMessage, showMessages } from '../queries/show-messages.ts';
import { idOrNumber } from './reading.ts';

const reply = { permission: 'conversations.reply' };
const note = { permission: 'conversations.note' };

export function writingRoutes(app: App): void {
  app.write({ method: 'POST', url: '/api/v1/conversations', summary: 'Open a conversation: on a customer’s behalf, or as a new mail to one', access: reply, status: 201, body: NewConversation, response: Conversation }, async (tx, { body, actor }) => {
    const opened = await openConversation(tx, body, { id: actor.id, name: actor.name });
    return (await showConversations(tx, [opened.id]))[0] as never;
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/replies', summary: 'Answer the customer', access: reply, status: 201, params: idOrNumber, body: NewReply, response: Type.Object({ message: Message, conversation: Conversation, send_at: Type.String() }) }, async (tx, { params, body, actor }) => {
    const sent = await sendReply(tx, await conversationIdFor(tx, params.id), body, { id: actor.id, name: actor.name });
    const [messages, shown] = await Promise.all([showMessages(tx, [sent.message]), showConversations(tx, [sent.conversationId])]);
    return { message: messages[0] as never, conversation: shown[0] as never, send_at: sent.sendAt.toISOString() };
  });
  app.write(
    { method: 'POST', url: '/api/v1/conversations/:id/replies/:message_id/undo', summary: 'Take a reply back before it leaves', access: reply, params: Type.Object({ id: Type.String(), message_id: Type.String({ format: 'uuid' }) }), response: Type.Object({ text: Type.String(), html: Type.Union([Type.String(), Type.Null()]), conversation: Conversation }) },
    async (tx, { params }) => {
      const row = await conversationFor(tx, params.id);
      const words = await undoReply(tx, row.id, params.message_id);
      return { ...words, conversation: (await showConversations(tx, [row.id]))[0] as never };
    },
  );
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/notes', summary: 'Write a note for colleagues', access: note, status: 201, params: idOrNumber, body: NewNote, response: Message }, async (tx, { params, body, actor }) => {
    return showMessage(tx, await writeNote(tx, await conversationIdFor(tx, params.id), body, { id: actor.id, name: actor.name }));
  });
  app.write({ method: 'PUT', url: '/api/v1/conversations/:id/draft', summary: 'Keep what is being written', access: note, params: idOrNumber, body: DraftInput, response: Type.Object({ kept: Type.Boolean() }) }, async (tx, { params, body }) => {
    const row = await conversationFor(tx, params.id);
    await saveDraft(tx, row.id, body);
    return { kept: true };
  });
  threadRoutes(app);
}

function threadRoutes(app: App): void {
  const made = Type.Object({ id: Type.String(), number: Type.Integer() });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/side-threads', summary: 'Write to a carrier, warehouse or supplier about it', access: reply, status: 201, params: idOrNumber, body: SideThread, response: made }, async (tx, { params, body, actor }) => {
    const row = await conversationFor(tx, params.id);
    return startSideThread(tx, row.id, body, { id: actor.id, name: actor.name });
  });
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/forward', summary: 'Send a message on to somebody else', access: reply, status: 201, params: idOrNumber, body: Forward, response: made }, async (tx, { params, body, actor }) => {
    const row = await conversationFor(tx, params.id);
    return forwardMessage(tx, row.id, body, { id: actor.id, name: actor.name });
  });
}
