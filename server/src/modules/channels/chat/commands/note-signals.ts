import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { ChatPorts } from '../ports.ts';
import { readCart, withPage } from '../rules/shown-pages.ts';
import type { ChatRow } from '../store/chats.ts';
import type { VisitorRow } from '../store/visitors.ts';
import { tellAfter, tellDeskAfter } from './tell.ts';

/** How far a browser has got, and how far somebody has looked. */
export interface Reached {
  readonly chatId: string;
  readonly got: number;
  readonly seen: number;
}

/** Notes it for many chats at once. Numbers only grow, and never beyond what was said. */
export async function noteReached(ports: ChatPorts, tx: Tx, reached: readonly Reached[]): Promise<void> {
  const rows = await tx.rows<ChatRow>(sql`
    update channels_chat.chat c set delivered_seq = greatest(c.delivered_seq, least(r.got, c.last_seq)), seen_seq = greatest(c.seen_seq, least(r.seen, c.last_seq))
    from jsonb_to_recordset(${JSON.stringify(reached.map(({ chatId, got, seen }) => ({ id: chatId, got: Math.max(got, seen), seen })))}::jsonb) as r(id uuid, got integer, seen integer)
    where c.id = r.id and (c.delivered_seq < least(r.got, c.last_seq) or c.seen_seq < least(r.seen, c.last_seq)) returning c.*`);
  for (const row of rows) {
    tellDeskAfter(tx, ports, row.brand_id, row.conversation_id);
    if (reached.some((one) => one.chatId === row.id && one.seen > 0)) tellAfter(tx, ports, { chat: 'state', id: row.id, visitor: row.visitor_id });
  }
}

/** What a shopper looks at, as the shop's page says it. */
export async function notePage(ports: ChatPorts, tx: Tx, visitorId: string, page: Record<string, unknown>): Promise<void> {
  const visitor = await held(tx, visitorId);
  tx.post(sql`update channels_chat.visitor set pages = ${JSON.stringify(withPage(visitor.pages, page, tx.now))}::jsonb, last_seen_at = ${tx.now} where id = ${visitorId}`);
  await tellBeside(ports, tx, visitor);
}

/** What lies in the cart now; nothing when it is empty. */
export async function noteCart(ports: ChatPorts, tx: Tx, visitorId: string, said: Record<string, unknown>): Promise<void> {
  const visitor = await held(tx, visitorId);
  const cart = readCart(said);
  tx.post(sql`update channels_chat.visitor set cart = ${cart === null ? null : JSON.stringify(cart)}::jsonb where id = ${visitorId}`);
  await tellBeside(ports, tx, visitor);
}

/** A browser came, or the last one of a visitor went. */
export async function noteHere(ports: ChatPorts, tx: Tx, visitorId: string, here: boolean): Promise<void> {
  const visitor = await tx.maybe<VisitorRow>(sql`update channels_chat.visitor set last_seen_at = ${tx.now}, left_at = ${here ? null : tx.now} where id = ${visitorId} returning *`);
  if (visitor) await tellBeside(ports, tx, visitor);
}

const held = (tx: Tx, visitorId: string): Promise<VisitorRow> => tx.one<VisitorRow>(sql`select * from channels_chat.visitor where id = ${visitorId} for update`);

/** The desks that show a chat of this visitor ask again. */
async function tellBeside(ports: ChatPorts, tx: Tx, visitor: VisitorRow): Promise<void> {
  const since = new Date(tx.now.getTime() - 7 * 86_400_000);
  const chats = await tx.rows<{ conversation_id: string }>(sql`select conversation_id from channels_chat.chat where visitor_id = ${visitor.id} and created_at > ${since} order by created_at desc limit 3`);
  for (const chat of chats) tellDeskAfter(tx, ports, visitor.brand_id, chat.conversation_id);
}
