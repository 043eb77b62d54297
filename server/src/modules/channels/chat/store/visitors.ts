import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import { isUuid } from '../../../../platform/ids/ids.ts';
import { Refusal } from '../../../../platform/refusal/refusal.ts';
import type { Cart, SeenPage } from '../rules/shown-pages.ts';

export interface VisitorRow {
  id: string;
  brand_id: string;
  secret_hash: string;
  customer_id: string | null;
  name: string;
  email: string | null;
  locale: string | null;
  signed_until: Date | null;
  signed_subject: string | null;
  signed_email: string | null;
  blocked_at: Date | null;
  pages: SeenPage[];
  cart: Cart | null;
  last_seen_at: Date;
  left_at: Date | null;
  created_at: Date;
}

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Answers with the credentials its browser keeps; only their hash stays here. */
export async function newVisitor(tx: Tx, brandId: string, locale: string | null): Promise<{ visitor: VisitorRow; credentials: string }> {
  const secret = randomBytes(24).toString('base64url');
  const visitor = await tx.one<VisitorRow>(sql`
    insert into channels_chat.visitor (id, brand_id, secret_hash, locale, last_seen_at, created_at) values (${tx.id()}, ${brandId}, ${hashOf(secret)}, ${locale}, ${tx.now}, ${tx.now}) returning *`);
  return { visitor, credentials: `${visitor.id}.${secret}` };
}

/** Nobody proves to be this visitor any more: for a shared computer. What was said stays with whoever answers. */
export function shutVisitor(tx: Tx, id: string): void {
  tx.post(sql`update channels_chat.visitor set signed_until = null, secret_hash = ${hashOf(randomBytes(24).toString('base64url'))} where id = ${id}`);
}

/** Whose credentials these say they are; nothing is proven by it. */
export const claimedId = (credentials: string): string => credentials.split('.')[0] ?? '';

/** Undefined when the credentials are nobody's. `hold`: for a change, one at a time. */
export async function visitorBy(tx: Tx, brandId: string, credentials: string, hold = false): Promise<VisitorRow | undefined> {
  const [id = '', secret = ''] = credentials.split('.');
  if (!isUuid(id) || secret === '') return undefined;
  const row = await (hold
    ? tx.maybe<VisitorRow>(sql`select * from channels_chat.visitor where id = ${id} and brand_id = ${brandId} for update`)
    : tx.maybe<VisitorRow>(sql`select * from channels_chat.visitor where id = ${id} and brand_id = ${brandId}`));
  return row && timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(row.secret_hash)) ? row : undefined;
}

/** The same, or a refusal; somebody who was blocked is told so. */
export async function visitorFor(tx: Tx, brandId: string, credentials: string, hold = false): Promise<VisitorRow> {
  const visitor = await visitorBy(tx, brandId, credentials, hold);
  if (!visitor) throw new Refusal(401, 'unknown_visitor', 'This chat session is not known here; begin a new one.');
  if (visitor.blocked_at !== null) throw new Refusal(403, 'blocked', 'This chat was closed by the shop.');
  return visitor;
}

export const isSigned = (visitor: VisitorRow, now: Date): boolean => visitor.signed_until !== null && visitor.signed_until > now;

/** A browser that is open says so at least every minute, or its process does for it. */
const SILENT_MS = 150_000;

export const isOnline = (visitor: Pick<VisitorRow, 'left_at' | 'last_seen_at'>, now: Date): boolean => visitor.left_at === null && now.getTime() - visitor.last_seen_at.getTime() < SILENT_MS;
