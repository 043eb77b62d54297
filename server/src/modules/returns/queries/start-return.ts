import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { adviceOf, sizingOf, variantsOfProducts } from '../../catalogue/index.ts';
import { soldVariant } from '../../orders/index.ts';
import { OVERRIDE } from '../commands/decide-return.ts';
import type { StartView } from '../contract.ts';
import { photosIn } from '../ports.ts';
import { reasonsFor } from '../rules/terms.ts';
import { caseOfOrder } from './case-of-order.ts';
import { policyOf } from './policies.ts';
import { listReturns } from './show-returns.ts';
import { signalsOfCustomer } from './signals-of.ts';

/** All that somebody needs to start a return of an order: what is left, why it may be asked for, what could come instead. */
export async function startOf(tx: Tx, orderId: string, conversationId: string | null): Promise<StartView> {
  const found = await caseOfOrder(tx, orderId);
  const { at, state } = found.known;
  const { terms } = await policyOf(tx, at.brandId);
  const images = new Map((await tx.rows<{ source_id: string; image_url: string | null }>(sql`select source_id, image_url from orders.line where order_id = ${orderId}`)).map((row) => [row.source_id, row.image_url]));
  const siblings = await variantsOfProducts(tx, at.brandId, [...new Set([...found.variants.values()].map((variant) => variant.product_id))]);
  const sizing = await sizingOf(tx, at.brandId, [...new Set([...found.variants.values()].map((variant) => variant.product_id))]);
  return {
    order: { id: at.id, number: at.number, brand_id: at.brandId, currency: at.currency, placed_at: found.order.ordered_at, state: state.state, total_minor: state.total_minor, refunded_minor: state.refunded_minor },
    lines: found.order.lines.map((line) => {
      const own = found.variants.get(line.id);
      const fit = own === undefined ? undefined : sizing.get(own.product_id);
      const offered = siblings.filter((one) => one.product_id === own?.product_id && one.currency === at.currency);
      const advised = (was: 'too_small' | 'too_large') => (own === undefined || fit === undefined || fit.chart === null ? null : adviceOf(fit, offered, { had: { size: own.title, was } }, own.title));
      return {
        product_id: own?.product_id ?? null, sizing: fit === undefined ? null : { note: fit.note, runs: fit.runs, too_small: advised('too_small'), too_large: advised('too_large') },
        line_id: line.id, title: state.lines.find((one) => one.id === line.id)?.title ?? '', sku: line.sku, category: line.category, image_url: images.get(line.id) ?? null, quantity: line.quantity, left: line.quantity - line.returned_quantity, paid_minor: line.paid_minor, delivered_at: line.delivered_at,
        reasons: reasonsFor(terms, line.category).map((reason) => ({ ...reason })), variants: offered.map(soldVariant),
      };
    }),
    photos: conversationId === null ? [] : [...(await photosIn.get()(tx, conversationId))], returns: (await listReturns(tx, { orderId, limit: 20 })).data, signals: await signalsOfCustomer(tx, at.brandId, found.customerId, orderId), may_override: may(tx.actor, OVERRIDE, at.brandId),
  };
}
