import { get, post, put } from './request.ts';
import type { Address, Conversation, ConversationChange, ConversationPage, HandOver, Inbox, Message, Page, SearchHits } from './shapes.ts';

const root = '/api/v1/conversations';

export interface InboxQuery {
  view: string;
  cursor?: string | undefined;
  limit?: number | undefined;
  brand_id?: string | undefined;
}

export const loadInbox = (query: InboxQuery, signal?: AbortSignal) =>
  get<Inbox>('/api/v1/desk/inbox', { query: { ...query }, ...(signal ? { signal } : {}) });

export interface SearchQuery {
  q: string;
  cursor?: string | undefined;
  limit?: number | undefined;
  /** a saved view: only what it shows is found */
  view?: string | undefined;
}

/** Words and operators (`from:`, `order:`, `is:`, `before:` …) over everything one may see. */
export const searchConversations = (query: SearchQuery, signal?: AbortSignal) =>
  get<SearchHits>('/api/v1/search', { query: { ...query }, ...(signal ? { signal } : {}) });

/**
 * One round trip with everything the screen shows. `ref` is the number or the id. The server records a look, unless it
 * is fetched `ahead` of being shown: then `lookAt` tells.
 */
export const loadConversation = (ref: string, ahead: boolean, signal?: AbortSignal) =>
  get<ConversationPage>(`/api/v1/desk/conversations/${encodeURIComponent(ref)}`, { ...(ahead ? { query: { ahead } } : {}), ...(signal ? { signal } : {}) });

/** The messages right before one, oldest first; `next_cursor` names the next `before` while there are more. */
export const loadMessagesBefore = (id: string, before: string) => get<Page<Message>>(`${root}/${id}/messages`, { query: { before, limit: 50 } });

/** What was fetched ahead is on the screen now. */
export const lookAt = (id: string) => post<unknown>(`${root}/${id}/look`);

export interface ReplyInput {
  text: string;
  html?: string;
  attachment_ids: string[];
  to: Address[];
  cc: Address[];
  status_id?: string;
  send_at?: string;
  seen_message_id?: string;
  macro_id?: string;
  force?: boolean;
}

/** The stored reply and when it leaves. */
export interface SentReply {
  message: Message;
  conversation: Conversation;
  send_at: string;
}

/** Refused with `replied_meanwhile` (409) when somebody wrote since `seen_message_id`, unless forced. */
export const sendReply = (id: string, input: ReplyInput, idempotencyKey: string) =>
  post<SentReply>(`${root}/${id}/replies`, input, { idempotencyKey });

export const undoReply = (id: string, messageId: string) => post<unknown>(`${root}/${id}/replies/${messageId}/undo`);

/** Tries again a reply that could not be delivered. */
export const retryReply = (id: string, messageId: string) => post<unknown>(`${root}/${id}/messages/${messageId}/retry`);

export interface NoteInput {
  text: string;
  html?: string;
  attachment_ids: string[];
  mentions: string[];
}

export const addNote = (id: string, input: NoteInput, idempotencyKey: string) =>
  post<unknown>(`${root}/${id}/notes`, input, { idempotencyKey });

export interface DraftInput {
  kind: 'reply' | 'note';
  text: string;
  html: string;
  to: Address[];
  cc: Address[];
  attachment_ids: string[];
  macro_id?: string;
}

export const saveDraft = (id: string, draft: DraftInput) => put<unknown>(`${root}/${id}/draft`, draft);

export const mergeInto = (id: string, into: string) => post<unknown>(`${root}/${id}/merge`, { into });
export const unmerge = (id: string) => post<unknown>(`${root}/${id}/unmerge`);
export const splitAt = (id: string, messageId: string) => post<{ id: string; number: number }>(`${root}/${id}/split`, { message_id: messageId });

/** A thread with a supplier, carrier or warehouse that the shopper never sees. */
export interface OutsideLetter {
  to: Address[];
  subject: string;
  text: string;
  html?: string;
}

export const openSideThread = (id: string, letter: OutsideLetter) => post<unknown>(`${root}/${id}/side-threads`, letter);
export const forwardMessage = (id: string, letter: Omit<OutsideLetter, 'subject'> & { message_id: string }) => post<unknown>(`${root}/${id}/forward`, letter);

export interface NewMail {
  brand_id: string;
  customer: { email: string; name?: string };
  subject: string;
  text: string;
  html?: string;
}

export const startConversation = (mail: NewMail) => post<{ id: string; number: number }>(root, { ...mail, direction: 'to_customer' });

/** How many changed, and what takes all of it back. */
export interface ManyChanged {
  changed: number;
  undo_token: string | null;
}

export const changeMany = (ids: readonly string[], change: ConversationChange) => post<ManyChanged>(`${root}/bulk`, { ids, change });
export const handOver = (asked: HandOver) => post<ManyChanged>(`${root}/hand-over`, asked);
export const undo = (token: string) => post<unknown>('/api/v1/undo', { undo_token: token });
