import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { codeKey, type Promotion } from '../rules/promotion.ts';
import type { PromotionView } from '../contract-goods.ts';

const MOST_NEAR = 2000;

/** The promotion behind a code: of several places the one that works now, else the newest. And the brand's codes, to find what was meant. */
export async function promotionOf(tx: Tx, brandId: string, typed: string): Promise<{ promotion: Promotion | null; known: readonly string[] }> {
  const found = await tx.rows<{ terms: Promotion }>(sql`select terms from catalogue.promotion where brand_id = ${brandId} and code_key = ${codeKey(typed)} order by (terms ->> 'on') = 'true' desc, changed_at desc limit 1`);
  if (found[0] !== undefined) return { promotion: found[0].terms, known: [] };
  const known = await tx.rows<{ code: string }>(sql`select distinct terms ->> 'code' as code from catalogue.promotion where brand_id = ${brandId} and (terms ->> 'on') = 'true' limit ${MOST_NEAR}`);
  return { promotion: null, known: known.map(({ code }) => code) };
}

export async function listPromotions(tx: Tx, brandId: string): Promise<PromotionView[]> {
  const rows = await tx.rows<{ id: string; brand_id: string; source: string; terms: Promotion; changed_at: Date }>(sql`select id, brand_id, source, terms, changed_at from catalogue.promotion where brand_id = ${brandId} order by code_key, id limit 1000`);
  return rows.map((row) => ({ id: row.id, brand_id: row.brand_id, source: row.source, changed_at: row.changed_at.toISOString(), terms: row.terms as never }));
}
