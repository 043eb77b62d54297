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
  /** it is a part of that one since it was split */
  split_from_id: Type.Union([Type.String(), Type.Null()]),
});
export type ReasonView = Static<typeof Reason>;

const grade = Type.Optional(Type.Union([Type.Literal('low'), Type.Literal('medium'), Type.Literal('high')]));
const name = Type.String({ minLength: 1, maxLength: 80 });
const id = Type.String({ format: 'uuid' });
const target = Type.Optional(Type.Integer({ minimum: 60, maximum: 2_592_000 }));

export const NewReason = Type.Object({
  brand_id: Type.String({ format: 'uuid' }),
  parent_id: Type.Union([Type.String({ format: 'uuid' }), Type.Null()]),
  name,
  target_seconds: target,
  /** how much of it shoppers could find out themselves, and how hard it is to answer */
  deflection: grade,
  complexity: grade,
});

export const ReasonChange = Type.Object({
  name: Type.Optional(name),
  target_seconds: target,
  deflection: grade,
  complexity: grade,
  position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  /** null: the first level */
  parent_id: Type.Optional(Type.Union([id, Type.Null()])),
});

export const Merge = Type.Object({ ids: Type.Array(id, { minItems: 1, maxItems: 50 }), into_id: id });
export const Split = Type.Object({ names: Type.Array(name, { minItems: 2, maxItems: 20 }) });

export const VERSION_CHANGES = ['started', 'added', 'renamed', 'aimed', 'moved', 'retired', 'merged', 'split', 'restored'] as const;
export type VersionChange = (typeof VERSION_CHANGES)[number];

/** One change of a brand's tree. `name`: what it was called before, of several joined by commas; `reason_name`: what it is called today. */
export const Version = Type.Object({
  brand_id: Type.String(),
  number: Type.Integer(),
  change: Type.Unsafe<VersionChange>({ type: 'string', enum: [...VERSION_CHANGES] }),
  name: Type.String(),
  reason_name: Type.Union([Type.String(), Type.Null()]),
  by_name: Type.String(),
  at: Type.String(),
});
export type VersionView = Static<typeof Version>;

export const Tag = Type.Object({ id: Type.String(), brand_id: Type.String(), name: Type.String() });
export type TagView = Static<typeof Tag>;
export const NewTag = Type.Object({ brand_id: Type.String({ format: 'uuid' }), name: Type.String({ minLength: 1, maxLength: 60 }) });
