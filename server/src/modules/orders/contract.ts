import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';

export type { DisputeView, DisputeWithPackView, PaymentView } from './contract-payments.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const line = Type.String({ maxLength: 500 });
const at = Type.String({ format: 'date-time' });

/** A parcel as it is shown beside its order. */
export const Parcel = Type.Object({
  id: Type.String(), carrier: Type.String(), service: nullable(Type.String()), tracking_number: nullable(Type.String()), tracking_url: nullable(Type.String()), state: Type.String(),
  /** 0 pending … 4 delivered; null when it left the usual way */
  step: nullable(Type.Integer()),
  estimated_delivery_at: nullable(Type.String()), delivered_at: nullable(Type.String()),
  /** the day the customer was first told, at any moment of it */
  promised_at: nullable(Type.String()),
  /** learned from parcels that arrived: as likely before `at` as after, four of five between low and high; null moments: nothing seen ever took so long */
  prediction: nullable(Type.Object({ at: nullable(Type.String()), low: nullable(Type.String()), high: nullable(Type.String()), late_probability: nullable(Type.Number()), from: Type.Union([Type.Literal('learned'), Type.Literal('usual')]), as_of: Type.String() })),
  /** what is wrong with it now: late_handover, no_scan, promise_at_risk, promise_broken */
  signals: Type.Array(Type.Object({ kind: Type.String(), since: Type.String() })),
  /** its carrier's declared trouble, where its parcels go */
  incident: nullable(Type.Object({ id: Type.String(), carrier: Type.String(), words: Type.String(), from: Type.String() })),
  events: Type.Array(Type.Object({ at: Type.String(), state: Type.String(), code: nullable(Type.String()), description: Type.String(), place: nullable(Type.String()) })),
});

export const Order = Type.Object({
  id: Type.String(), brand_id: Type.Optional(Type.String()), customer_id: nullable(Type.String()), number: Type.String(), source: Type.String(), url: nullable(Type.String()), placed_at: Type.String(),
  state: Type.String(), payment_state: Type.String(), fulfilment_state: Type.String(), total: moneyShape, refunded: moneyShape, email: nullable(Type.String()),
  shipping_address: nullable(Type.String()), note: nullable(Type.String()),
  lines: Type.Array(Type.Object({ sku: nullable(Type.String()), title: Type.String(), quantity: Type.Integer(), unit_price: moneyShape, image_url: nullable(Type.String()) })),
  shipments: Type.Array(Parcel),
});
export type OrderView = Static<typeof Order>;

const postal = Type.Optional(nullable(Type.Object({ name: Type.Optional(line), line1: Type.Optional(line), line2: Type.Optional(line), postal_code: Type.Optional(line), city: Type.Optional(line), region: Type.Optional(line), country: Type.Optional(line) })));
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
  shipping_address: postal,
  billing_address: postal,
  discount: Type.Optional(nullable(moneyShape)),
  duties: Type.Optional(nullable(moneyShape)),
  received: Type.Optional(nullable(moneyShape)),
  owed: Type.Optional(nullable(Type.Object({ amount_minor: Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 }), currency: Type.String({ pattern: '^[A-Z]{3}$' }) }, { description: 'what the customer still has to pay; below nothing, what you owe them' }))),
  discount_codes: Type.Optional(Type.Array(Type.Object({ code: Type.String({ minLength: 1, maxLength: 100 }), amount: Type.Optional(nullable(moneyShape)) }), { maxItems: 50 })),
  payment_methods: Type.Optional(Type.Array(line, { maxItems: 20 })),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 100 })),
  risk: Type.Optional(nullable(Type.Enum(['low', 'medium', 'high'], { description: 'how likely a fraud is, as you judge it' }))),
  holds: Type.Optional(Type.Array(line, { maxItems: 20, description: 'why it is not sent yet' })),
  cut_off_at: Type.Optional(nullable(Type.String({ format: 'date-time', description: 'from then on what is in it and where it goes stays' }))),
  note: Type.Optional(nullable(Type.String({ maxLength: 5000 }))),
  url: Type.Optional(nullable(Type.String({ maxLength: 2000, pattern: '^https?://' }))),
  lines: Type.Array(Type.Object({ source_id: Type.Optional(Type.String({ maxLength: 200 })), sku: Type.Optional(nullable(Type.String({ maxLength: 100 }))), title: Type.String({ maxLength: 500 }), quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }), unit_price: moneyShape, refunded_quantity: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })), product_source_id: Type.Optional(nullable(Type.String({ maxLength: 200 }))), variant_source_id: Type.Optional(nullable(Type.String({ maxLength: 200 }))), image_url: Type.Optional(nullable(Type.String({ maxLength: 2000, pattern: '^https?://' }))) }), { maxItems: 1000 }),
  refunds: Type.Optional(Type.Array(Type.Object({ source_id: Type.String({ maxLength: 200 }), amount: moneyShape, reason: Type.Optional(nullable(Type.String({ maxLength: 500 }))), at }), { maxItems: 200 })),
});
export type OrderUpsertInput = Static<typeof OrderUpsert>;

