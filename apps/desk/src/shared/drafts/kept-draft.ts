import type { Address, DraftFile } from '@keepdesk/client';

/** What has been written and not sent, as this browser keeps it. */
export interface KeptDraft {
  kind: 'reply' | 'note';
  text: string;
  to: Address[] | null;
  cc: Address[] | null;
  attachments: DraftFile[];
  /** The macro whose text this began with: what else it does happens when the reply goes. */
  macro_id?: string;
  /** The newest letter on the screen when writing began. */
  seen_message_id?: string | null;
  updated_at: string;
  /** Whether the server has exactly this text. */
  saved: boolean;
}

export interface DraftShelf {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
}

export type DraftKind = KeptDraft['kind'];

/** A note is kept apart from a reply: what is meant for colleagues must never stand in a letter. */
const keyOf = (conversationId: string, kind: DraftKind) => `keepdesk.draft.${conversationId}.${kind}`;

export function readDraft(shelf: DraftShelf, conversationId: string, kind: DraftKind): KeptDraft | null {
  try {
    return JSON.parse(shelf.getItem(keyOf(conversationId, kind)) ?? 'null') as KeptDraft | null;
  } catch {
    return null;
  }
}

/** Keeps the draft here, before anything else happens with it. An empty one is forgotten once the server knows. */
export function keepDraft(shelf: DraftShelf, conversationId: string, draft: KeptDraft): void {
  if (draft.saved && draft.text === '' && draft.attachments.length === 0) shelf.removeItem(keyOf(conversationId, draft.kind));
  else shelf.setItem(keyOf(conversationId, draft.kind), JSON.stringify(draft));
}

export function forgetDraft(shelf: DraftShelf, conversationId: string, kind: DraftKind): void {
  shelf.removeItem(keyOf(conversationId, kind));
}

/** Marks as saved what the server has received, unless the person went on writing meanwhile. */
export function confirmSaved(shelf: DraftShelf, conversationId: string, kind: DraftKind, updatedAt: string): void {
  const kept = readDraft(shelf, conversationId, kind);
  if (kept && kept.updated_at === updatedAt) keepDraft(shelf, conversationId, { ...kept, saved: true });
}

type ServerDraft = Pick<KeptDraft, 'kind' | 'text' | 'to' | 'cc' | 'attachments' | 'macro_id' | 'updated_at'>;

/**
 * Which of the two drafts to go on with: what the server never received wins over what it has;
 * otherwise the newer one (it may have been written on another machine).
 */
export function chooseDraft(kept: KeptDraft | null, server: ServerDraft | null): KeptDraft | null {
  if (kept && !kept.saved && kept.text !== '') return kept;
  if (!server) return kept && !kept.saved ? kept : null;
  if (kept && kept.updated_at > server.updated_at) return kept;
  return { ...server, saved: true };
}
