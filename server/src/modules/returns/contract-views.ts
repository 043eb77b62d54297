import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';
import { conditions, labelWays, optionKinds, resolutions, returnKinds, ReturnPolicyShape, returnStates, ReturnTermsShape, stepKinds, stepStates, wishReasons } from './contract-policy.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const uuid = Type.String({ format: 'uuid' });
const text = Type.String();
const at = nullable(Type.String());
const money = nullable(moneyShape);
const facts = Type.Record(Type.String(), Type.Unknown());
const person = nullable(Type.Object({ id: text, name: text }));

export const State = Type.Enum([...returnStates]);
export const Kind = Type.Enum([...returnKinds]);
const Reason = Type.Enum([...wishReasons]);
const Condition = Type.Enum([...conditions]);
const Resolution = Type.Enum([...resolutions]);

export const JudgedShape = Type.Object({
  decision: Type.Union([Type.Literal('allowed'), Type.Literal('review'), Type.Literal('refused')]),
  reasons: Type.Array(Type.Object({ code: text, line_id: nullable(text), decides: nullable(text), facts })),
  options: Type.Array(Type.Object({ kind: Type.Enum([...optionKinds]), value_minor: Type.Integer(), bonus_minor: Type.Integer(), fee_minor: Type.Integer(), shipping_minor: Type.Integer(), pays_minor: Type.Integer(), send_back: Type.Boolean() })),
  lines: Type.Array(Type.Object({ line_id: text, decision: text, last_day: nullable(text) })),
});
export type JudgedView = Static<typeof JudgedShape>;

export const SignalShape = Type.Object({ code: text, weight: text, facts: Type.Record(Type.String(), Type.Number()) });
export type SignalView = Static<typeof SignalShape>;

/** A return in a list. */
export const ReturnSummary = Type.Object({
  id: text, brand_id: text, number: text, source: text, kind: Kind, state: State, channel: text, problem: nullable(text), waits_for_approval: Type.Boolean(),
  order: nullable(Type.Object({ id: text, number: text })), customer: person, conversation_id: nullable(text), value: money, sends_back: Type.Boolean(),
  lines: Type.Array(Type.Object({ line_id: text, title: text, quantity: Type.Integer(), reason: Reason, reason_code: nullable(text), reason_label: nullable(text), wanted: nullable(Resolution) })),
  requested_at: text, since: text, due_at: at, late: Type.Boolean(), refunded: money,
});
export type ReturnSummaryView = Static<typeof ReturnSummary>;

const Line = Type.Object({
  line_id: text, sku: nullable(text), title: text, quantity: Type.Integer(), reason: Reason, reason_code: nullable(text), reason_label: nullable(text), condition: nullable(Condition), words: text, photo_ids: Type.Array(text), wanted: nullable(Resolution),
  instead: nullable(Type.Object({ variant_id: text, title: text, sku: nullable(text), unit_price_minor: Type.Integer() })), last_day: nullable(text), value_minor: Type.Integer(), received: Type.Integer(), accepted: nullable(Type.Integer()),
  inspected_condition: nullable(Condition), inspected_words: text, resolution: nullable(Resolution), early: Type.Boolean(),
});
export const StepShape = Type.Object({
  position: Type.Integer(), kind: Type.Enum([...stepKinds]), state: Type.Enum([...stepStates]), amount_minor: Type.Integer(), bonus_minor: Type.Integer(), lines: Type.Array(text), action_id: nullable(text), action_state: nullable(text),
  problem: nullable(text), reference: nullable(text), words: text, at: text, done_at: at, may: Type.Array(text),
});

/** How it gets back: a label that is made, was made, or could not be made. */
export const LabelShape = Type.Object({
  id: text, state: text, way: Type.Enum(['place', 'own', 'slip']), maker: nullable(text), name: nullable(text), has_file: Type.Boolean(), url: nullable(text), carrier: nullable(text), tracking_number: nullable(text), cost: money, problem: nullable(text),
  unsure: Type.Boolean({ description: 'nobody knows whether it was made' }), void: nullable(Type.Enum(['wanted', 'asked', 'done', 'refused'])), void_said: nullable(text), sent_at: at, at: text,
});

