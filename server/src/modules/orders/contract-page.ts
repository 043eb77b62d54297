import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';
import { Order, OrderAction } from './contract.ts';
import { Dispute, Payment } from './contract-payments.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const address = nullable(Type.Record(Type.String(), Type.String()));

/** Everything the order page shows. */
export const OrderPage = Type.Object({
  order: Order, brand_id: Type.String(), customer: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  goods: moneyShape, shipping: nullable(moneyShape), tax: nullable(moneyShape), discount: nullable(moneyShape), duties: nullable(moneyShape), discount_codes: Type.Array(Type.Object({ code: Type.String(), amount: nullable(moneyShape) })),
  tags: Type.Array(Type.String()), risk: nullable(Type.Union([Type.Literal('low'), Type.Literal('medium'), Type.Literal('high')])), holds: Type.Array(Type.String()), payment_methods: Type.Array(Type.String()),
  cut_off_at: nullable(Type.String()), cancelled_at: nullable(Type.String()), changed_at: Type.String(), shipping_address: address, billing_address: address,
  lines: Type.Array(Type.Object({ id: Type.String(), sku: nullable(Type.String()), title: Type.String(), quantity: Type.Integer(), refunded_quantity: Type.Integer(), unit_price: moneyShape, image_url: nullable(Type.String()) })),
  refunds: Type.Array(Type.Object({ id: Type.String(), amount: moneyShape, reason: nullable(Type.String()), at: Type.String() })),
  payments: Type.Array(Payment), disputes: Type.Array(Dispute), actions: Type.Array(OrderAction),
});
export type OrderPageView = Static<typeof OrderPage>;
