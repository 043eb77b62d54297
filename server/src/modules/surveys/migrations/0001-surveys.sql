-- How a brand asks its customers; what is not in it holds as `rules/settings.ts` says.
create table surveys.settings (
  brand_id uuid primary key,
  settings jsonb not null,
  changed_at timestamptz not null
);
select platform.separate_brands('surveys.settings');

-- One row for each time somebody might have been asked: asked or not, why not, and what they said.
create table surveys.survey (
  id uuid primary key,
  brand_id uuid not null,
  kind text not null check (kind in ('csat', 'nps', 'ces')),
  conversation_id uuid not null,
  customer_id uuid,
  -- who had it when it was decided
  agent_id uuid,
  channel text not null,
  language text not null default 'en',
  -- due: on its way out
  state text not null check (state in ('not_asked', 'due', 'asked', 'failed')),
  because text,
  address text,
  header_id text,
  decided_at timestamptz not null,
  asked_at timestamptz,
  answered_at timestamptz,
  changed_at timestamptz,
  score smallint,
  comment text not null default ''
);
create index survey_of_conversation on surveys.survey (conversation_id, decided_at desc);
create index survey_of_customer on surveys.survey (customer_id, asked_at desc) where asked_at is not null;
create index survey_answered on surveys.survey (brand_id, answered_at desc, id desc) where answered_at is not null;
create unique index survey_by_header on surveys.survey (brand_id, header_id) where header_id is not null;
select platform.separate_brands('surveys.survey');

-- Addresses at which a question did not arrive: they are not asked again.
create table surveys.bounced (
  brand_id uuid not null,
  address text not null check (address = lower(address)),
  at timestamptz not null,
  primary key (brand_id, address)
);
select platform.separate_brands('surveys.bounced');
