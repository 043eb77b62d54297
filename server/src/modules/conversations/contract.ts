import { Parcel as ParcelShape } from '../orders/contract.ts';
import { Type, type Static } from 'typebox';
import { listOf, moneyShape } from '../../platform/http/lists.ts';
import { ViewCount } from './contract-views.ts';
import { Category, id, nullable, Priority, text } from './contract-words.ts';

export { Category, Priority } from './contract-words.ts';
export * from './contract-views.ts';

export const Named = Type.Object({ id: text, name: text });
export const Mailbox = Type.Object({ address: text, name: text });
export type MailboxView = Static<typeof Mailbox>;

export const Status = Type.Object({ id: text, brand_id: text, name: text, category: Category, position: Type.Integer(), is_default: Type.Boolean() });
export type StatusView = Static<typeof Status>;

export const Conversation = Type.Object({
  id: text,
  number: Type.Integer(),
  brand_id: text,
  subject: text,
  kind: Type.Union([Type.Literal('support'), Type.Literal('side')]),
  parent_id: nullable(text),
  channel: text,
  customer: nullable(Named),
  status: Type.Object({ id: text, name: text, category: Category }),
  priority: Priority,
  assignee: nullable(Named),
  team: nullable(Named),
  tags: Type.Array(Named),
  reason_id: nullable(text),
  /** what else it is about */
  other_reason_ids: Type.Array(text),
  unread: Type.Boolean(),
  preview: text,
  preview_from: Type.Union([Type.Literal('customer'), Type.Literal('agent'), Type.Literal('note')]),
  has_attachments: Type.Boolean(),
  message_count: Type.Integer(),
  opened_at: text,
  last_message_at: text,
  waiting_since: nullable(text),
  due_at: nullable(text),
  first_reply_at: nullable(text),
  resolved_at: nullable(text),
  snoozed_until: nullable(text),
  merged_into: nullable(Type.Object({ id: text, number: Type.Integer() })),
  /** why this conversation needs a look: an unreadable mail, an unknown recipient, a spoofed sender */
  notice: nullable(text),
});
export type ConversationView = Static<typeof Conversation>;

export const InboxRow = Type.Intersect([Conversation, Type.Object({ /** something in it is escalated and not closed */ escalated: Type.Optional(Type.Boolean()), highlights: Type.Optional(Type.Array(text)), score: Type.Optional(Type.Number()) })]);
export type InboxRowView = Static<typeof InboxRow>;

export const Inbox = Type.Object({ data: Type.Array(InboxRow), next_cursor: nullable(text), views: Type.Array(ViewCount) });
export type InboxView = Static<typeof Inbox>;

export const Attachment = Type.Object({ id: text, name: text, type: text, size: Type.Integer(), inline: Type.Boolean(), content_id: nullable(text), url: text, scan: Type.Union([Type.Literal('unscanned'), Type.Literal('clean'), Type.Literal('infected')]) });

export const DeliveryState = Type.Union([Type.Literal('received'), Type.Literal('scheduled'), Type.Literal('queued'), Type.Literal('sent'), Type.Literal('failed'), Type.Literal('bounced'), Type.Literal('internal')]);
export type DeliveryStateName = Static<typeof DeliveryState>;

export const Message = Type.Object({
  id: text,
  kind: Type.Union([Type.Literal('customer'), Type.Literal('reply'), Type.Literal('note'), Type.Literal('auto')]),
  author: Type.Object({ kind: text, id: nullable(text), name: text, address: nullable(text) }),
  from: nullable(Mailbox),
  to: Type.Array(Mailbox),
  cc: Type.Array(Mailbox),
  subject: text,
  text,
  /** sanitised; shown in a sandboxed frame */
  html: nullable(text),
  quoted: nullable(text),
  at: text,
  channel: text,
  delivery: Type.Object({
    state: DeliveryState,
    at: nullable(text),
    note: nullable(text),
  }),
  attachments: Type.Array(Attachment),
  /** verdicts and hints about a received mail: authentication, how the sender was recovered, warnings, parts named for what they are */
  facts: Type.Record(Type.String(), Type.Unknown()),
  has_raw: Type.Boolean(),
  remote_images: Type.Integer(),
});
export type MessageView = Static<typeof Message>;

export const ConversationEvent = Type.Object({ id: text, name: text, at: text, actor: Type.Object({ kind: text, id: nullable(text), name: text }), payload: Type.Record(Type.String(), Type.Unknown()) });
export type ConversationEventView = Static<typeof ConversationEvent>;

export const ShipmentCard = ParcelShape;

