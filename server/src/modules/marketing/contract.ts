import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);

/** What can be told, by what it is called there. */
export const tidingsNames = {
  conversation_opened: 'Conversation opened', conversation_resolved: 'Conversation resolved', satisfaction_given: 'Satisfaction given', return_opened: 'Return opened', return_refused: 'Return refused', return_resolved: 'Return resolved', refund_paid: 'Refund paid',
  parcel_late: 'Parcel late', parcel_delivered: 'Parcel delivered', charge_failed: 'Charge failed', credit_given: 'Store credit given', review_written: 'Review written',
} as const;
export type TidingsKind = keyof typeof tidingsNames;
export const tidingsKinds = Object.keys(tidingsNames) as TidingsKind[];

/** Why somebody is not told about. */
export const leftOutReasons = ['erased', 'no_address', 'said_no', 'no_yes', 'not_wanted', 'disconnected'] as const;

const Kind = Type.Enum([...tidingsKinds]);
export const TellingChange = Type.Object({ kinds: Type.Array(Kind, { maxItems: tidingsKinds.length, uniqueItems: true }), only_consented: Type.Boolean({ description: 'tell only of people who said yes to marketing; else of all who did not say no' }) });

export const Telling = Type.Object({
  connection_id: Type.String(), called: Type.String(), kinds: Type.Array(Kind), only_consented: Type.Boolean(), missing: nullable(Type.String({ description: 'a permission its keys lack' })), choices: Type.Array(Type.Object({ kind: Kind, name: Type.String({ description: 'as the service knows it' }) })),
  waiting: Type.Integer(), told_last_day: Type.Integer(), left_out_last_day: Type.Integer(), refused: Type.Integer(), last_told_at: nullable(Type.String()),
  latest: Type.Array(Type.Object({ id: Type.String(), kind: Kind, at: Type.String(), state: Type.Enum(['waiting', 'told', 'left_out', 'refused']), because: nullable(Type.String()), tries: Type.Integer(), settled_at: nullable(Type.String()) })),
});
export type TellingView = Static<typeof Telling>;
