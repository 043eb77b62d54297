import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { codeKey, explainCode, promotionOf, variantsBySkus, type Basket, type BasketLine, type CodeHistory } from '../../catalogue/index.ts';
import { customersBehind } from '../../customers/index.ts';
import type { CheckCodeInput, CodeCheckView } from '../contract-codes.ts';

interface OrderRow {
  brand_id: string;
  customer_id: string | null;
  currency: string;
  shipping_minor: number | null;
  shipping_address: Record<string, string> | null;
  discount_codes: { code: string }[];
  placed_at: Date;
}

interface LineRow {
  sku: string | null;
  title: string;
  quantity: number;
  unit_price_minor: number;
}

interface Case {
  readonly brandId: string;
  readonly basket: Basket;
  readonly customerId: string | null;
  /** an order that is looked at is not one that went before it */
  readonly before: { readonly orderId: string; readonly at: Date } | null;
}

/** Why a code works or does not for an order, or for a basket as the customer tells it. */
export async function checkCode(tx: Tx, asked: CheckCodeInput): Promise<CodeCheckView> {
  const found = asked.order_id === undefined ? await ofBasket(tx, asked) : await ofOrder(tx, asked.order_id);
  const { promotion, known } = await promotionOf(tx, found.brandId, asked.code);
  const history = found.customerId === null ? null : await historyOf(tx, found.customerId, asked.code, found.before);
  const told = explainCode(asked.code, promotion, found.basket, history, tx.now.toISOString(), known);
  return {
    code: promotion?.code ?? asked.code.trim(), known: promotion !== null, works: told.works, discount: { amount_minor: told.discount_minor, currency: found.basket.currency }, fitting: { amount_minor: told.fitting_minor, currency: found.basket.currency },
    because: told.because.map(({ code, mend, facts }) => ({ code, mend, facts: { ...facts } })), left_out: [...told.left_out], gift: promotion === null ? null : { ...promotion.gift },
  };
}

async function ofOrder(tx: Tx, orderId: string): Promise<Case> {
  const order = await tx.maybe<OrderRow>(sql`select brand_id, customer_id, currency, shipping_minor, shipping_address, discount_codes, placed_at from orders."order" where id = ${orderId}`);
  if (order === undefined) throw notFound('order');
  const lines = await tx.rows<LineRow>(sql`select sku, title, quantity, unit_price_minor from orders.line where order_id = ${orderId} order by position`);
  const country = order.shipping_address?.country ?? '';
  return {
    brandId: order.brand_id, customerId: order.customer_id, before: { orderId, at: order.placed_at },
    basket: { currency: order.currency, country: /^[A-Za-z]{2}$/.test(country) ? country.toUpperCase() : null, shipping_minor: order.shipping_minor, codes: order.discount_codes.map(({ code }) => code), lines: await withKinds(tx, order.brand_id, lines) },
  };
}

async function ofBasket(tx: Tx, { brand_id: brandId, basket, customer_id: customerId }: CheckCodeInput): Promise<Case> {
  if (brandId === undefined || basket === undefined) throw invalid('Name an order, or a brand and what is in the basket.', [{ field: 'order_id', message: 'order_or_basket' }]);
  return {
    brandId, customerId: customerId ?? null, before: null,
    basket: { currency: basket.currency, country: basket.country ?? null, shipping_minor: basket.shipping_minor ?? null, codes: basket.codes ?? [], lines: await withKinds(tx, brandId, basket.lines.map((line) => ({ sku: line.sku ?? null, title: line.title ?? line.sku ?? '', quantity: line.quantity, unit_price_minor: line.unit_price_minor }))) },
  };
}

/** The kind and the tags of what is sold under a SKU. */
async function withKinds(tx: Tx, brandId: string, lines: readonly LineRow[]): Promise<BasketLine[]> {
  const variants = await variantsBySkus(tx, brandId, lines.flatMap((line) => line.sku ?? []));
  return lines.map((line) => {
    const variant = variants.find((one) => one.sku?.toLowerCase() === line.sku?.toLowerCase());
    return { ...line, category: variant?.category ?? null, tags: variant?.tags ?? [] };
  });
}

async function historyOf(tx: Tx, customerId: string, code: string, before: Case['before']): Promise<CodeHistory> {
  const people = await customersBehind(tx, customerId);
  const row = await tx.one<{ orders: number; uses: number }>(sql`
    select count(*)::integer as orders, (count(*) filter (where exists (select 1 from jsonb_array_elements(discount_codes) used where upper(trim(used ->> 'code')) = ${codeKey(code)})))::integer as uses from orders."order"
    where customer_id = any (${people}) and state <> 'cancelled' and id is distinct from ${before?.orderId ?? null}::uuid and placed_at < ${before?.at ?? tx.now}`);
  // Which groups a customer is of, only their shop knows.
  return { ...row, tags: null };
}
