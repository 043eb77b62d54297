import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { USUAL_HABITS } from '../rules/fit-habits.ts';
import type { Habits } from '../rules/still-a-customer.ts';

/** The weights of brands that taught their own. */
export async function taughtRepeat(tx: Tx, brandIds: readonly string[]): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await tx.rows<{ brand_id: string; values: number[] }>(sql`select brand_id, values from risk.taught where kind = 'repeat' and values is not null and brand_id = any (${brandIds as string[]}::uuid[])`);
  return new Map(rows.map((row) => [row.brand_id, row.values]));
}

/** How buyers of these brands buy. */
export async function habitsOf(tx: Tx, brandIds: readonly string[]): Promise<(brandId: string) => Habits> {
  const rows = await tx.rows<{ brand_id: string; values: Habits }>(sql`select brand_id, values from risk.taught where kind = 'buying' and values is not null and brand_id = any (${brandIds as string[]}::uuid[])`);
  const taught = new Map(rows.map((row) => [row.brand_id, row.values]));
  return (brandId) => taught.get(brandId) ?? USUAL_HABITS;
}

export async function keepTaught(tx: Tx, brandId: string, kind: 'repeat' | 'buying', taught: { values: unknown; trust: unknown; trustBefore: unknown; cases: number }): Promise<void> {
  const written = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
  await tx.run(sql`
    insert into risk.taught (brand_id, kind, values, trust, trust_before, cases, learned_at)
    values (${brandId}, ${kind}, ${written(taught.values)}::jsonb, ${written(taught.trust)}::jsonb, ${written(taught.trustBefore)}::jsonb, ${taught.cases}, ${tx.now})
    on conflict (brand_id, kind) do update set values = excluded.values, trust = excluded.trust, trust_before = excluded.trust_before, cases = excluded.cases, learned_at = excluded.learned_at`);
}
