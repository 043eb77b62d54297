import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const at = Type.String({ format: 'date-time' });
const uuid = Type.String({ format: 'uuid' });
const source = Type.String({ minLength: 1, maxLength: 60, default: 'api' });
const sourceId = Type.String({ minLength: 1, maxLength: 200 });
const word = Type.String({ maxLength: 500 });

export const subscriptionStates = ['active', 'paused', 'past_due', 'cancelled', 'expired'] as const;
export const chargeStates = ['planned', 'pending', 'paid', 'failed', 'skipped', 'refunded', 'partially_refunded', 'cancelled'] as const;
export const memberActionKinds = ['skip', 'change_date', 'swap', 'pause', 'resume', 'cancel', 'adjust_points'] as const;
/** As those of an order's action. */
export const memberActionStates = ['waiting_approval', 'asked', 'sending', 'unknown', 'done', 'failed', 'refused', 'withdrawn'] as const;
export const cancelReasons = ['too_expensive', 'too_much', 'not_used', 'moving', 'quality', 'elsewhere', 'other'] as const;

const State = Type.Enum([...subscriptionStates]);
const ChargeState = Type.Enum([...chargeStates]);
const Rhythm = Type.Object({ unit: Type.Enum(['day', 'week', 'month', 'year']), count: Type.Integer({ minimum: 1, maximum: 1000 }) });

const Charge = Type.Object({ id: Type.String(), state: ChargeState, total: moneyShape, refunded: moneyShape, due_at: Type.String(), problem: nullable(Type.String()), tries: Type.Integer(), next_try_at: nullable(Type.String()) });

export const Recovery = Type.Object({ state: Type.Enum(['fine', 'retrying', 'given_up', 'recovered']), tries: Type.Integer(), next_try_at: nullable(Type.String()), owed: nullable(moneyShape), problem: nullable(Type.String()) });

export const Subscription = Type.Object({
  id: Type.String(), brand_id: Type.String(), customer_id: nullable(Type.String()), source: Type.String(), source_id: Type.String(), state: State, email: nullable(Type.String()),
  lines: Type.Array(Type.Object({ source_id: Type.String(), sku: nullable(Type.String()), title: Type.String(), quantity: Type.Integer(), unit_price: moneyShape })), total: moneyShape, every: nullable(Rhythm),
  next_charge_at: nullable(Type.String()), started_at: Type.String(), cancelled_at: nullable(Type.String()), cancel_reason: nullable(Type.String()), recovery: Recovery, charges: Type.Array(Charge),
});
export type SubscriptionView = Static<typeof Subscription>;

export const MemberAction = Type.Object({
  id: Type.String(), brand_id: Type.String(), subscription_id: nullable(Type.String()), member_id: nullable(Type.String()), conversation: nullable(Type.Object({ id: Type.String(), number: nullable(Type.Integer()) })), kind: Type.Enum([...memberActionKinds]),
  wish: Type.Record(Type.String(), Type.Unknown()), consequence: Type.Record(Type.String(), Type.Unknown()), reason: Type.String(), offered: Type.Array(Type.String()), state: Type.Enum([...memberActionStates]), problem: nullable(Type.String()), problem_note: nullable(Type.String()), attempts: Type.Integer(),
  evidence: Type.Array(Type.Object({ at: Type.String(), what: Type.String(), said: Type.String() })), asked_by: nullable(Type.Object({ id: Type.String(), name: Type.String() })), asked_at: Type.String(), settled_at: nullable(Type.String()),
  may: Type.Object({ check: Type.Boolean(), settle: Type.Boolean(), again: Type.Boolean(), withdraw: Type.Boolean() }),
});
export type MemberActionView = Static<typeof MemberAction>;

const Offer = Type.Object({ kind: Type.Enum([...memberActionKinds]), possible: Type.Boolean(), because: nullable(Type.String()), missing: nullable(Type.String()) });

export const Member = Type.Object({ id: Type.String(), source: Type.String(), points: Type.Integer(), tier: nullable(Type.String()), benefits: Type.Array(Type.String()), points_expire_at: nullable(Type.String()), can_adjust: Type.Boolean(), actions: Type.Array(MemberAction) });

export const Credit = Type.Object({
  id: Type.String(), customer_id: Type.String(), amount: moneyShape, left: moneyShape, state: Type.Enum(['waiting_approval', 'given', 'refused', 'withdrawn']), expires_at: nullable(Type.String()), code: nullable(Type.String()), reason: Type.String(), given_at: Type.String(),
  moves: Type.Array(Type.Object({ at: Type.String(), what: Type.Enum(['given', 'spent', 'expired', 'withdrawn']), amount: moneyShape, note: Type.String() })),
});
export type CreditView = Static<typeof Credit>;

/** What a customer has with the brand beside orders: all that the desk's cards need. */
export const Memberships = Type.Object({
  subscriptions: Type.Array(Type.Object({ ...Subscription.properties, offers: Type.Array(Offer), actions: Type.Array(MemberAction) })),
  members: Type.Array(Member),
  credit: Type.Object({ balances: Type.Array(moneyShape), credits: Type.Array(Credit) }),
});
export type MembershipsView = Static<typeof Memberships>;

