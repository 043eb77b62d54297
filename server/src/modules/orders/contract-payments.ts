import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const at = Type.String({ format: 'date-time' });
const uuid = Type.String({ format: 'uuid' });
const source = Type.String({ minLength: 1, maxLength: 60, default: 'api' });
const sourceId = Type.String({ minLength: 1, maxLength: 200 });

export const paymentStates = ['pending', 'authorised', 'paid', 'failed', 'cancelled', 'partially_refunded', 'refunded'] as const;
export const disputeStates = ['warning', 'needs_answer', 'under_review', 'won', 'lost', 'closed'] as const;

const OrderNamed = nullable(Type.Object({ id: Type.String(), number: Type.String() }));

export const Payment = Type.Object({
  id: Type.String(), brand_id: Type.String(), source: Type.String(), source_id: Type.String(), order: OrderNamed, customer_id: nullable(Type.String()), state: Type.Enum([...paymentStates]), amount: moneyShape, refunded: moneyShape, method: nullable(Type.String()), problem: nullable(Type.String()), at: Type.String(),
});
export type PaymentView = Static<typeof Payment>;

export const PaymentUpsert = Type.Object({
  brand_id: uuid, source: Type.Optional(source), source_id: sourceId, order_source_id: Type.Optional(nullable(sourceId)), order_number: Type.Optional(nullable(Type.String({ maxLength: 60 }))), email: Type.Optional(nullable(Type.String({ maxLength: 320 }))), state: Type.Enum([...paymentStates]), amount: moneyShape,
  refunded: Type.Optional(nullable(moneyShape)), method: Type.Optional(nullable(Type.String({ maxLength: 100 }))), problem: Type.Optional(nullable(Type.String({ maxLength: 500 }))), at, changed_at: Type.Optional(at),
});

export const Dispute = Type.Object({
  id: Type.String(), brand_id: Type.String(), source: Type.String(), source_id: Type.String(), order: OrderNamed, customer_id: nullable(Type.String()), state: Type.Enum([...disputeStates]), reason: Type.String(), amount: moneyShape, answer_by: nullable(Type.String()), opened_at: Type.String(),
  answer: nullable(Type.Object({ state: Type.Enum(['asked', 'sending', 'unknown', 'done', 'failed']), problem: nullable(Type.String()), note: nullable(Type.String()), at: nullable(Type.String()), by: nullable(Type.String()), fields: Type.Record(Type.String(), Type.String()), evidence: Type.Array(Type.Object({ at: Type.String(), what: Type.String(), said: Type.String() })) })),
  may: Type.Object({ answer: Type.Boolean(), because: nullable(Type.String()), check: Type.Boolean(), settle: Type.Boolean() }),
});
export type DisputeView = Static<typeof Dispute>;

/** A dispute with the answer that can be drawn from what we know. */
export const DisputeWithPack = Type.Object({ ...Dispute.properties, pack: Type.Object({ fields: Type.Record(Type.String(), Type.String()), missing: Type.Array(Type.String()) }) });
export type DisputeWithPackView = Static<typeof DisputeWithPack>;

export const DisputeUpsert = Type.Object({
  brand_id: uuid, source: Type.Optional(source), source_id: sourceId, payment_source_id: Type.Optional(nullable(sourceId)), order_source_id: Type.Optional(nullable(sourceId)), state: Type.Enum([...disputeStates]), reason: Type.String({ minLength: 1, maxLength: 100 }), amount: moneyShape, answer_by: Type.Optional(nullable(at)), opened_at: at, changed_at: Type.Optional(at),
});

export const AnswerDispute = Type.Object({ fields: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 20_000 })), key: Type.String({ minLength: 8, maxLength: 100, description: 'made once for one press of a button; sent again, it is the same answer' }), conversation_id: Type.Optional(uuid) });
export const SettleAnswer = Type.Object({ happened: Type.Boolean(), note: Type.String({ minLength: 3, maxLength: 500 }) });