export const OrderCard = Type.Object({
  id: text,
  number: text,
  source: text,
  url: nullable(text),
  placed_at: text,
  state: text,
  payment_state: text,
  fulfilment_state: text,
  total: moneyShape,
  refunded: moneyShape,
  email: nullable(text),
  shipping_address: nullable(text),
  note: nullable(text),
  lines: Type.Array(Type.Object({ sku: nullable(text), title: text, quantity: Type.Integer(), unit_price: moneyShape, image_url: nullable(text) })),
  shipments: Type.Array(ShipmentCard),
  flag: nullable(Type.Literal('not_buyers_address')),
  mentioned: Type.Boolean(),
});
export type OrderCardView = Static<typeof OrderCard>;

export const CustomerCard = Type.Object({
  id: text,
  name: text,
  locale: nullable(text),
  time_zone: nullable(text),
  vip: Type.Boolean(),
  note: text,
  handles: Type.Array(Type.Object({ id: text, kind: text, value: text, verified: Type.Boolean() })),
  since: text,
  contacts: Type.Integer(),
  orders: Type.Integer(),
  /** lifetime value, one amount per currency */
  value: Type.Array(moneyShape),
});

export const Draft = Type.Object({ kind: Type.Union([Type.Literal('reply'), Type.Literal('note')]), html: text, text, to: Type.Array(Mailbox), cc: Type.Array(Mailbox), attachments: Type.Array(Type.Object({ id: text, name: text, size: Type.Integer(), type: text })), /** the macro its text began with */ macro_id: Type.Optional(text), updated_at: text });
export type DraftView = Static<typeof Draft>;

export const ReplyDefaults = Type.Object({
  to: Type.Array(Mailbox),
  cc: Type.Array(Mailbox),
  from: nullable(Mailbox),
  from_choices: Type.Array(Mailbox),
  subject: text,
  /** what differs from the reply before, in words: "Cc cust@x.example was left out: it is our own address" */
  changed: Type.Array(text),
  signature_html: text,
});

export const ConversationPage = Type.Object({
  conversation: Conversation,
  messages: Type.Array(Message),
  /** true when older messages were left out of this answer */
  older_messages: Type.Boolean(),
  events: Type.Array(ConversationEvent),
  /** the newer of `drafts` */
  draft: nullable(Draft),
  /** one reply and one note at most, the newer first */
  drafts: Type.Array(Draft),
  followers: Type.Array(Named),
  customer: nullable(CustomerCard),
  orders: Type.Array(OrderCard),
  /** `same_matter`: it goes on beside this one and seems to be about the same; with the order both speak of */
  earlier: Type.Array(Type.Object({ id: text, brand_id: text, number: Type.Integer(), subject: text, status: Type.Object({ name: text, category: Category }), channel: text, last_message_at: text, same_matter: nullable(Type.Object({ order: nullable(text) })) })),
  side_threads: Type.Array(Type.Object({ id: text, number: Type.Integer(), subject: text, with: text, status: Type.Object({ name: text, category: Category }), last_message_at: text })),
  merged_from: Type.Array(Type.Object({ id: text, number: Type.Integer(), subject: text, at: text })),
  reply_defaults: ReplyDefaults,
  /** nothing of this brand is resolved without a contact reason */
  reason_required: Type.Boolean(),
  statuses: Type.Array(Status),
  viewers: Type.Array(Type.Object({ id: text, name: text, state: Type.Union([Type.Literal('viewing'), Type.Literal('typing')]) })),
});
export type ConversationPageView = Static<typeof ConversationPage>;

const addresses = Type.Array(Type.Object({ address: Type.String({ minLength: 3, maxLength: 320 }), name: Type.Optional(Type.String({ maxLength: 200 })) }), { maxItems: 100 });
const body = {
  html: Type.Optional(Type.String({ maxLength: 500_000 })),
  text: Type.String({ maxLength: 200_000 }),
  attachment_ids: Type.Optional(Type.Array(id, { maxItems: 50 })),
};

export const NewReply = Type.Object({
  ...body,
  to: Type.Optional(addresses),
  cc: Type.Optional(addresses),
  bcc: Type.Optional(addresses),
  from: Type.Optional(Type.String({ maxLength: 320 })),
  status_id: Type.Optional(id),
  /** sends then instead of after the undo time */
  send_at: Type.Optional(Type.String({ format: 'date-time' })),
  /** the newest message the writer has seen: a later one refuses the reply with 409 replied_meanwhile */
  seen_message_id: Type.Optional(id),
  force: Type.Optional(Type.Boolean()),
  macro_id: Type.Optional(id),
});
export type NewReplyInput = Static<typeof NewReply>;

