import type { Tx } from '../../../../platform/db/tx.ts';
import type { ChatPorts } from '../ports.ts';

/** What processes tell each other about chats; short, for it goes through the database's own news. */
export type ChatNews =
  | { readonly chat: 'lines'; readonly id: string; readonly visitor: string }
  | { readonly chat: 'state'; readonly id: string; readonly visitor: string; readonly ended?: boolean; readonly readSeq?: number }
  | { readonly chat: 'visitor'; readonly visitor: string; readonly gone: 'blocked' | 'signed_out' }
  | { readonly chat: 'settings' }
  | { readonly chat: 'typing'; readonly brand: string; readonly conversation: string; readonly on: boolean }
  | { readonly chat: 'beside'; readonly brand: string; readonly conversation: string };

/** How every message of ours between processes begins, so that others' are told apart. */
export const CHAT_NEWS = '{"chat":';

export const send = (ports: Pick<ChatPorts, 'send'>, news: ChatNews): void => ports.send(JSON.stringify(news));

/** Once the change is durable. */
export function tellAfter(tx: Tx, ports: Pick<ChatPorts, 'send'>, news: ChatNews): void {
  tx.afterCommit(() => send(ports, news));
}

/** The desks that may see the brand learn that what stands beside a conversation is another now. */
export function tellDeskAfter(tx: Tx, ports: Pick<ChatPorts, 'send'>, brandId: string, conversationId: string): void {
  tellAfter(tx, ports, { chat: 'beside', brand: brandId, conversation: conversationId });
}
