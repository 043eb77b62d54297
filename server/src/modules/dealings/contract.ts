import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

export const dealingKinds = ['order', 'payment', 'refund', 'dispute', 'parcel', 'return', 'subscription', 'charge', 'points', 'credit', 'review', 'conversation'] as const;
export type DealingKind = (typeof dealingKinds)[number];

/** One thing between a customer and the brand. What `state` and `name` are depends on the kind. */
export const Dealing = Type.Object({
  kind: Type.Enum([...dealingKinds]), id: Type.String(), at: Type.String({ description: 'when it happened: placed, paid, moved last, asked for, begun, due, written' }), source: nullable(Type.String({ description: 'the place that told it' })), state: Type.String({ description: 'of the thing: "open", "delivered", "failed"' }),
  name: Type.String({ description: 'a number, a title, a carrier, a method' }), text: nullable(Type.String({ description: 'why it failed, what was written' })), amount: nullable(moneyShape), number: nullable(Type.Integer({ description: 'points, stars, or the number of a conversation' })),
  order: nullable(Type.Object({ id: Type.String(), number: Type.String() })),
});
export type DealingView = Static<typeof Dealing>;