/** What can be done to an order. */
export const actionKinds = ['cancel', 'refund', 'correct_address', 'change_items', 'reship', 'credit'] as const;
/** What roles have limits for: what is done to orders, and what is given beside them. */
export const limitKinds = [...actionKinds, 'store_credit', 'points'] as const;
/** How an action stands: from being asked to what is known of its end. */
export const actionStates = ['waiting_approval', 'asked', 'sending', 'unknown', 'done', 'failed', 'refused', 'withdrawn'] as const;

const uuid = Type.String({ format: 'uuid' });
const minor = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });
const field = Type.Optional(Type.String({ maxLength: 200 }));
const lines = Type.Array(Type.Object({ line_id: Type.String({ maxLength: 200 }), quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }) }), { maxItems: 1000 });

export const Kind = Type.Enum([...actionKinds]);
export const Address = Type.Object({ name: field, line1: field, line2: field, postal_code: field, city: field, region: field, country: field });

const Instead = Type.Object({ variant_id: uuid, product_source_id: Type.String(), variant_source_id: Type.String(), sku: nullable(Type.String()), title: Type.String(), unit_price_minor: minor }, { description: 'what a variant is and costs; written down when it is asked, whatever was sent' });

/** What is to be done to an order. */
export const Wish = Type.Union([
  Type.Object({ kind: Type.Literal('cancel'), restock: Type.Boolean() }),
  Type.Object({ kind: Type.Literal('refund'), scope: Type.Union([Type.Literal('full'), Type.Literal('lines'), Type.Literal('shipping'), Type.Literal('amount')]), lines: Type.Optional(lines), shipping: Type.Optional(Type.Boolean()), amount_minor: Type.Optional(minor), restock: Type.Boolean(), way: Type.Optional(Type.Enum(['original', 'store_credit'], { description: 'where the money goes; left out: to where it came from' })) }),
  Type.Object({ kind: Type.Literal('correct_address'), address: Address, before: Type.Optional(Type.Union([Address, Type.Null()], { description: 'where it went until then; written down when it is asked' })) }),
  Type.Object({ kind: Type.Literal('change_items'), set: Type.Array(Type.Object({ line_id: Type.String({ maxLength: 200 }), quantity: Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'pieces in the order from then on, those given back not counted; 0 takes the line out' }) }), { maxItems: 1000 }), add: Type.Array(Type.Object({ variant_id: uuid, quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }), item: Type.Optional(Instead) }), { maxItems: 200 }) }),
  Type.Object({ kind: Type.Literal('reship'), lines: Type.Array(Type.Object({ line_id: Type.String({ maxLength: 200 }), quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }), variant_id: Type.Optional(uuid), instead: Type.Optional(Instead) }), { maxItems: 1000 }) }),
  Type.Object({ kind: Type.Literal('credit'), amount_minor: minor, bonus_minor: Type.Optional(minor), way: Type.Optional(Type.Enum(['code', 'gift_card', 'store_credit'], { description: 'what it is given as; left out: as the shop usually gives it' })) }),
]);

