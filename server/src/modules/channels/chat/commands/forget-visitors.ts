import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';

export const FORGET_JOB = 'channels_chat.forget';
const DAY_MS = 86_400_000;
const SILENT_DAYS = 30;

/** Once a day from when a chat is first set up. */
export async function forgetTomorrow(tx: Tx, brandId: string): Promise<void> {
  await tx.schedule({ kind: FORGET_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + DAY_MS) });
}

/** Who only opened the chat and never wrote is not kept, nor is a file that was never sent. */
export async function forgetVisitors(tx: Tx, brandId: string): Promise<void> {
  const silent = new Date(tx.now.getTime() - SILENT_DAYS * DAY_MS);
  await tx.run(sql`delete from channels_chat.upload where brand_id = ${brandId} and created_at < ${new Date(tx.now.getTime() - DAY_MS)}`);
  await tx.run(sql`
    delete from channels_chat.visitor v where v.brand_id = ${brandId} and v.last_seen_at < ${silent} and not exists (select from channels_chat.chat c where c.visitor_id = v.id)`);
  await forgetTomorrow(tx, brandId);
}
