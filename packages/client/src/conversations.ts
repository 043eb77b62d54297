import { get, patch, post, put, remove } from './request.ts';
import type { Address, ConversationPage, Draft, Inbox, Message, Priority } from './shapes.ts';

const root = '/api/v1/conversations';

export interface InboxQuery {
  view: string;
  q?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

export const loadInbox = (query: InboxQuery, signal?: AbortSignal) =>
  get<Inbox>('/api/v1/desk/inbox', { query: { ...query }, ...(signal ? { signal } : {}) });

/** One round trip with everything the screen shows. `ref` is the number or the id. */
export const loadConversation = (ref: string, signal?: AbortSignal) =>
  get<ConversationPage>(`/api/v1/desk/conversations/${encodeURIComponent(ref)}`, signal ? { signal } : {});

export interface ReplyInput {
  text: string;
  html?: string;
  attachments: string[];
  to: Address[];
  cc: Address[];
  status_id?: string | null;
  send_at?: string | null;
  seen_message_id: string | null;
  force?: boolean;
}

/** Refused with `replied_meanwhile` (409) when somebody answered since `seen_message_id`, unless forced. */
export const sendReply = (id: string, input: ReplyInput, idempotencyKey: string) =>
  post<Message>(`${root}/${id}/replies`, input, { idempotencyKey });

export const undoReply = (id: string, messageId: string) => post<Draft>(`${root}/${id}/replies/${messageId}/undo`);

export interface NoteInput {
  text: string;
  html?: string;
  attachments: string[];
}

export const addNote = (id: string, input: NoteInput, idempotencyKey: string) =>
  post<Message>(`${root}/${id}/notes`, input, { idempotencyKey });

export interface DraftInput {
  text: string;
  kind: 'reply' | 'note';
  to: Address[];
  cc: Address[];
  attachments: string[];
}

export const saveDraft = (id: string, draft: DraftInput) => put<void>(`${root}/${id}/draft`, draft);

export interface ConversationChange {
  status_id?: string;
  status_category?: 'open' | 'waiting' | 'resolved';
  assignee_id?: string | null;
  team_id?: string | null;
  priority?: Priority;
  subject?: string;
  snoozed_until?: string | null;
  reason_id?: string | null;
}

export const changeConversation = (id: string, change: ConversationChange) => patch<void>(`${root}/${id}`, change);
export const addTag = (id: string, tag: string) => post<void>(`${root}/${id}/tags`, { tag });
export const removeTag = (id: string, tag: string) => remove<void>(`${root}/${id}/tags`, { tag });
export const markSpam = (id: string) => post<void>(`${root}/${id}/spam`);
export const rescueFromSpam = (id: string) => remove<void>(`${root}/${id}/spam`);
export const mergeInto = (id: string, into: string) => post<void>(`${root}/${id}/merge`, { into });
export const unmerge = (id: string) => post<void>(`${root}/${id}/unmerge`);
export const splitAt = (id: string, messageId: string) => post<{ id: string; number: number }>(`${root}/${id}/split`, { message_id: messageId });

export interface OutsideLetter {
  to: Address[];
  subject: string;
  text: string;
  html?: string;
  attachments: string[];
}

/** A thread with a supplier, carrier or warehouse that the shopper never sees. */
export const openSideThread = (id: string, letter: OutsideLetter) => post<void>(`${root}/${id}/side-threads`, letter);
export const forwardConversation = (id: string, letter: OutsideLetter & { message_id?: string }) => post<void>(`${root}/${id}/forward`, letter);

export interface NewMail extends OutsideLetter {
  brand_id: string;
  cc: Address[];
}

export const startConversation = (mail: NewMail) => post<{ id: string; number: number }>(root, mail);

export type BulkChange = ConversationChange & { add_tags?: string[]; remove_tags?: string[]; spam?: boolean };

export const changeMany = (ids: readonly string[], change: BulkChange) => post<{ undo_token: string }>(`${root}/bulk`, { ids, change });
export const undo = (token: string) => post<void>('/api/v1/undo', { undo_token: token });