export const Consequence = Type.Object({
  refund_minor: Type.Integer(), tax_minor: nullable(Type.Integer()), shipping_minor: Type.Integer(), given_minor: Type.Integer(), earlier_minor: Type.Optional(Type.Integer({ description: 'of what is named here, paid back already by amounts that belonged to no line' })),
  lines: Type.Array(Type.Object({ line_id: Type.String(), title: Type.String(), quantity: Type.Integer(), amount_minor: Type.Integer(), restocked: Type.Boolean() })),
  added: Type.Optional(Type.Array(Type.Object({ title: Type.String(), quantity: Type.Integer(), amount_minor: Type.Integer() }), { description: 'pieces that come into the order; `lines` are those that go' })),
  due_minor: Type.Optional(Type.Integer({ description: 'what the customer has to pay more' })),
  after: Type.Object({ state: Type.String(), payment_state: Type.String(), refunded_minor: Type.Integer(), total_minor: Type.Optional(Type.Integer()) }),
});

export const Authority = Type.Object({ answer: Type.Union([Type.Literal('alone'), Type.Literal('approval'), Type.Literal('reason')]), because: nullable(Type.String()) });

export const ProofShape = Type.Object({ method: Type.Union([Type.Literal('signed_in'), Type.Literal('mail'), Type.Literal('code'), Type.Literal('none')]), at: nullable(Type.String()) });

/** How careful to be with a customer, and why. */
export const RiskShape = Type.Object({ level: Type.Enum(['low', 'raised', 'high']), reasons: Type.Array(Type.Object({ code: Type.String(), count: Type.Integer() })) });
export type RiskView = Static<typeof RiskShape>;

export const Preview = Type.Object({ possible: Type.Boolean(), because: nullable(Type.String()), consequence: nullable(Consequence), authority: nullable(Authority), risk: nullable(RiskShape), proof: ProofShape });

const asking = { wish: Wish, reason: Type.Optional(Type.String({ maxLength: 1000 })), conversation_id: Type.Optional(uuid) };
export const PreviewAction = Type.Object(asking);
export const AskAction = Type.Object({ ...asking, key: Type.String({ minLength: 8, maxLength: 100, description: 'made once for one press of a button; sent again, it is the same action' }) });

export const OrderAction = Type.Object({
  id: Type.String(), brand_id: Type.String(), order: Type.Object({ id: Type.String(), number: Type.String(), source: Type.String(), source_id: Type.String() }),
  conversation: nullable(Type.Object({ id: Type.String(), number: nullable(Type.Integer()) })),
  kind: Kind, wish: Wish, consequence: Consequence, amount: moneyShape, reason: Type.String(), proof: Type.String(),
  state: Type.Enum([...actionStates]), problem: nullable(Type.String()), problem_note: nullable(Type.String()), attempts: Type.Integer(),
  evidence: Type.Array(Type.Object({ at: Type.String(), what: Type.String(), said: Type.String() })),
  result: nullable(Type.Object({ reference: Type.Optional(Type.String()), code: Type.Optional(Type.String()), invoiced: Type.Optional(Type.Boolean()) })),
  approval: nullable(Type.Object({ id: Type.String(), because: Type.String(), state: Type.String(), note: Type.String(), decided_by: nullable(Type.String()), expires_at: Type.String() })),
  asked_by: nullable(Type.Object({ id: Type.String(), name: Type.String() })), asked_at: Type.String(), sent_at: nullable(Type.String()), settled_at: nullable(Type.String()), settled_by: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  may: Type.Object({ check: Type.Boolean(), settle: Type.Boolean(), again: Type.Boolean(), withdraw: Type.Boolean() }),
});
export type OrderActionView = Static<typeof OrderAction>;

/** All that the order card and its dialogs need. */
export const Actionable = Type.Object({
  order: Type.Object({
    id: Type.String(), number: Type.String(), state: Type.String(), payment_state: Type.String(), fulfilment_state: Type.String(), currency: Type.String(), total_minor: Type.Integer(), refunded_minor: Type.Integer(),
    shipping_minor: nullable(Type.Integer()), tax_minor: nullable(Type.Integer()), cut_off_at: nullable(Type.String()), cut_off_passed: Type.Boolean(), email: nullable(Type.String()), address: nullable(Address),
    lines: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), quantity: Type.Integer(), refunded_quantity: Type.Integer(), paid_minor: Type.Integer(), unit_price_minor: Type.Integer() })),
  }),
  offers: Type.Array(Type.Object({ kind: Kind, possible: Type.Boolean(), because: nullable(Type.String()), missing: nullable(Type.String()), ways: Type.Array(Type.Enum(['original', 'store_credit', 'code', 'gift_card']), { description: 'ways to choose from, the usual one first; empty: one only' }) })),
  proof: ProofShape,
  under_way: Type.Boolean(),
  actions: Type.Array(OrderAction),
});
export type ActionableView = Static<typeof Actionable>;

