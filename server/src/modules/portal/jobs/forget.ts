import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { Job } from '../../../platform/jobs/jobs.ts';

export const FORGET_JOB = 'portal.forget';

/** Tries, askings and visits that are over are forgotten a day later; every asking sees to it that somebody comes to sweep. */
export async function forget(tx: Tx, job: Job): Promise<void> {
  const brandId = job.brandId ?? String(job.payload.brand_id);
  const before = new Date(tx.now.getTime() - 86_400_000);
  await tx.run(sql`delete from portal.try where brand_id = ${brandId} and at < ${before}`);
  await tx.run(sql`delete from portal.asking where brand_id = ${brandId} and created_at < ${before}`);
  await tx.run(sql`delete from portal.visit where brand_id = ${brandId} and until < ${tx.now}`);
  const left = await tx.one<{ some: boolean }>(sql`select exists (select from portal.try where brand_id = ${brandId}) or exists (select from portal.asking where brand_id = ${brandId}) or exists (select from portal.visit where brand_id = ${brandId}) as some`);
  if (left.some) await sweepLater(tx, brandId);
}

export async function sweepLater(tx: Tx, brandId: string): Promise<void> {
  await tx.schedule({ kind: FORGET_JOB, key: brandId, brandId, payload: { brand_id: brandId }, runAt: new Date(tx.now.getTime() + 90_000_000) });
}
