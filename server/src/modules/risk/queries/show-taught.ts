import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { RiskTaughtView } from '../contract.ts';
import type { Trust } from '../rules/trust.ts';

/** What a brand's own history taught, and how far it can be believed. */
export async function showTaught(tx: Tx, brandId: string): Promise<RiskTaughtView[]> {
  const rows = await tx.rows<{ kind: 'repeat' | 'buying'; cases: number; learned_at: Date; own: boolean; trust: Trust | null; trust_before: Trust | null }>(sql`
    select kind, cases, learned_at, values is not null as own, trust, trust_before from risk.taught where brand_id = ${brandId} order by kind desc`);
  return rows.map(({ learned_at: at, trust, trust_before: before, ...row }) => ({ ...row, learned_at: at.toISOString(), trust: trust && viewOf(trust), trust_before: before && viewOf(before) }));
}

const viewOf = ({ cases, happened, auc, brier, brierOfMean, calibrationError, tenths }: Trust): NonNullable<RiskTaughtView['trust']> => ({ cases, happened, auc, brier, brier_of_mean: brierOfMean, calibration_error: calibrationError, tenths: [...tenths] });
