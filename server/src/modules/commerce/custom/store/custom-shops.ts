import { EVERY_BRAND, type Brands } from '../../../../platform/actor/actor.ts';
import { sql } from '../../../../platform/db/sql.ts';
import type { Tx } from '../../../../platform/db/tx.ts';
import type { ActionKind } from '../../../orders/index.ts';

export interface CustomShopRow {
  id: string;
  brand_id: string;
  name: string;
  source: string;
  mode: 'calls' | 'fetches';
  url: string | null;
  secret: string;
  kinds: ActionKind[];
  last_answer_at: Date | null;
  last_order_at: Date | null;
  last_fetched_at: Date | null;
  error: string | null;
  error_at: Date | null;
  created_at: Date;
}

export function customShops(tx: Tx): Promise<CustomShopRow[]> {
  return tx.rows<CustomShopRow>(sql`select * from commerce_custom.shop where removed_at is null order by created_at`);
}

export function customShopOf(tx: Tx, brandId: string, source: string): Promise<CustomShopRow | undefined> {
  return tx.maybe<CustomShopRow>(sql`select * from commerce_custom.shop where brand_id = ${brandId} and source = ${source} and removed_at is null`);
}

export function customShopById(tx: Tx, id: string): Promise<CustomShopRow | undefined> {
  return tx.maybe<CustomShopRow>(sql`select * from commerce_custom.shop where id = ${id} and removed_at is null`);
}

export type NewCustomShop = Pick<CustomShopRow, 'id' | 'brand_id' | 'name' | 'source' | 'mode' | 'url' | 'secret' | 'kinds'>;

export async function addCustomShop(tx: Tx, shop: NewCustomShop): Promise<void> {
  await tx.run(sql`
    insert into commerce_custom.shop (id, brand_id, name, source, mode, url, secret, kinds, created_at) values (${shop.id}, ${shop.brand_id}, ${shop.name}, ${shop.source}, ${shop.mode}, ${shop.url}, ${shop.secret}, ${shop.kinds}, ${tx.now})`);
}

export function removeCustomShop(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`update commerce_custom.shop set removed_at = ${tx.now}, secret = '' where id = ${id} and removed_at is null`);
}

/** Written once per change, not per request. */
export function markAnswer(tx: Tx, id: string, error: string | null): Promise<number> {
  return tx.run(sql`
    update commerce_custom.shop set last_answer_at = case when ${error === null} then ${tx.now}::timestamptz else last_answer_at end, error = ${error}, error_at = case when ${error === null} then null else coalesce(error_at, ${tx.now}::timestamptz) end where id = ${id}`);
}

const SPARING_MS = 10_000;

/** An order was written under this source. Not with every one: the row would be a bottle neck. */
export function markOrder(tx: Tx, brandId: string, source: string): void {
  tx.post(sql`update commerce_custom.shop set last_order_at = ${tx.now} where brand_id = ${brandId} and source = ${source} and removed_at is null and (last_order_at is null or last_order_at < ${new Date(tx.now.getTime() - SPARING_MS)})`);
}

/** A key of these brands asked for work. */
export function markFetched(tx: Tx, brands: Brands): Promise<number> {
  const [every, some] = brands === EVERY_BRAND ? [true, []] : [false, [...brands]];
  return tx.run(sql`update commerce_custom.shop set last_fetched_at = ${tx.now} where mode = 'fetches' and removed_at is null and (${every} or brand_id = any (${some}::uuid[])) and (last_fetched_at is null or last_fetched_at < ${new Date(tx.now.getTime() - SPARING_MS)})`);
}
