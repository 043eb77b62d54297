import type { ChatView, LineView } from '../../../../server/src/modules/channels/chat/contract.ts';
import type { Shown } from './shown.ts';

export type Taken = { readonly lines: readonly LineView[]; readonly gap: boolean };

/**
 * What a chat shows after more lines came. Their numbers have no gaps: what is here already is passed over, and where one is
 * missing nothing after it is taken, for it would be missing for ever.
 */
export function takeLines(have: readonly LineView[], more: readonly LineView[]): Taken {
  const lines = [...have];
  for (const line of more) {
    const next = lastSeq(lines) + 1;
    if (line.seq < next) continue;
    if (line.seq > next) return { lines, gap: true };
    lines.push(line);
  }
  return { lines, gap: false };
}

/** What is shown after lines of one chat came: a chat begun elsewhere appears, and what was sent from here has arrived. */
export function withLines(shown: Shown, chat: string, more: readonly LineView[]): { change: Partial<Shown>; gap: boolean; last: number } {
  const { lines, gap } = takeLines(shown.lines[chat] ?? [], more);
  const known = shown.chats.some((one) => one.id === chat);
  const begun: ChatView = { id: chat, subject: more[0]?.text ?? '', last_seq: 0, seen_seq: 0, read_seq: 0, ended: false, at: more[0]?.at ?? new Date().toISOString(), survey: null };
  const arrived = new Set(lines.map((line) => line.client_id));
  const change = {
    lines: { ...shown.lines, [chat]: lines },
    chats: known ? shown.chats : [begun, ...shown.chats],
    current: shown.current ?? chat,
    unsent: shown.unsent.filter((one) => !arrived.has(one.client_id)),
    ...(more.some((line) => line.ours) ? { typing: null } : {}),
  };
  return { change, gap, last: lastSeq(lines) };
}

/** The number of the newest line; 0 while there is none. */
export const lastSeq = (lines: readonly LineView[] = []): number => lines[lines.length - 1]?.seq ?? 0;

/** The chats, with one of them changed. */
export function changeChat(chats: readonly ChatView[], id: string | null, change: (chat: ChatView) => Partial<ChatView>): readonly ChatView[] {
  return chats.map((one) => (one.id === id ? { ...one, ...change(one) } : one));
}

/** Answers that were not looked at. */
export function countUnread(lines: readonly LineView[], seen: number): number {
  return lines.filter((line) => line.ours && line.seq > seen).length;
}
