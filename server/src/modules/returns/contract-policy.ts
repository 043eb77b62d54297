import { Type, type Static } from 'typebox';

/** What somebody gets for what they send back. */
export const optionKinds = ['exchange', 'replacement', 'credit', 'refund', 'repair'] as const;
/** Why somebody sends something back; those of the second line are the shop's doing, whatever else the policy says. */
export const wishReasons = [
  'too_small', 'too_large', 'not_as_expected', 'changed_mind', 'ordered_twice', 'gift', 'better_price', 'other',
  'damaged', 'defective', 'wrong_item', 'not_as_described', 'arrived_late', 'parts_missing', 'never_arrived',
] as const;
/** In what state it is, as its owner says. */
export const conditions = ['unopened', 'opened', 'worn', 'broken'] as const;

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const words = Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 500 });
const minor = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });
const percent = Type.Number({ minimum: 0, maximum: 100 });
const days = Type.Integer({ minimum: 0, maximum: 3650 });
const day = Type.String({ format: 'date' });
const moment = Type.String({ format: 'date-time' });
const pieces = Type.Integer({ minimum: 0, maximum: 1_000_000 });
const because = Type.String({ minLength: 1, maxLength: 500 });
const closed = { additionalProperties: false };

const When = Type.Object({
  categories: Type.Optional(words), tags: Type.Optional(words), skus: Type.Optional(words), countries: Type.Optional(Type.Array(Type.String({ pattern: '^[A-Za-z]{2}$' }), { minItems: 1 })), tiers: Type.Optional(words),
  reasons: Type.Optional(Type.Array(Type.Enum([...wishReasons]), { minItems: 1 })), conditions: Type.Optional(Type.Array(Type.Enum([...conditions]), { minItems: 1 })),
  paid_from_minor: Type.Optional(minor), paid_below_minor: Type.Optional(minor), discount_from_percent: Type.Optional(percent),
}, closed);
const listOf = <T extends Parameters<typeof Type.Object>[0]>(fields: T) => Type.Array(Type.Object({ when: When, ...fields }, closed), { maxItems: 200 });

/** A brand's policy; see `rules/policy.ts` for what each part means. */
export const ReturnPolicyShape = Type.Object({
  time_zone: Type.String({ maxLength: 60 }), counted_from: Type.Enum(['delivered', 'shipped', 'ordered']), days, other_days: listOf({ days }), fault_days: days,
  seasons: Type.Array(Type.Object({ name: Type.String({ minLength: 1, maxLength: 120 }), ordered_from: day, ordered_to: day, until: day }, closed), { maxItems: 50 }),
  final_sale: listOf({ because }), review: listOf({ because }), photos: listOf({ at_least: Type.Integer({ minimum: 0, maximum: 20 }) }), options: listOf({ kinds: Type.Array(Type.Enum([...optionKinds]), { maxItems: optionKinds.length }) }),
  credit_bonus_percent: percent, fees: listOf({ amount_minor: minor }), shipping_back: Type.Enum(['shops_doing', 'whole_order']), keep: listOf({ below_minor: minor }),
  often: nullable(Type.Object({ orders: Type.Integer({ minimum: 1, maximum: 10_000 }), share_percent: percent }, closed)),
}, closed);

export const ReturnOrderShape = Type.Object({
  currency: Type.String({ pattern: '^[A-Z]{3}$' }), ordered_at: moment, cancelled: Type.Optional(Type.Boolean()), country: nullable(Type.String({ pattern: '^[A-Za-z]{2}$' })), shipping_paid_minor: minor, extended_until: Type.Optional(nullable(Type.String({ format: 'date' }))),
  lines: Type.Array(Type.Object({
    id: Type.String({ minLength: 1, maxLength: 200 }), quantity: pieces, returned_quantity: pieces, paid_minor: minor, list_minor: nullable(minor), sku: nullable(Type.String()), category: nullable(Type.String()), tags: Type.Array(Type.String()),
    shipped_at: nullable(moment), delivered_at: nullable(moment), untracked: Type.Optional(Type.Boolean()),
  }), { maxItems: 1000 }),
});

export const ReturnRequestShape = Type.Object({
  lines: Type.Array(Type.Object({ line_id: Type.String({ maxLength: 200 }), quantity: Type.Number(), reason: Type.Enum([...wishReasons]), condition: Type.Optional(Type.Enum([...conditions])), photos: Type.Optional(pieces) }), { maxItems: 1000 }),
  customer: Type.Optional(Type.Object({ tier: Type.Optional(nullable(Type.String())), orders: Type.Optional(pieces), orders_returned: Type.Optional(pieces) })),
});
export type ReturnRequestInput = Static<typeof ReturnRequestShape>;

/** The stages of a return, in their order; the last three are ends. */
export const returnStates = ['review', 'approved', 'refused', 'label_sent', 'in_transit', 'received', 'inspected', 'settling', 'resolved', 'cancelled', 'expired'] as const;
/** What it is: goods come back for money or for other goods; something broke later; it never arrived, or arrived in pieces. */
export const returnKinds = ['return', 'exchange', 'warranty', 'lost'] as const;
/** How a line ends. */
export const resolutions = ['exchange', 'replacement', 'credit', 'refund', 'repair', 'reject'] as const;
/** What settling a return is done with: three an order's shop is asked for, three a person does and says so. */
export const stepKinds = ['refund', 'credit', 'reship', 'collect', 'new_order', 'send_back'] as const;
export const stepStates = ['planned', 'asked', 'failed', 'done', 'dropped'] as const;

const part = Type.String({ maxLength: 200 });
/** Where goods go, in the parts a carrier wants. */
export const GoodsAddressShape = Type.Object({ name: part, company: part, line1: part, line2: part, postal_code: part, city: part, region: part, country: Type.String({ pattern: '^([A-Z]{2})?$' }), phone: part, email: part }, closed);
/** Who makes the label of what comes back. */
export const labelWays = ['place', 'own', 'slip', 'none'] as const;
const LabelTermsShape = Type.Object({ by: Type.Enum([...labelWays]), place_id: nullable(Type.String({ minLength: 1, maxLength: 100 })), service: Type.String({ maxLength: 120 }), weight_grams: Type.Integer({ minimum: 1, maximum: 100_000 }), file_id: nullable(Type.String({ format: 'uuid' })) }, closed);
const term = Type.Integer({ minimum: 0, maximum: 365 });
/** What a brand sets beside its policy: how long each stage may take, reasons in its own words, where goods go. */
export const ReturnTermsShape = Type.Object({
  decide_days: term, label_days: term, send_within_days: Type.Integer({ minimum: 1, maximum: 365 }), travel_days: term, inspect_days: term, settle_days: term,
  instant_exchange: Type.Object({ on: Type.Boolean(), days: Type.Integer({ minimum: 1, maximum: 90 }) }, closed),
  reasons: Type.Array(Type.Object({ categories: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 200 }), reasons: Type.Array(Type.Object({ code: Type.String({ pattern: '^[a-z0-9_]{1,40}$' }), label: Type.String({ minLength: 1, maxLength: 80 }), means: Type.Enum([...wishReasons]) }, closed), { minItems: 1, maxItems: 40 }) }, closed), { maxItems: 100 }),
  address: GoodsAddressShape, labels: LabelTermsShape, instructions: Type.String({ maxLength: 4000 }),
}, closed);
