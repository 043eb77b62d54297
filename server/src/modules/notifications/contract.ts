import { type Static, Type } from 'typebox';

export const Notice = Type.Object({
  id: Type.String({ format: 'uuid' }),
  brand_id: Type.String({ format: 'uuid' }),
  kind: Type.String(),
  subject_kind: Type.String(),
  subject_id: Type.Union([Type.String(), Type.Null()]),
  /** number of the conversation, where there is one */
  number: Type.Union([Type.Integer(), Type.Null()]),
  by: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  created_at: Type.String({ format: 'date-time' }),
  read_at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
});
export type NoticeView = Static<typeof Notice>;
export const NoticeList = Type.Object({ data: Type.Array(Notice), next_cursor: Type.Union([Type.String(), Type.Null()]), unread: Type.Integer() });
/** Without ids: everything. */
export const ReadNotices = Type.Object({ ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 500 })) });
export const Unread = Type.Object({ unread: Type.Integer() });
export const NoticePreference = Type.Object({ kind: Type.String(), in_app: Type.Boolean(), by_mail: Type.Boolean() });
export const NoticePreferences = Type.Object({ data: Type.Array(NoticePreference) });

/** A note to everybody on the floor. */
export const Broadcast = Type.Object({
  id: Type.String({ format: 'uuid' }),
  text: Type.String(),
  by: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  brand_ids: Type.Array(Type.String()),
  sent_at: Type.String({ format: 'date-time' }),
  until: Type.String({ format: 'date-time' }),
  ended: Type.Boolean(),
  /** who has read it, of how many it is for */
  seen: Type.Integer(),
  people: Type.Integer(),
});
export type BroadcastView = Static<typeof Broadcast>;
export const BroadcastList = Type.Object({ data: Type.Array(Broadcast), next_cursor: Type.Null() });
export const NewBroadcast = Type.Object({ text: Type.String({ minLength: 1, maxLength: 500 }), brand_ids: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 200 })), hours: Type.Optional(Type.Integer({ minimum: 1, maximum: 72 })) });