/** One return with its whole story. */
export const ReturnShape = Type.Object({
  ...ReturnSummary.properties,
  lines: Type.Array(Line), currency: nullable(text), note: text, judged: nullable(JudgedShape), policy_version: Type.Integer(),
  conversation: nullable(Type.Object({ id: text, number: nullable(Type.Integer()) })),
  clocks: Type.Object({ requested_at: text, decided_at: at, label_at: at, shipped_at: at, received_at: at, inspected_at: at, settled_at: at, refunded_at: at, resolved_at: at, hold_until: at }),
  steps: Type.Array(StepShape), tracking: nullable(Type.Object({ carrier: nullable(text), number: text, state: nullable(text) })),
  label: nullable(LabelShape),
  labels_by: Type.Enum([...labelWays], { description: 'who makes labels for this brand now' }),
  approval: nullable(Type.Object({ id: text, state: text, note: text, decided_by: nullable(text) })), given: nullable(Type.Object({ refund_minor: nullable(Type.Integer()), credit_minor: nullable(Type.Integer()), exchange_minor: nullable(Type.Integer()) })),
  signals: Type.Array(SignalShape), story: Type.Array(Type.Object({ at: text, what: text, from: nullable(text), to: text, by: text, by_kind: text, words: text, facts })),
  may: Type.Array(text), may_override: Type.Boolean(), instant_exchange: Type.Boolean(), instructions: text,
});
export type ReturnView = Static<typeof ReturnShape>;

export const Board = Type.Object({ stages: Type.Array(Type.Object({ state: State, count: Type.Integer(), late: Type.Integer(), oldest_at: at })), problems: Type.Integer(), approvals: Type.Integer() });
export type BoardView = Static<typeof Board>;


const soldVariant = Type.Object({ id: text, title: text, product: text, sku: nullable(text), price_minor: Type.Integer(), stock: nullable(Type.Integer()) });

/** The next size of what came back, why, and how much of it there is. */
const SizeAdvised = Type.Object({ size: nullable(text), why: Type.Array(facts), variant_id: nullable(text), stock: nullable(Type.Integer()) });

/** All that a dialog needs to start a return. */
export const StartShape = Type.Object({
  order: Type.Object({ id: text, number: text, brand_id: text, currency: text, placed_at: text, state: text, total_minor: Type.Integer(), refunded_minor: Type.Integer() }),
  lines: Type.Array(Type.Object({
    product_id: nullable(text), sizing: nullable(Type.Object({ note: text, runs: text, too_small: nullable(SizeAdvised), too_large: nullable(SizeAdvised) })),
    line_id: text, title: text, sku: nullable(text), category: nullable(text), image_url: nullable(text), quantity: Type.Integer(), left: Type.Integer(), paid_minor: Type.Integer(), delivered_at: at,
    reasons: Type.Array(Type.Object({ code: text, label: text, means: Reason })), variants: Type.Array(soldVariant),
  })),
  photos: Type.Array(Type.Object({ id: text, name: text })), returns: Type.Array(ReturnSummary), signals: Type.Array(SignalShape), may_override: Type.Boolean(),
});
export type StartView = Static<typeof StartShape>;

/** Until when an order may be sent back for a change of mind. Days are those of the brand's zone. */
export const WindowShape = Type.Object({ begun: Type.Boolean({ description: 'whether its days have begun' }), usual: text, today: text, days_alone: nullable(Type.Integer({ description: 'so many days more the caller may give; null: as many as they like' })), extended: nullable(Type.Object({ until: text, reason: text, by: nullable(text) })) });
export type WindowView = Static<typeof WindowShape>;
export const Extend = Type.Object({ until: Type.String({ format: 'date' }), reason: Type.String({ minLength: 1, maxLength: 500 }), conversation_id: Type.Optional(uuid) });

