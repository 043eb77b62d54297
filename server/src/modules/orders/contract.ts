import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const line = Type.String({ maxLength: 500 });
const at = Type.String({ format: 'date-time' });

export const Order = Type.Object({
  id: Type.String(), brand_id: Type.Optional(Type.String()), customer_id: nullable(Type.String()), number: Type.String(), source: Type.String(), url: nullable(Type.String()), placed_at: Type.String(),
  state: Type.String(), payment_state: Type.String(), fulfilment_state: Type.String(), total: moneyShape, refunded: moneyShape, email: nullable(Type.String()),
  shipping_address: nullable(Type.String()), note: nullable(Type.String()),
  lines: Type.Array(Type.Object({ sku: nullable(Type.String()), title: Type.String(), quantity: Type.Integer(), unit_price: moneyShape, image_url: nullable(Type.String()) })),
  shipments: Type.Array(Type.Object({ id: Type.String(), carrier: Type.String(), tracking_number: nullable(Type.String()), tracking_url: nullable(Type.String()), state: Type.String(), step: nullable(Type.Integer()), estimated_delivery_at: nullable(Type.String()), delivered_at: nullable(Type.String()), events: Type.Array(Type.Object({ at: Type.String(), state: Type.String(), description: Type.String(), place: nullable(Type.String()) })) })),
});
export type OrderView = Static<typeof Order>;

/** An order as any shop can send it; known by (brand_id, source, source_id). */
export const OrderUpsert = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  source: Type.Optional(Type.String({ minLength: 1, maxLength: 60, default: 'api' })),
  source_id: Type.String({ minLength: 1, maxLength: 200 }),
  number: Type.String({ minLength: 1, maxLength: 60 }),
  email: Type.Optional(nullable(Type.String({ maxLength: 320 }))),
  phone: Type.Optional(nullable(Type.String({ maxLength: 40 }))),
  customer_name: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
  state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('closed'), Type.Literal('cancelled')], { default: 'open' })),
  payment_state: Type.Optional(Type.String({ maxLength: 40, default: 'paid' })),
  fulfilment_state: Type.Optional(Type.String({ maxLength: 40, default: 'unfulfilled' })),
  total: moneyShape,
  shipping: Type.Optional(nullable(moneyShape)),
  tax: Type.Optional(nullable(moneyShape)),
  placed_at: at,
  cancelled_at: Type.Optional(nullable(at)),
  changed_at: Type.Optional(at),
  shipping_address: Type.Optional(nullable(Type.Object({ name: Type.Optional(line), line1: Type.Optional(line), line2: Type.Optional(line), postal_code: Type.Optional(line), city: Type.Optional(line), region: Type.Optional(line), country: Type.Optional(line) }))),
  note: Type.Optional(nullable(Type.String({ maxLength: 5000 }))),
  url: Type.Optional(nullable(Type.String({ maxLength: 2000, pattern: '^https?://' }))),
  lines: Type.Array(Type.Object({ source_id: Type.Optional(Type.String({ maxLength: 200 })), sku: Type.Optional(nullable(Type.String({ maxLength: 100 }))), title: Type.String({ maxLength: 500 }), quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }), unit_price: moneyShape, refunded_quantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })), image_url: Type.Optional(nullable(Type.String({ maxLength: 2000, pattern: '^https?://' }))) }), { maxItems: 1000 }),
  refunds: Type.Optional(Type.Array(Type.Object({ source_id: Type.String({ maxLength: 200 }), amount: moneyShape, reason: Type.Optional(nullable(Type.String({ maxLength: 500 }))), at }), { maxItems: 200 })),
});
export type OrderUpsertInput = Static<typeof OrderUpsert>;
