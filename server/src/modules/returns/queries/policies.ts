import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { brandById } from '../../identity/index.ts';
import { startingPolicy, type ReturnPolicy } from '../rules/policy.ts';
import { startingTerms, type ReturnTerms } from '../rules/terms.ts';

export interface Version {
  readonly number: number;
  readonly policy: ReturnPolicy;
  readonly terms: ReturnTerms;
}

/** What a brand goes by now; before it published anything, what brands start with, in its own time zone. */
export async function policyOf(tx: Tx, brandId: string): Promise<Version> {
  const row = await tx.maybe<Version>(sql`select number, policy, terms from returns.version where brand_id = ${brandId} order by number desc limit 1`);
  return row ?? starting(tx, brandId);
}

/** What a return was judged by. */
export async function policyAt(tx: Tx, brandId: string, number: number): Promise<Version> {
  const row = number === 0 ? undefined : await tx.maybe<Version>(sql`select number, policy, terms from returns.version where brand_id = ${brandId} and number = ${number}`);
  return row ?? starting(tx, brandId);
}

async function starting(tx: Tx, brandId: string): Promise<Version> {
  const brand = await brandById(tx, brandId);
  if (brand === undefined) throw notFound('brand');
  return { number: 0, policy: { ...startingPolicy, time_zone: brand.time_zone }, terms: startingTerms };
}