const lines = Type.Array(Type.Object({ source_id: sourceId, sku: Type.Optional(nullable(Type.String({ maxLength: 100 }))), title: word, quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }), unit_price: moneyShape }), { maxItems: 200 });

/** A subscription as any place can send it; known by (brand_id, source, source_id). */
export const SubscriptionUpsert = Type.Object({
  brand_id: uuid, source: Type.Optional(source), source_id: sourceId, customer_source_id: Type.Optional(nullable(sourceId)), email: Type.Optional(nullable(Type.String({ maxLength: 320 }))), state: Type.Optional(Type.Enum([...subscriptionStates], { default: 'active' })),
  lines, total: Type.Optional(nullable(moneyShape)), currency: Type.String({ pattern: '^[A-Z]{3}$' }), every: Type.Optional(nullable(Rhythm)), next_charge_at: Type.Optional(nullable(at)), started_at: at, cancelled_at: Type.Optional(nullable(at)), cancel_reason: Type.Optional(nullable(word)), changed_at: Type.Optional(at),
});
export type SubscriptionUpsertInput = Static<typeof SubscriptionUpsert>;

/** One charge of subscriptions, past or planned. */
export const ChargeUpsert = Type.Object({
  brand_id: uuid, source: Type.Optional(source), source_id: sourceId, subscription_source_ids: Type.Array(sourceId, { maxItems: 200 }), customer_source_id: Type.Optional(nullable(sourceId)), email: Type.Optional(nullable(Type.String({ maxLength: 320 }))), order_source_id: Type.Optional(nullable(sourceId)),
  state: ChargeState, total: moneyShape, refunded: Type.Optional(nullable(moneyShape)), due_at: at, problem: Type.Optional(nullable(word)), tries: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })), next_try_at: Type.Optional(nullable(at)), changed_at: Type.Optional(at),
});
export type ChargeUpsertInput = Static<typeof ChargeUpsert>;

export const LoyaltyUpsert = Type.Object({
  brand_id: uuid, source: Type.Optional(source), customer_source_id: Type.Optional(nullable(sourceId)), email: Type.Optional(nullable(Type.String({ maxLength: 320 }))), points: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }), tier: Type.Optional(nullable(Type.String({ maxLength: 100 }))),
  points_expire_at: Type.Optional(nullable(at)), changed_at: Type.Optional(at),
});
export type LoyaltyUpsertInput = Static<typeof LoyaltyUpsert>;

export const Tiers = Type.Object({ brand_id: uuid, tiers: Type.Array(Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), benefits: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { maxItems: 30 }) }), { maxItems: 30 }) });

/** What is to be done to a subscription. */
export const SubscriptionWishShape = Type.Union([
  Type.Object({ kind: Type.Literal('skip') }),
  Type.Object({ kind: Type.Literal('change_date'), on: at }),
  Type.Object({ kind: Type.Literal('swap'), line: sourceId, variant_id: uuid }),
  Type.Object({ kind: Type.Literal('pause'), until: nullable(at) }),
  Type.Object({ kind: Type.Literal('resume'), on: at }),
  Type.Object({ kind: Type.Literal('cancel'), why: Type.Enum([...cancelReasons]) }),
]);
export const PointsWishShape = Type.Object({ kind: Type.Literal('adjust_points'), by: Type.Integer({ minimum: -1_000_000, maximum: 1_000_000 }) });

const asking = { reason: Type.Optional(Type.String({ maxLength: 1000 })), conversation_id: Type.Optional(uuid) };
const once = { key: Type.String({ minLength: 8, maxLength: 100, description: 'made once for one press of a button; sent again, it is the same action' }) };
export const PreviewSubscription = Type.Object({ wish: SubscriptionWishShape, ...asking });
export const AskSubscription = Type.Object({ wish: SubscriptionWishShape, ...asking, offered: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })), ...once });
export const PreviewPoints = Type.Object({ wish: PointsWishShape, ...asking });
export const AskPoints = Type.Object({ wish: PointsWishShape, ...asking, ...once });

/** What can be had instead of a line, from the brand's own products. */
export const Swaps = Type.Object({ data: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), sku: nullable(Type.String()), price: moneyShape, stock: nullable(Type.Integer()) })) });

export const MemberPreview = Type.Object({ possible: Type.Boolean(), because: nullable(Type.String()), consequence: nullable(Type.Record(Type.String(), Type.Unknown())), offers_instead: Type.Array(Type.String()), needs_approval: nullable(Type.String({ description: 'why a second person decides: role, single, day, customer' })) });

export const GiveCredit = Type.Object({ customer_id: uuid, amount: moneyShape, expires_at: Type.Optional(nullable(at)), reason: Type.String({ minLength: 1, maxLength: 500 }), code: Type.Optional(nullable(Type.String({ minLength: 3, maxLength: 60 }))), conversation_id: Type.Optional(uuid), ...once });
export const SpendCredit = Type.Object({ customer_id: uuid, amount: moneyShape, note: Type.Optional(Type.String({ maxLength: 500 })), ...once });
export const TakeBackCredit = Type.Object({ note: Type.String({ minLength: 1, maxLength: 500 }) });
export const SettleMember = Type.Object({ happened: Type.Boolean(), note: Type.String({ minLength: 3, maxLength: 500 }) });
