import { type Static, Type } from 'typebox';
import { timeShape } from '../../platform/http/lists.ts';

const uuid = Type.String({ format: 'uuid' });
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(shape: T) => Type.Union([shape, Type.Null()]);
const Rule = Type.Object({ channel: Type.String({ maxLength: 40 }), days: Type.Integer({ minimum: 30, maximum: 3650 }) });

/** `channel` empty: every channel without a rule of its own. No rule: kept until somebody erases it. */
export const RetentionChange = Type.Object({ brand_id: uuid, rules: Type.Array(Rule, { maxItems: 20 }) });
export const Retention = Type.Object({
  brand_id: uuid,
  rules: Type.Array(Rule),
  last_run: nullable(Type.Object({ at: timeShape, conversations: Type.Integer(), held_back: Type.Integer() })),
});
export type RetentionView = Static<typeof Retention>;
export const RetentionList = Type.Object({ data: Type.Array(Retention), next_cursor: Type.Null() });
/** What would go now, channel by channel. */
export const RetentionPreview = Type.Object({ data: Type.Array(Type.Object({ channel: Type.String(), conversations: Type.Integer(), held_back: Type.Integer(), oldest: nullable(timeShape) })) });

export const NewHold = Type.Object({ subject: Type.String({ minLength: 1, maxLength: 254 }), reason: Type.String({ minLength: 3, maxLength: 500 }) });
export const Hold = Type.Object({
  id: uuid, brand_id: uuid, subject_kind: Type.Union([Type.Literal('customer'), Type.Literal('conversation')]), subject_id: uuid,
  /** a conversation's number, or null */
  number: nullable(Type.Integer()),
  /** subject of the conversation, or name of the customer */
  about: Type.String(), reason: Type.String(), placed_by: nullable(Type.String()), placed_at: timeShape, lifted_by: nullable(Type.String()), lifted_at: nullable(timeShape),
});
export type HoldView = Static<typeof Hold>;
export const HoldList = Type.Object({ data: Type.Array(Hold), next_cursor: Type.Null() });
