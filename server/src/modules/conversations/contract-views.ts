import { Type, type Static } from 'typebox';
import { Category, id, nullable, Priority, text } from './contract-words.ts';

export const ViewCount = Type.Object({
  id: text,
  name: text,
  scope: Type.Union([Type.Literal('built-in'), Type.Literal('mine'), Type.Literal('team'), Type.Literal('everyone')]),
  /** counted up to 1,000; `more` says there are others */
  count: Type.Integer(),
  more: Type.Boolean(),
  /** whether who asks may change or remove it */
  changeable: Type.Boolean(),
});

const someone = Type.Array(Type.String({ pattern: '^(?:me|nobody|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$' }), { maxItems: 200 });
/** What a saved view shows. `assignee`: ids, "me", "nobody"; `any`/`none` per field. */
export const ViewQuery = Type.Object({
  category: Type.Optional(Type.Array(Category)),
  status_ids: Type.Optional(Type.Array(id)),
  assignee: Type.Optional(someone),
  not_assignee: Type.Optional(someone),
  team: Type.Optional(someone),
  brand_ids: Type.Optional(Type.Array(id)),
  channel: Type.Optional(Type.Array(Type.String())),
  any_tags: Type.Optional(Type.Array(id)),
  no_tags: Type.Optional(Type.Array(id)),
  priority: Type.Optional(Type.Array(Priority)),
  snoozed: Type.Optional(Type.Boolean()),
  unread: Type.Optional(Type.Boolean()),
  mentioned_or_following: Type.Optional(Type.Boolean()),
  /** a reply is written that leaves later */
  leaving_later: Type.Optional(Type.Boolean()),
  sort: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('oldest'), Type.Literal('waiting'), Type.Literal('due')])),
});
export type ViewQueryInput = Static<typeof ViewQuery>;
/** `brand_id`: the brand it was made in, whoever it shows the conversations of */
export const SavedView = Type.Object({ id: text, brand_id: text, name: text, scope: Type.Union([Type.Literal('mine'), Type.Literal('team'), Type.Literal('everyone')]), team_id: nullable(text), query: ViewQuery, position: Type.Integer(), changeable: Type.Boolean() });
export type SavedViewShape = Static<typeof SavedView>;
export const NewView = Type.Object({ name: Type.String({ minLength: 1, maxLength: 80 }), scope: Type.Union([Type.Literal('mine'), Type.Literal('team'), Type.Literal('everyone')]), team_id: Type.Optional(nullable(id)), query: ViewQuery });
