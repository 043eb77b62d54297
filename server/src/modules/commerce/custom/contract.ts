import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const kinds = Type.Array(Type.Enum(['cancel', 'refund', 'correct_address', 'change_items', 'reship', 'credit']), { maxItems: 6, uniqueItems: true });
const mode = Type.Union([Type.Literal('calls'), Type.Literal('fetches')], { description: 'calls: Keepdesk sends what is asked to url; fetches: the shop reads /api/v1/order-actions?state=asked and reports' });

export const NewCustomShop = Type.Object({
  brand_id: Type.String({ format: 'uuid' }), name: Type.String({ minLength: 1, maxLength: 80 }), source: Type.String({ minLength: 1, maxLength: 60, description: 'the source its orders are written under' }),
  mode, url: Type.Optional(Type.String({ maxLength: 2000, pattern: '^https?://', description: 'needed where the shop is called' })), kinds,
});
export const CustomShop = Type.Object({
  id: Type.String(), brand_id: Type.String(), name: Type.String(), source: Type.String(), mode, url: nullable(Type.String()), kinds,
  last_answer_at: nullable(Type.String()), last_order_at: nullable(Type.String({ description: 'when it last wrote an order' })), last_fetched_at: nullable(Type.String({ description: 'when a key of its brand last asked for work' })), error: nullable(Type.String()), failing_since: nullable(Type.String()), created_at: Type.String(),
});
export type CustomShopView = Static<typeof CustomShop>;
export const CustomShopMade = Type.Object({ shop: CustomShop, secret: Type.String({ description: 'signs what is sent to the shop; shown this once' }) });
export const CustomShopTest = Type.Object({ ok: Type.Boolean(), said: Type.String() });
