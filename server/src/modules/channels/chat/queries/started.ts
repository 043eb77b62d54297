import type { Tx } from '../../../../platform/db/tx.ts';
import type { StartedView } from '../contract.ts';
import { chatsOf } from '../store/chats.ts';
import { isSigned, type VisitorRow } from '../store/visitors.ts';
import { showChats } from './lines.ts';
import { openingOf } from './show-settings.ts';

/** What a browser needs to go on: who it is, whether somebody is there, and the chats it may see. */
export async function showStarted(tx: Tx, visitor: VisitorRow, credentials: string): Promise<StartedView> {
  const [opening, chats] = await Promise.all([openingOf(tx, visitor.brand_id), chatsOf(tx, visitor)]);
  return {
    visitor: credentials, me: { name: visitor.name, email: visitor.email, signed_in: isSigned(visitor, tx.now) }, open: opening.open, next_open_at: opening.nextAt?.toISOString() ?? null, time_zone: opening.timeZone,
    chats: await showChats(tx, chats),
  };
}
