import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const text = Type.String();
const uuid = Type.String({ format: 'uuid' });
const minor = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });
const words = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 500 });
const moment = Type.String({ format: 'date-time' });
const count = Type.Integer({ minimum: 1, maximum: 1_000_000_000 });
const closed = { additionalProperties: false };

/** What people measure, in the order a chart shows it. */
export const measures = ['chest', 'waist', 'hip', 'inseam', 'sleeve', 'neck', 'foot', 'head', 'height'] as const;
export const relationKinds = ['fits', 'replaces', 'accessory'] as const;
export const runsKinds = ['small', 'true', 'large'] as const;

const Span = Type.Object({ from_mm: Type.Integer({ minimum: 0, maximum: 5000 }), to_mm: Type.Integer({ minimum: 0, maximum: 5000 }) }, closed);
const SizeRow = Type.Object({ size: Type.String({ minLength: 1, maxLength: 40 }), spans: Type.Object(Object.fromEntries(measures.map((measure) => [measure, Type.Optional(Span)])) as Record<(typeof measures)[number], ReturnType<typeof Type.Optional<typeof Span>>>, closed) }, closed);
const chart = { name: Type.String({ minLength: 1, maxLength: 120 }), unit: Type.Enum(['cm', 'in'], { description: 'in which it is written; spans are millimetres in any case' }), rows: Type.Array(SizeRow, { maxItems: 60 }), categories: words, product_ids: Type.Array(uuid, { maxItems: 500 }) };
export const SizeChartInput = Type.Object(chart, closed);
export const SizeChartShape = Type.Object({ id: text, brand_id: text, ...chart, changed_at: text });
export type SizeChartView = Static<typeof SizeChartShape>;
export const ImportTable = Type.Object({ csv: Type.String({ minLength: 1, maxLength: 1_000_000 }) }, closed);
export const Imported = Type.Object({ kept: Type.Integer(), problems: Type.Array(Type.Object({ line: Type.Integer(), message: text })) });
export type ImportedView = Static<typeof Imported>;

const Goods = Type.Object({ skus: words, categories: words, tags: words }, closed);
const percent = Type.Number({ minimum: 0, maximum: 100 });
const Gift = Type.Union([
  Type.Object({ kind: Type.Literal('percent'), percent }, closed), Type.Object({ kind: Type.Literal('fixed'), amount_minor: minor }, closed), Type.Object({ kind: Type.Literal('free_shipping') }, closed),
  Type.Object({ kind: Type.Literal('buy_get'), buy: Type.Integer({ minimum: 1, maximum: 1000 }), get: Type.Integer({ minimum: 1, maximum: 1000 }), percent }, closed),
]);
/** See `rules/promotion.ts` for what each part means. */
export const PromotionInput = Type.Object({
  code: Type.String({ minLength: 1, maxLength: 100 }), gift: Gift, currency: nullable(Type.String({ pattern: '^[A-Z]{3}$' })), on: Type.Boolean(), minimum_minor: nullable(minor), minimum_pieces: nullable(count), only: Goods, not: Goods, customer_tags: words, first_order_only: Type.Boolean(),
  uses_total: nullable(count), uses_per_customer: nullable(count), used: Type.Integer({ minimum: 0 }), from: nullable(moment), until: nullable(moment), countries: Type.Array(Type.String({ pattern: '^[A-Z]{2}$' }), { maxItems: 250 }), combinable: Type.Boolean(),
}, closed);
export const PromotionShape = Type.Object({ id: text, brand_id: text, source: text, changed_at: text, terms: PromotionInput });
export type PromotionView = Static<typeof PromotionShape>;

const Variant = Type.Object({ id: text, title: text, sku: nullable(text), price: Type.Object({ amount_minor: Type.Integer(), currency: text }), stock: nullable(Type.Integer()), places: Type.Array(Type.Object({ location: text, quantity: Type.Integer() })) });
export const ProductSummary = Type.Object({ id: text, brand_id: text, title: text, category: nullable(text), image_url: nullable(text), status: text, variants: Type.Integer() });
export type ProductSummaryView = Static<typeof ProductSummary>;
const Related = Type.Object({ id: text, title: text, image_url: nullable(text), kind: Type.Enum([...relationKinds]), direction: Type.Enum(['to', 'from'], { description: 'to: this product replaces, or is an accessory of, the other; from: the other way' }) });
export const ProductPage = Type.Object({ ...ProductSummary.properties, source: text, url: nullable(text), tags: Type.Array(text), variants: Type.Array(Variant), runs: Type.Enum([...runsKinds]), fit_note: text, chart: nullable(SizeChartShape), related: Type.Array(Related) });
export type ProductPageView = Static<typeof ProductPage>;
export const FitNote = Type.Object({ runs: Type.Enum([...runsKinds]), fit_note: Type.String({ maxLength: 1000 }) }, closed);
export const Relate = Type.Object({ product_id: uuid, kind: Type.Enum([...relationKinds]), direction: Type.Enum(['to', 'from']) }, closed);
export const AdviseAsked = Type.Object({
  body: Type.Optional(Type.Object(Object.fromEntries(measures.map((measure) => [measure, Type.Optional(Type.Integer({ minimum: 1, maximum: 5000 }))])) as Record<(typeof measures)[number], ReturnType<typeof Type.Optional<ReturnType<typeof Type.Integer>>>>, closed)),
  had: Type.Optional(Type.Object({ size: Type.String({ maxLength: 200 }), was: Type.Enum(['fitted', 'too_small', 'too_large']) }, closed)), usual: Type.Optional(Type.String({ maxLength: 40 })),
}, closed);
export const Advice = Type.Object({ size: nullable(text), why: Type.Array(Type.Record(Type.String(), Type.Unknown())), variant_id: nullable(text), stock: nullable(Type.Integer()) });
export type AdviceView = Static<typeof Advice>;
export const Comparison = Type.Object({ products: Type.Array(ProductSummary), rows: Type.Array(Type.Object({ fact: text, values: Type.Array(nullable(text)), differs: Type.Boolean() })) });
export type ComparisonView = Static<typeof Comparison>;
