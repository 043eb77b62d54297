import { Type, type Static } from 'typebox';
import { moneyShape } from '../../platform/http/lists.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const named = nullable(Type.Object({ id: Type.String(), name: Type.String() }));

export const states = ['open', 'approved', 'refused', 'expired', 'withdrawn'] as const;

/** Something that waits for a second person. */
export const Approval = Type.Object({
  id: Type.String(), brand_id: Type.String(),
  kind: Type.String({ description: 'what waits: order_action' }), subject_id: Type.String(),
  conversation: nullable(Type.Object({ id: Type.String(), number: nullable(Type.Integer()) })),
  because: Type.String({ description: 'why a second person is asked: role, single, day, unproven' }),
  amount: nullable(moneyShape), reason: Type.String(),
  state: Type.Enum([...states]),
  asked_by: named, asked_at: Type.String(), expires_at: Type.String(), decided_by: named, decided_at: nullable(Type.String()), note: Type.String(),
  may_decide: Type.Boolean({ description: 'whether whoever asks may decide: open, not their own, and they hold the permission' }),
});
export type ApprovalView = Static<typeof Approval>;

export const Decision = Type.Object({ approve: Type.Boolean(), note: Type.Optional(Type.String({ maxLength: 1000, description: 'needed for a no' })) });
