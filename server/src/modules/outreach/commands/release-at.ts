import type { Tx } from '../../../platform/db/tx.ts';

export const RELEASE_JOB = 'outreach.release';

/**
 * Looks for what is due at these moments. One job for each second: two who schedule the same second mean the same, and nobody moves another's
 * moment. What is due leaves through one place, so that it can be paced.
 */
export async function releaseAt(tx: Tx, brandId: string, moments: readonly Date[]): Promise<void> {
  const seconds = new Set(moments.map((at) => Math.ceil(at.getTime() / 1000)));
  await tx.scheduleAll([...seconds].map((second) => ({ kind: RELEASE_JOB, key: `${brandId}:${second}`, brandId, payload: { brand_id: brandId }, runAt: new Date(second * 1000) })));
}
