import { Type, type Static } from 'typebox';

export const Reason = Type.Object({
  id: Type.String(),
  brand_id: Type.String(),
  parent_id: Type.Union([Type.String(), Type.Null()]),
  key: Type.String(),
  name: Type.String(),
  deflection: Type.String(),
  complexity: Type.String(),
  target_seconds: Type.Integer(),
  position: Type.Integer(),
  retired: Type.Boolean(),
  replaced_by_id: Type.Union([Type.String(), Type.Null()]),
});
export type ReasonView = Static<typeof Reason>;

export const NewReason = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  parent_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  name: Type.String({ minLength: 1, maxLength: 80 }),
  target_seconds: Type.Optional(Type.Integer({ minimum: 60, maximum: 2_592_000 })),
});

export const ReasonChange = Type.Object({
  name: Type.Optional(Type.String({ minLength: 1, maxLength: 80 })),
  target_seconds: Type.Optional(Type.Integer({ minimum: 60, maximum: 2_592_000 })),
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
});

export const Tag = Type.Object({ id: Type.String(), brand_id: Type.String(), name: Type.String() });
export type TagView = Static<typeof Tag>;
export const NewTag = Type.Object({ brand_id: Type.String({ format: 'uuid' }), name: Type.String({ minLength: 1, maxLength: 60 }) });