/** A variant that can be sold in the currency of an order. */
export const SoldVariant = Type.Object({ id: Type.String(), title: Type.String(), product: Type.String(), sku: nullable(Type.String()), price_minor: Type.Integer(), stock: nullable(Type.Integer()) });
export type SoldVariantView = Static<typeof SoldVariant>;
export const SoldVariants = Type.Object({ data: Type.Array(SoldVariant) });

export const Settle = Type.Object({ happened: Type.Boolean(), note: Type.String({ minLength: 3, maxLength: 500 }) });
const { brand_id: _brand, source: _source, ...ofShop } = OrderUpsert.properties;
/** What a shop reports of an action it carried out, or would not; the order as it is now comes with a yes. */
export const ActionReport = Type.Object({
  state: Type.Union([Type.Literal('done'), Type.Literal('failed')]), message: Type.Optional(Type.String({ maxLength: 500 })), reference: Type.Optional(Type.String({ maxLength: 200 })), code: Type.Optional(Type.String({ maxLength: 100 })),
  order: Type.Optional(Type.Object(ofShop)),
});
export type ActionReportInput = Static<typeof ActionReport>;

const LimitKind = Type.Enum([...limitKinds]);
const Limit = Type.Object({ kind: LimitKind, allowed: Type.Boolean(), single_minor: nullable(minor), day_minor: nullable(minor), reason_required: Type.Boolean() });
const care = Type.Union([Type.Literal('allow'), Type.Literal('reason'), Type.Literal('approval')]);
export const Matrix = Type.Object({
  unproven: care,
  risk_raised: care,
  risk_high: care,
  roles: Type.Array(Type.Object({ role_id: Type.String(), role: Type.String(), limits: Type.Array(Limit), for_reasons: Type.Array(Type.Object({ reason_id: Type.String(), ...Limit.properties }), { description: 'in the place of the role’s own, for a contact reason and what lies below it' }) })),
});
export type MatrixView = Static<typeof Matrix>;
const ofRole = { role_id: uuid, kind: LimitKind };
export const ChangeMatrix = Type.Object({
  brand_id: uuid,
  unproven: Type.Optional(care), risk_raised: Type.Optional(care), risk_high: Type.Optional(care),
  limits: Type.Optional(Type.Array(Type.Object({ ...Limit.properties, ...ofRole, reason_id: Type.Optional(nullable(uuid)) }), { maxItems: 500 })),
  drop: Type.Optional(Type.Array(Type.Object({ ...ofRole, reason_id: uuid }), { maxItems: 500, description: 'limits for contact reasons that hold no longer' })),
});

/** Would this person be let, if they asked for this now? */
export const TryAuthority = Type.Object({ brand_id: uuid, person_id: uuid, kind: LimitKind, contact_reason_id: Type.Optional(nullable(uuid)), risk: Type.Optional(Type.Enum(['low', 'raised', 'high'], { description: 'how the customer stands' })), amount: Type.Object({ amount_minor: minor, currency: Type.String({ pattern: '^[A-Z]{3}$' }) }), proven: Type.Boolean({ description: 'whether the shopper is proven to be the buyer' }), reason: Type.Boolean({ description: 'whether they say why' }) });
export type TryAuthorityInput = Static<typeof TryAuthority>;
export const TriedAuthority = Type.Object({
  answer: Type.Union([Type.Literal('alone'), Type.Literal('approval'), Type.Literal('reason')]), because: nullable(Type.Union([Type.Literal('role'), Type.Literal('single'), Type.Literal('day'), Type.Literal('unproven'), Type.Literal('customer')])),
  today: moneyShape, roles: Type.Integer({ description: 'roles they hold in the brand' }),
});
export type TriedAuthorityView = Static<typeof TriedAuthority>;
