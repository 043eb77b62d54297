create table facts.conversation (
  conversation_id uuid primary key,
  brand_id uuid not null,
  channel text not null,
  counted boolean not null,
  opened_at timestamptz not null,
  first_reply_at timestamptz,
  first_reply_seconds integer,
  first_reply_business_seconds integer,
  resolved_at timestamptz,
  resolution_seconds integer,
  resolution_business_seconds integer,
  replies integer not null default 0,
  assignee_id uuid,
  reason_id uuid
);
create index conversation_opened on facts.conversation (brand_id, opened_at) include (channel) where counted;
create index conversation_replied on facts.conversation (brand_id, first_reply_at) include (first_reply_seconds, first_reply_business_seconds, channel) where counted and first_reply_at is not null;
create index conversation_resolved on facts.conversation (brand_id, resolved_at) include (resolution_seconds, resolution_business_seconds, replies, channel) where counted and resolved_at is not null;
select platform.separate_brands('facts.conversation');
