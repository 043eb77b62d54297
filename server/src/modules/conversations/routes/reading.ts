import { Type } from 'typebox';
import type { App } from '../../../platform/http/app.ts';
import { pageOf, pageQuery, readCursor } from '../../../platform/http/lists.ts';
import { part, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { record } from '../../audit/index.ts';
import { conversationFor } from '../access.ts';
import { Category, Conversation, ConversationPage, Conversations, Events, Inbox, Messages, SearchHits, type ViewQueryInput } from '../contract.ts';
import { conversationPage, showEvents } from '../queries/conversation-page.ts';
import { inbox } from '../queries/inbox.ts';
import { pageOfConversations } from '../queries/list-conversations.ts';
import { searchConversations } from '../queries/search.ts';
import { showConversations } from '../queries/show-conversations.ts';
import { messagesBefore, messagesPage, showMessages } from '../queries/show-messages.ts';
import type { ConversationRow } from '../store/conversations.ts';

const read = { permission: 'conversations.read' };
export const idOrNumber = Type.Object({ id: Type.String({ maxLength: 36 }) });

const messagesQuery = Type.Object({ ...pageQuery, before: Type.Optional(Type.String({ format: 'uuid' })) });

const listQuery = Type.Object({
  ...pageQuery,
  brand_id: Type.Optional(Type.String({ format: 'uuid' })),
  status: Type.Optional(Category),
  assignee: Type.Optional(Type.String({ maxLength: 36 })),
  customer_id: Type.Optional(Type.String({ format: 'uuid' })),
  tag: Type.Optional(Type.String({ format: 'uuid' })),
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('waiting'), Type.Literal('due')])),
  unread: Type.Optional(Type.Boolean()),
});

export function readRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/conversations', summary: 'Conversations, newest first, filtered', access: read, query: listQuery, response: Conversations }, async (tx, { query }) => {
    const view: ViewQueryInput = {
      ...(query.status ? { category: [query.status] } : {}), ...(query.assignee ? { assignee: [query.assignee] } : {}), ...(query.brand_id ? { brand_ids: [query.brand_id] } : {}),
      ...(query.tag ? { any_tags: [query.tag] } : {}), ...(query.channel ? { channel: [query.channel] } : {}), ...(query.sort ? { sort: query.sort } : {}), ...(query.unread === undefined ? {} : { unread: query.unread }),
    };
    const extra: SqlPart[] = query.customer_id === undefined ? [] : [part`c.customer_id = ${query.customer_id}`];
    const page = await pageOfConversations(tx, view, { limit: query.limit ?? 50, cursor: query.cursor, extra });
    return { data: await showConversations(tx, page.ids), next_cursor: page.next_cursor };
  });
  app.read({ method: 'GET', url: '/api/v1/conversations/:id', summary: 'One conversation, by id or number', access: read, params: idOrNumber, response: Conversation }, async (tx, { params }) => {
    const row = await conversationFor(tx, params.id);
    return (await showConversations(tx, [row.id]))[0] as never;
  });
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/messages', summary: 'Messages of a conversation, oldest first; with before=<message id> those right before it, and next_cursor is then the next before', access: read, params: idOrNumber, query: messagesQuery, response: Messages }, async (tx, { params, query }) => {
    const row = await conversationFor(tx, params.id);
    const limit = query.limit ?? 50;
    if (query.before !== undefined) {
      const { rows, older } = await messagesBefore(tx, row.id, query.before, limit);
      return { data: await showMessages(tx, rows), next_cursor: older ? (rows[0]?.id ?? null) : null };
    }
    const page = pageOf(await messagesPage(tx, row.id, readCursor(query.cursor), limit + 1), limit, (message) => ({ at: message.at.toISOString(), id: message.id }));
    return { data: await showMessages(tx, page.data), next_cursor: page.next_cursor };
  });
  app.read({ method: 'GET', url: '/api/v1/conversations/:id/events', summary: 'What happened to a conversation', access: read, params: idOrNumber, response: Events }, async (tx, { params }) => {
    const row = await conversationFor(tx, params.id);
    return { data: await showEvents(tx, row.id), next_cursor: null };
  });
  screenRoutes(app);
}

/** The conversation, or the one it was merged into. */
async function standingFor(tx: Tx, idOrNumber: string): Promise<ConversationRow> {
  const asked = await conversationFor(tx, idOrNumber);
  return asked.merged_into_id === null ? asked : conversationFor(tx, asked.merged_into_id);
}

/** The same, and the record says that somebody saw it. */
async function lookAt(tx: Tx, idOrNumber: string): Promise<ConversationRow> {
  const row = await standingFor(tx, idOrNumber);
  await record(tx, { action: 'conversations.viewed', subjectKind: 'conversation', subjectId: row.id, brandId: row.brand_id });
  return row;
}

function screenRoutes(app: App): void {
  app.read({ method: 'GET', url: '/api/v1/desk/inbox', summary: 'A view of the inbox with the counts of all views', access: read, query: Type.Object({ ...pageQuery, view: Type.Optional(Type.String({ maxLength: 36 })), brand_id: Type.Optional(Type.String({ format: 'uuid' })) }), response: Inbox }, (tx, { query }) =>
    inbox(tx, { view: query.view ?? 'open', limit: query.limit ?? 50, cursor: query.cursor, brandId: query.brand_id }),
  );
  const pageQuestion = Type.Object({ ahead: Type.Optional(Type.Boolean()) });
  app.open({ method: 'GET', url: '/api/v1/desk/conversations/:id', summary: 'Everything the conversation screen shows; with ahead=true it is no look yet, and POST …/look tells when it is', access: read, params: idOrNumber, query: pageQuestion, response: ConversationPage }, ({ actor, params, query }) =>
    query.ahead
      ? app.db.read(actor, async (tx) => conversationPage(tx, await standingFor(tx, params.id)))
      : app.db.transact(actor, async (tx) => conversationPage(tx, await lookAt(tx, params.id))),
  );
  app.write({ method: 'POST', url: '/api/v1/conversations/:id/look', summary: 'A conversation fetched ahead is now being looked at', access: read, status: 201, params: idOrNumber, response: Type.Object({ looked: Type.Boolean() }) }, async (tx, { params }) => {
    await lookAt(tx, params.id);
    return { looked: true };
  });
  app.read({ method: 'GET', url: '/api/v1/search', summary: 'Search conversations: words, names, numbers, operators', access: read, slow: true, query: Type.Object({ ...pageQuery, q: Type.String({ minLength: 1, maxLength: 500 }), view: Type.Optional(Type.String({ format: 'uuid' })) }), response: SearchHits }, (tx, { query }) =>
    searchConversations(tx, query.q, { limit: query.limit ?? 50, cursor: query.cursor, view: query.view }),
  );
}

