-- What each message of a customer was read as: figures and names of reasons, nothing of its words.
create table triage.reading (
  message_id uuid primary key,
  conversation_id uuid not null,
  brand_id uuid not null,
  at timestamptz not null,
  reason_key text not null,
  confidence real not null,
  alternatives jsonb not null,
  out_of_scope boolean not null,
  intents text[] not null,
  language text not null,
  sentiment real not null,
  urgency real not null,
  urgency_because text[] not null,
  -- why nothing could be said of the reason
  notice text
);
create index reading_of_conversation on triage.reading (conversation_id, at desc);
select platform.separate_brands('triage.reading');

-- What people filed a conversation under after it had been read: right or wrong, this is what a brand's own model learns.
create table triage.verdict (
  conversation_id uuid primary key,
  message_id uuid not null,
  brand_id uuid not null,
  reason_id uuid not null,
  said_key text not null,
  by_id uuid,
  at timestamptz not null
);
create index verdict_of_brand on triage.verdict (brand_id, at);
select platform.separate_brands('triage.verdict');

-- Whether conversations are filed by what is read, and from which confidence on.
create table triage.settings (
  brand_id uuid primary key,
  files boolean not null default false,
  from_confidence real not null default 0.7
);
select platform.separate_brands('triage.settings');
