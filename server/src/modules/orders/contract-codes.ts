import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const minor = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });

/** A code, and an order it should have worked for, or a basket as the customer tells it. */
export const CheckCode = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 100 }), order_id: Type.Optional(uuid), brand_id: Type.Optional(uuid), customer_id: Type.Optional(uuid),
  basket: Type.Optional(Type.Object({
    currency: Type.String({ pattern: '^[A-Z]{3}$' }), country: Type.Optional(nullable(Type.String({ pattern: '^[A-Z]{2}$' }))), shipping_minor: Type.Optional(minor), codes: Type.Optional(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 20 })),
    lines: Type.Array(Type.Object({ sku: Type.Optional(Type.String({ maxLength: 200 })), title: Type.Optional(Type.String({ maxLength: 300 })), quantity: Type.Integer({ minimum: 1, maximum: 100_000 }), unit_price_minor: minor }), { maxItems: 200 }),
  })),
});
export type CheckCodeInput = Static<typeof CheckCode>;

export const CodeCheck = Type.Object({
  code: Type.String(), known: Type.Boolean(), works: Type.Boolean(), discount: moneyShape, fitting: moneyShape, left_out: Type.Array(Type.String()), gift: nullable(Type.Record(Type.String(), Type.Unknown())),
  because: Type.Array(Type.Object({ code: Type.String(), mend: Type.Enum(['shopper', 'time', 'nobody']), facts: Type.Record(Type.String(), Type.Unknown()) })),
});
export type CodeCheckView = Static<typeof CodeCheck>;
