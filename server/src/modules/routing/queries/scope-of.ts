import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { ScopeRuleShape, ScopeRulesView } from '../contract.ts';

interface Row {
  brand_id: string;
  number: number;
  rules: ScopeRuleShape[];
  at: Date;
}

/** The scope rules that hold in these brands, in their order; a brand without any is not in the answer. */
export async function scopesOf(tx: Tx, brandIds: readonly string[]): Promise<Map<string, Row>> {
  const rows = await tx.rows<Row>(sql`select distinct on (brand_id) brand_id, number, rules, at from routing.scope where brand_id = any (${brandIds as string[]}::uuid[]) order by brand_id, number desc`);
  return new Map(rows.map((row) => [row.brand_id, row]));
}

export async function showScope(tx: Tx, brandId: string): Promise<ScopeRulesView> {
  const held = (await scopesOf(tx, [brandId])).get(brandId);
  return { version: held?.number ?? 0, saved_at: held?.at.toISOString() ?? null, rules: held?.rules ?? [] };
}