export const NewNote = Type.Object({ ...body, mentions: Type.Optional(Type.Array(id, { maxItems: 50 })), team_mentions: Type.Optional(Type.Array(id, { maxItems: 20 })) });

export const NewConversation = Type.Object({
  brand_id: id,
  subject: Type.String({ maxLength: 998 }),
  /** who it is to (a mail from us), or who it is from (a message on their behalf) */
  customer: Type.Object({ email: Type.Optional(Type.String({ maxLength: 320 })), phone: Type.Optional(Type.String({ maxLength: 40 })), name: Type.Optional(Type.String({ maxLength: 200 })) }),
  direction: Type.Optional(Type.Union([Type.Literal('from_customer'), Type.Literal('to_customer')], { default: 'from_customer' })),
  channel: Type.Optional(Type.String({ maxLength: 40 })),
  text: Type.String({ maxLength: 200_000 }),
  html: Type.Optional(Type.String({ maxLength: 500_000 })),
  attachment_ids: Type.Optional(Type.Array(id, { maxItems: 50 })),
  priority: Type.Optional(Priority),
  tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 })),
  at: Type.Optional(Type.String({ format: 'date-time' })),
  /** the sender's own id: a repeat finds the conversation instead of making another */
  source_id: Type.Optional(Type.String({ maxLength: 200 })),
});

export const ConversationChange = Type.Object(
  {
    status_id: Type.Optional(id),
    assignee_id: Type.Optional(nullable(id)),
    team_id: Type.Optional(nullable(id)),
    priority: Type.Optional(Priority),
    subject: Type.Optional(Type.String({ minLength: 1, maxLength: 998 })),
    snoozed_until: Type.Optional(nullable(Type.String({ format: 'date-time' }))),
    reason_id: Type.Optional(nullable(id)),
    other_reason_ids: Type.Optional(Type.Array(id, { maxItems: 10, description: 'what else it is about; all of them, each time' })),
    unread: Type.Optional(Type.Boolean()),
    add_tags: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 })),
    remove_tags: Type.Optional(Type.Array(id, { maxItems: 50 })),
    spam: Type.Optional(Type.Boolean()),
    following: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type ConversationChangeInput = Static<typeof ConversationChange>;

/** Every change answers with the conversation and a token that takes it back. */
export const Changed = Type.Object({ conversation: Conversation, undo_token: nullable(text) });
export const BulkChange = Type.Object({ ids: Type.Array(id, { minItems: 1, maxItems: 500 }), change: ConversationChange });
export const BulkChanged = Type.Object({ changed: Type.Integer(), undo_token: nullable(text) });

export const HandOver = Type.Object(
  {
    from_id: Type.String({ format: 'uuid', description: 'whose open conversations are given away' }),
    assignee_id: Type.Union([id, Type.Null()], { description: 'who gets them; null for nobody in particular' }),
    note: Type.Optional(Type.String({ maxLength: 5000, description: 'for whoever has them next; written into each, and needed between tiers' })),
    team_id: Type.Optional(Type.String({ format: 'uuid', description: 'the team that gets them; without it each stays with its own' })),
  },
  { additionalProperties: false },
);
export type HandOverInput = Static<typeof HandOver>;

export const DraftInput = Type.Object({ macro_id: Type.Optional(id), kind: Type.Union([Type.Literal('reply'), Type.Literal('note')]), html: Type.String({ maxLength: 500_000 }), text: Type.String({ maxLength: 200_000 }), to: Type.Optional(addresses), cc: Type.Optional(addresses), attachment_ids: Type.Optional(Type.Array(id, { maxItems: 50 })) });

export const SideThread = Type.Object({ subject: Type.String({ minLength: 1, maxLength: 998 }), to: addresses, cc: Type.Optional(addresses), ...body });
export const Forward = Type.Object({ to: addresses, text: Type.String({ maxLength: 200_000 }), html: Type.Optional(Type.String({ maxLength: 500_000 })), message_id: id, with_attachments: Type.Optional(Type.Boolean({ default: true })) });

export const Conversations = listOf(Conversation);
export const Messages = listOf(Message);
export const Events = listOf(ConversationEvent);
export const SearchHits = Type.Object({ data: Type.Array(InboxRow), next_cursor: nullable(text), understood: Type.Array(Type.Object({ operator: text, value: text })), tried_instead: nullable(text) });
export type SearchHitsView = Static<typeof SearchHits>;
