import { errors, jwtVerify } from 'jose';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { orderNumberKey } from '../../orders/index.ts';
import { openFor, type OpenFor, type Opened } from './say-code.ts';

/** A shop's word holds for ten minutes at most: long enough to follow a link, too short to be passed on. */
export const SHOP_WORD_SECONDS = 600;

/**
 * What a shop says of somebody who is signed in at its account page: a JWT (RFC 7519) with HS256 and the brand's secret of the portal,
 * with `exp` and `order`, the number. No address stands in it, so none stands in the page's own.
 */
export async function readShopWord(token: string, secret: string, now: Date): Promise<string> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'], currentDate: now, clockTolerance: 30, requiredClaims: ['exp'] });
    const order = typeof payload.order === 'string' ? payload.order : '';
    const tooLong = (payload.exp ?? 0) * 1000 > now.getTime() + (SHOP_WORD_SECONDS + 30) * 1000;
    if (order === '' || order.length > 60 || tooLong || 'email' in payload) throw new Refusal(422, 'shop_word_unclear', 'The token needs an order number and an end within ten minutes, and no address.');
    return order;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(403, error instanceof errors.JWTExpired ? 'shop_word_over' : 'shop_word_forged', 'This link of the shop is not valid any more. Open it from the shop again.');
  }
}

/** Opens an order to somebody a shop vouches for. */
export async function openByShop(tx: Tx, key: Buffer, number: string, open: Pick<OpenFor, 'brandId' | 'visitToken' | 'sessionMinutes'>): Promise<Opened> {
  const order = await tx.maybe<{ id: string; email: string | null }>(sql`select id, email from orders."order" where brand_id = ${open.brandId} and number_key = ${orderNumberKey(number)} order by placed_at desc limit 1`);
  if (order === undefined) throw new Refusal(404, 'not_found', 'There is no such order yet. A new one is here within minutes.');
  return openFor(tx, key, { ...open, orderId: order.id, address: order.email ?? '', by: 'shop' });
}
