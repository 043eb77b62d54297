import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const at = Type.String({ format: 'date-time' });
const uuid = Type.String({ format: 'uuid' });
const sourceId = Type.String({ minLength: 1, maxLength: 200 });

export const reviewStates = ['waiting', 'shown', 'hidden'] as const;
/** So many stars and fewer are a shopper who is not happy. */
export const LOW_STARS = 2;

export const Review = Type.Object({
  id: Type.String(), brand_id: Type.String(), customer_id: nullable(Type.String()), source: Type.String(), source_id: Type.String(), name: Type.String({ description: 'as the writer is called there' }),
  stars: nullable(Type.Integer({ minimum: 1, maximum: 5 })), title: nullable(Type.String()), words: Type.String(), state: Type.Enum([...reviewStates], { description: 'whether the place shows it: waiting for somebody there, shown, hidden' }),
  product: nullable(Type.Object({ id: nullable(Type.String()), title: Type.String(), url: nullable(Type.String()), image_url: nullable(Type.String()) })), order: nullable(Type.Object({ id: Type.String(), number: Type.String() })), at: Type.String(), changed_at: Type.String(),
});
export type ReviewView = Static<typeof Review>;

/** A review as any place can send it; known by (brand_id, source, source_id). */
export const ReviewUpsert = Type.Object({
  brand_id: uuid, source: Type.Optional(Type.String({ minLength: 1, maxLength: 60, default: 'api' })), source_id: sourceId, customer_source_id: Type.Optional(nullable(sourceId)), email: Type.Optional(nullable(Type.String({ maxLength: 320 }))), name: Type.Optional(Type.String({ maxLength: 200 })),
  product_source_id: Type.Optional(nullable(sourceId)), sku: Type.Optional(nullable(Type.String({ maxLength: 200 }))), order_source_id: Type.Optional(nullable(sourceId)), stars: Type.Optional(nullable(Type.Integer({ minimum: 1, maximum: 5 }))),
  title: Type.Optional(nullable(Type.String({ maxLength: 500 }))), words: Type.Optional(Type.String({ maxLength: 20_000 })), state: Type.Optional(Type.Enum([...reviewStates], { default: 'shown' })), at, changed_at: Type.Optional(at),
});
export type ReviewUpsertInput = Static<typeof ReviewUpsert>;