const AskedLine = Type.Object({
  line_id: Type.String({ minLength: 1, maxLength: 200 }), quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }), reason: Reason, reason_code: Type.Optional(Type.String({ maxLength: 40 })), condition: Type.Optional(Condition), words: Type.Optional(Type.String({ maxLength: 1000 })),
  photo_ids: Type.Optional(Type.Array(uuid, { maxItems: 20 })), wanted: Type.Optional(Resolution), variant_id: Type.Optional(uuid),
});
const asked = { order_id: uuid, kind: Type.Optional(Kind), lines: Type.Array(AskedLine, { minItems: 1, maxItems: 200 }) };
export const PreviewReturn = Type.Object(asked);
export const ReturnPreview = Type.Object({ judged: JudgedShape, sends_back: Type.Boolean(), may_override: Type.Boolean(), policy_version: Type.Integer() });
export type ReturnPreviewView = Static<typeof ReturnPreview>;
export const StartReturn = Type.Object({
  ...asked, conversation_id: Type.Optional(uuid), note: Type.Optional(Type.String({ maxLength: 2000 })),
  anyway: Type.Optional(Type.String({ maxLength: 1000, description: 'why it is taken back although the policy refuses it; above your role a second person decides' })),
  refuse: Type.Optional(Type.Boolean({ description: 'write down that it was asked for and refused by the policy' })),
  key: Type.Optional(Type.String({ minLength: 8, maxLength: 100, description: 'made once for one press of a button; sent again, it is the same return' })),
});
const words = Type.Optional(Type.String({ maxLength: 1000 }));
const Tracked = { carrier: Type.Optional(Type.String({ maxLength: 60 })), tracking_number: Type.Optional(Type.String({ maxLength: 60 })) };
export const Decide = Type.Object({ approve: Type.Boolean(), words, after_all: Type.Optional(Type.Boolean({ description: 'yes to what was refused before' })) });
export const Words = Type.Object({ words });
export const SendLabel = Type.Object({ text: Type.String({ minLength: 1, maxLength: 10_000, description: 'what the customer is written; the label goes with it' }) });
export const LabelPlaces = Type.Object({ data: Type.Array(Type.Object({ id: text, name: text, ready: Type.Boolean(), because: nullable(text), voids: Type.Boolean(), repeatable: Type.Boolean() })) });
export type LabelPlacesView = Static<typeof LabelPlaces>;
export const LabelServices = Type.Object({ data: Type.Array(Type.Object({ id: text, name: text })) });
export type LabelServicesView = Static<typeof LabelServices>;
export const OwnLabel = Type.Object({ id: text, name: text });
export type OwnLabelView = Static<typeof OwnLabel>;
export const Sent = Type.Object({ words, ...Tracked });
export const Receive = Type.Object({ words, lines: Type.Array(Type.Object({ line_id: Type.String({ maxLength: 200 }), quantity: Type.Integer({ minimum: 0, maximum: 1_000_000 }) }), { minItems: 1, maxItems: 200 }) });
export const Inspect = Type.Object({
  words,
  lines: Type.Array(Type.Object({ line_id: Type.String({ maxLength: 200 }), received: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })), accepted: Type.Integer({ minimum: 0, maximum: 1_000_000 }), condition: Type.Optional(Condition), words, resolution: Resolution, variant_id: Type.Optional(uuid) }), { minItems: 1, maxItems: 200 }),
});
export const Settle = Type.Object({ words, resolution: Type.Optional(Resolution), expects_minor: Type.Optional(Type.Integer({ minimum: 0, description: 'the total of the plan you saw; another one meanwhile is refused' })) });
export const SettlePlan = Type.Object({
  total: moneyShape, against: Type.Boolean(), may: Type.Boolean(),
  steps: Type.Array(Type.Object({ kind: Type.Enum([...stepKinds]), amount_minor: Type.Integer(), bonus_minor: Type.Integer(), fee_minor: Type.Integer(), shipping_minor: Type.Integer(), lines: Type.Array(text), restock: Type.Boolean() })),
});
export type SettlePlanView = Static<typeof SettlePlan>;
export const ByHand = Type.Object({ reference: Type.Optional(Type.String({ maxLength: 200 })), words });

export const PolicyView = Type.Object({
  version: Type.Integer(), policy: ReturnPolicyShape, terms: ReturnTermsShape, published_at: at, published_by: nullable(text),
  draft: nullable(Type.Object({ base: Type.Integer(), policy: ReturnPolicyShape, terms: ReturnTermsShape, by: nullable(text), at: text, faults: Type.Array(Type.Object({ field: text, message: text })) })),
});
export type PolicyAnswer = Static<typeof PolicyView>;
export const PolicyChange = Type.Object({ version: Type.Integer({ minimum: 0 }), policy: ReturnPolicyShape, terms: ReturnTermsShape, restored_from: Type.Optional(Type.Integer({ minimum: 1 })) });
export const PolicyVersion = Type.Object({ version: Type.Integer(), policy: ReturnPolicyShape, terms: ReturnTermsShape, at: text, by: nullable(text), restored_from: nullable(Type.Integer()) });
export type PolicyVersionView = Static<typeof PolicyVersion>;
export const TryPolicy = Type.Object({ policy: ReturnPolicyShape, order_number: Type.String({ minLength: 1, maxLength: 60 }), reason: Reason, condition: Type.Optional(Condition), photos: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })) });
export const TriedPolicy = Type.Object({ order: Type.Object({ id: text, number: text, currency: text, placed_at: text }), lines: Type.Array(Type.Object({ line_id: text, title: text, judged: JudgedShape })) });
export type TriedPolicyView = Static<typeof TriedPolicy>;

const hours = nullable(Type.Number());
const Spent = Type.Object({ returns: Type.Integer(), median_hours: hours, p90_hours: hours, inspected_hours: hours, settled_hours: hours, paid_hours: hours });
export const Turnaround = Type.Object({
  from: text, to: text, definition: text, all: Spent,
  reasons: Type.Array(Type.Object({ reason: text, spent: Spent })), brands: Type.Array(Type.Object({ brand_id: text, spent: Spent })),
  products: Type.Array(Type.Object({ sku: text, title: text, pieces: Type.Integer(), reasons: Type.Array(Type.Object({ reason: text, pieces: Type.Integer() })) })),
});
export type TurnaroundView = Static<typeof Turnaround>;
