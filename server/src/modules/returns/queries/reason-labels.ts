import type { Tx } from '../../../platform/db/tx.ts';
import { policyOf } from './policies.ts';

/** What brands call their reasons now, by brand and code; null where a code is none of theirs. */
export async function labelsOf(tx: Tx, brandIds: readonly string[]): Promise<(brandId: string, code: string | null) => string | null> {
  const known = new Map<string, string>();
  for (const brandId of brandIds) {
    for (const { reasons } of (await policyOf(tx, brandId)).terms.reasons) for (const reason of reasons) known.set(`${brandId} ${reason.code}`, reason.label);
  }
  return (brandId, code) => (code === null ? null : (known.get(`${brandId} ${code}`) ?? null));
}
