import { randomBytes } from 'node:crypto';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { orderNumberKey, orderOfBuyer } from '../../orders/index.ts';
import { keyed } from '../rules/links.ts';
import { waitBeforeTrying } from '../rules/tries.ts';
import { sweepLater } from '../jobs/forget.ts';
import { countTry } from '../store/askings.ts';

export const CODE_JOB = 'portal.send_code';

export interface Sought {
  readonly brandId: string;
  readonly number: string;
  readonly email: string;
  /** as `addressRange` writes it */
  readonly range: string;
  readonly language: string;
}

/**
 * Somebody asks for an order by number and address. Whether there is one changes nothing of what is done: the same statements, the same rows,
 * the same job, the same answer. What the browser gets is the token of its asking. Refuses with 429 after five tries for a number, thirty in all, from one range within an hour.
 */
export async function findOrder(tx: Tx, key: Buffer, sought: Sought): Promise<{ token: string }> {
  const numberKey = orderNumberKey(sought.number).slice(0, 60);
  const tried = await countTry(tx, sought.brandId, keyed(key, 'number', sought.range, numberKey), keyed(key, 'range', sought.range));
  const wait = waitBeforeTrying(tried, tx.now);
  // Nothing of it is written then: who waits is not made to wait longer.
  if (wait !== null) throw new Refusal(429, 'too_many', 'That was tried too often. Wait, and try again.', { retryAfterSeconds: wait });
  const order = await orderOfBuyer(tx, sought.brandId, numberKey, sought.email.trim());
  return { token: await ask(tx, key, { brandId: sought.brandId, language: sought.language, order: order ?? null }) };
}

/** Writes an asking down and has its code made. */
export async function ask(tx: Tx, key: Buffer, asked: { brandId: string; language: string; order: { id: string; number: string; email: string } | null }): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  const id = tx.id();
  await tx.run(sql`
    insert into portal.asking (id, brand_id, token_hash, order_id, address, order_number, language, created_at)
    values (${id}, ${asked.brandId}, ${keyed(key, 'asking', token)}, ${asked.order?.id ?? null}, ${asked.order?.email ?? ''}, ${asked.order?.number ?? ''}, ${asked.language}, ${tx.now})`);
  await tx.schedule({ kind: CODE_JOB, key: id, brandId: asked.brandId, payload: { asking_id: id } });
  await sweepLater(tx, asked.brandId);
  return token;
}
