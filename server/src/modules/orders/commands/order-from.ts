import { invalid } from '../../../platform/refusal/refusal.ts';
import { isAddress } from '../../customers/index.ts';
import type { OrderUpsertInput } from '../contract.ts';
import type { OrderInput } from './put-order.ts';

/** An order as the API takes it, checked for what its shape does not say. */
export function orderFrom(body: OrderUpsertInput, now: Date): OrderInput {
  const ahead = new Date(now.getTime() + 86_400_000).toISOString();
  if (body.changed_at !== undefined && new Date(body.changed_at).toISOString() > ahead) throw invalid('changed_at is still to come: later changes of this order would be taken for older ones.', [{ field: 'changed_at', message: 'must not be in the future' }]);
  if (body.email && !isAddress(body.email.trim())) throw invalid('This is not an address.', [{ field: 'email', message: body.email }]);
  return {
    brandId: body.brand_id, source: body.source ?? 'api', sourceId: body.source_id, number: body.number, email: body.email ?? null, phone: body.phone ?? null, customerName: body.customer_name ?? null,
    state: body.state ?? 'open', paymentState: body.payment_state ?? 'paid', fulfilmentState: body.fulfilment_state ?? 'unfulfilled', currency: body.total.currency, totalMinor: body.total.amount_minor, shippingMinor: body.shipping?.amount_minor ?? null, taxMinor: body.tax?.amount_minor ?? null,
    discountMinor: body.discount?.amount_minor ?? null, dutiesMinor: body.duties?.amount_minor ?? null, receivedMinor: body.received?.amount_minor ?? null, owedMinor: body.owed?.amount_minor ?? null, discountCodes: (body.discount_codes ?? []).map((one) => ({ code: one.code, amountMinor: one.amount?.amount_minor ?? null })), paymentMethods: body.payment_methods ?? [],
    tags: body.tags ?? [], risk: body.risk ?? null, holds: body.holds ?? [], cutOffAt: body.cut_off_at ? new Date(body.cut_off_at) : null,
    shippingAddress: (body.shipping_address as Record<string, string> | null | undefined) ?? null, billingAddress: (body.billing_address as Record<string, string> | null | undefined) ?? null, note: body.note ?? null, url: body.url ?? null, placedAt: new Date(body.placed_at),
    cancelledAt: body.cancelled_at ? new Date(body.cancelled_at) : null, changedAt: body.changed_at === undefined ? now : new Date(body.changed_at),
    lines: body.lines.map((line, i) => ({ sourceId: line.source_id ?? String(i), sku: line.sku ?? null, title: line.title, quantity: line.quantity, unitPriceMinor: line.unit_price.amount_minor, refundedQuantity: line.refunded_quantity ?? 0, imageUrl: line.image_url ?? null, productSourceId: line.product_source_id ?? null, variantSourceId: line.variant_source_id ?? null })),
    refunds: (body.refunds ?? []).map((refund) => ({ sourceId: refund.source_id, amountMinor: refund.amount.amount_minor, reason: refund.reason ?? null, at: new Date(refund.at) })),
  };
}
