create sequence conversations.conversation_number;

create table conversations.status (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  category text not null check (category in ('open', 'waiting', 'resolved', 'spam')),
  position integer not null default 0,
  is_default boolean not null default false,
  retired_at timestamptz
);
create unique index status_default on conversations.status (brand_id, category) where is_default and retired_at is null;
create index status_of_brand on conversations.status (brand_id, position);
select platform.separate_brands('conversations.status');

create table conversations.conversation (
  id uuid primary key,
  brand_id uuid not null,
  number bigint not null default nextval('conversations.conversation_number') unique,
  -- goes into reply addresses; says nothing about the number
  token text not null,
  kind text not null default 'support' check (kind in ('support', 'side')),
  parent_id uuid,
  subject text not null,
  channel text not null,
  customer_id uuid,
  status_id uuid not null references conversations.status,
  category text not null,
  priority smallint not null default 1,
  assignee_id uuid,
  team_id uuid,
  reason_id uuid,
  unread boolean not null default true,
  preview text not null default '',
  preview_from text not null default 'customer',
  has_attachments boolean not null default false,
  message_count integer not null default 0,
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  waiting_since timestamptz,
  first_reply_at timestamptz,
  resolved_at timestamptz,
  snoozed_until timestamptz,
  due_at timestamptz,
  merged_into_id uuid,
  junk_score real,
  notice text,
  source text,
  source_id text,
  -- since when its words are gone
  erased_at timestamptz
);
create unique index conversation_by_token on conversations.conversation (token);
create unique index conversation_by_source on conversations.conversation (brand_id, source, source_id) where source_id is not null;
create index conversation_inbox on conversations.conversation (brand_id, category, last_message_at desc, id desc) where merged_into_id is null;
create index conversation_all on conversations.conversation (brand_id, last_message_at desc, id desc) where merged_into_id is null;
create index conversation_of_assignee on conversations.conversation (assignee_id, brand_id, category, last_message_at desc, id desc) where merged_into_id is null and assignee_id is not null;
create index conversation_unassigned on conversations.conversation (brand_id, category, last_message_at desc, id desc) where merged_into_id is null and assignee_id is null;
create index conversation_waiting on conversations.conversation (brand_id, waiting_since, id) where merged_into_id is null and waiting_since is not null;
create index conversation_snoozed on conversations.conversation (brand_id, snoozed_until) where snoozed_until is not null;
create index conversation_of_customer on conversations.conversation (customer_id, last_message_at desc) where customer_id is not null;
create index conversation_merged on conversations.conversation (merged_into_id) where merged_into_id is not null;
create index conversation_old on conversations.conversation (brand_id, channel, last_message_at) where erased_at is null and category in ('resolved', 'spam');
create index conversation_side on conversations.conversation (parent_id) where parent_id is not null;
select platform.separate_brands('conversations.conversation');

create table conversations.message (
  id uuid primary key,
  brand_id uuid not null,
  conversation_id uuid not null references conversations.conversation,
  kind text not null check (kind in ('customer', 'reply', 'note', 'auto')),
  channel text not null,
  author_kind text not null,
  author_id uuid,
  author_name text not null default '',
  sender jsonb,
  recipients jsonb not null default '{}',
  subject text not null default '',
  text text not null,
  html text,
  quoted text,
  header_id text,
  in_reply_to text,
  at timestamptz not null,
  delivery_state text not null,
  delivery_at timestamptz,
  delivery_note text,
  remote_images integer not null default 0,
  raw_blob text,
  facts jsonb not null default '{}'
);
create index message_of_conversation on conversations.message (conversation_id, at, id);
create unique index message_by_header on conversations.message (brand_id, header_id) where header_id is not null;
create index message_undelivered on conversations.message (brand_id, at) where delivery_state in ('scheduled', 'queued', 'failed', 'bounced');
select platform.separate_brands('conversations.message');

create table conversations.attachment (
  id uuid primary key,
  brand_id uuid not null,
  -- empty while a draft holds it
  message_id uuid references conversations.message,
  uploaded_by uuid,
  name text not null,
  type text not null,
  size bigint not null,
  blob text not null,
  inline boolean not null default false,
  content_id text,
  scan text not null default 'unscanned' check (scan in ('unscanned', 'clean', 'infected')),
  created_at timestamptz not null
);
create index attachment_of_message on conversations.attachment (message_id);
select platform.separate_brands('conversations.attachment');

create table conversations.tagging (
  brand_id uuid not null,
  conversation_id uuid not null references conversations.conversation,
  tag_id uuid not null,
  primary key (conversation_id, tag_id)
);
create index tagging_of_tag on conversations.tagging (tag_id, conversation_id);
select platform.separate_brands('conversations.tagging');

create table conversations.follower (
  brand_id uuid not null,
  conversation_id uuid not null references conversations.conversation,
  person_id uuid not null,
  primary key (conversation_id, person_id)
);
create index follower_of_person on conversations.follower (person_id);
select platform.separate_brands('conversations.follower');

create table conversations.draft (
  brand_id uuid not null,
  conversation_id uuid not null references conversations.conversation,
  person_id uuid not null,
  -- a note must never become a reply: each has its own draft
  kind text not null check (kind in ('reply', 'note')),
  body jsonb not null,
  updated_at timestamptz not null,
  primary key (conversation_id, person_id, kind)
);
select platform.separate_brands('conversations.draft');

create table conversations.merge (
  id uuid primary key,
  brand_id uuid not null,
  source_id uuid not null,
  target_id uuid not null,
  message_ids uuid[] not null,
  before jsonb not null,
  by_id uuid,
  at timestamptz not null,
  undone_at timestamptz
);
create index merge_of_source on conversations.merge (source_id) where undone_at is null;
create index merge_of_target on conversations.merge (target_id) where undone_at is null;
select platform.separate_brands('conversations.merge');

create table conversations.saved_view (
  id uuid primary key,
  -- a view that shows several brands still belongs to one
  brand_id uuid not null,
  owner_id uuid not null,
  scope text not null check (scope in ('mine', 'team', 'everyone')),
  team_id uuid,
  name text not null,
  query jsonb not null,
  position integer not null default 0
);
select platform.separate_brands('conversations.saved_view');

-- What a change replaced, for as long as it can be taken back.
create table conversations.undo (
  token uuid not null,
  brand_id uuid not null,
  actor_id uuid,
  before jsonb not null,
  at timestamptz not null,
  used_at timestamptz,
  primary key (token, brand_id)
);
select platform.separate_brands('conversations.undo');

-- The orders, parcels and products that messages of a conversation speak of.
create table conversations.mention (
  brand_id uuid not null,
  conversation_id uuid not null references conversations.conversation,
  kind text not null check (kind in ('order', 'shipment', 'sku')),
  value text not null,
  order_id uuid,
  primary key (conversation_id, kind, value)
);
select platform.separate_brands('conversations.mention');

-- How a brand wants its conversations to behave.
create table conversations.behaviour (
  brand_id uuid primary key,
  undo_seconds integer not null default 10 check (undo_seconds between 0 and 60),
  thanks_reopens boolean not null default true,
  reopen_days integer not null default 30 check (reopen_days between 1 and 365),
  number_in_subject boolean not null default false
);
select platform.separate_brands('conversations.behaviour');
