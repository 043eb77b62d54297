import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';

/** What a service beside the shop says of a product. */
export interface ProductTold {
  /** what the answer is found under */
  readonly key: string;
  readonly brandId: string;
  readonly source: string;
  /** the shop's id of the product */
  readonly sourceId: string | null;
  readonly sku: string | null;
}

export interface MeantProduct {
  id: string;
  title: string;
  url: string | null;
  image_url: string | null;
}

/** The products that are meant: of the same source, else the only one of the brand with this id, else the only one with this SKU. What could be several is none. */
export async function productsMeant(tx: Tx, told: readonly ProductTold[]): Promise<Map<string, MeantProduct>> {
  if (told.length === 0) return new Map();
  const asked = told.map((one) => ({ key: one.key, brand_id: one.brandId, source: one.source, source_id: one.sourceId, sku: one.sku }));
  const rows = await tx.rows<MeantProduct & { key: string; place: number }>(sql`
    select distinct t.key, p.id, p.title, p.url, p.image_url, case when p.source = t.source then 0 else 1 end as place
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as t (key text, brand_id uuid, source text, source_id text, sku text) join catalogue.product p on p.brand_id = t.brand_id and p.source_id = t.source_id
    union select distinct t.key, p.id, p.title, p.url, p.image_url, 2
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as t (key text, brand_id uuid, source text, source_id text, sku text) join catalogue.variant v on v.brand_id = t.brand_id and v.sku = t.sku join catalogue.product p on p.id = v.product_id`);
  return new Map(told.flatMap(({ key }) => {
    for (const place of [0, 1, 2]) {
      const here = rows.filter((row) => row.key === key && row.place === place);
      if (here.length === 1) return [[key, here[0] as MeantProduct] as const];
      if (here.length > 0) return [];
    }
    return [];
  }));
}
