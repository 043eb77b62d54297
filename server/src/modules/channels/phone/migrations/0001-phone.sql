-- Every message to a telephone: written before it is tried, so that after a crash it is looked for and not sent again.
create table channels_phone.outgoing (
  -- the notice's, the reply's, or its own
  id uuid primary key,
  brand_id uuid not null,
  kind text not null check (kind in ('notice', 'reply', 'stop')),
  channel text not null check (channel in ('sms', 'whatsapp')),
  connection_id uuid not null,
  address text not null,
  state text not null check (state in ('trying', 'taken', 'sent', 'delivered', 'failed', 'unknown')),
  -- when it was tried first; what the provider has from before is another
  tried_at timestamptz not null,
  provider_id text,
  problem text,
  priced_at timestamptz
);
create unique index outgoing_by_provider on channels_phone.outgoing (brand_id, connection_id, provider_id) where provider_id is not null;
create index outgoing_to on channels_phone.outgoing (brand_id, address, tried_at desc);
select platform.separate_brands('channels_phone.outgoing');

-- What came from telephones: a word that stops messages, or something a conversation was made of. Never kept without either.
create table channels_phone.written (
  id uuid primary key,
  brand_id uuid not null,
  channel text not null check (channel in ('sms', 'whatsapp')),
  connection text not null,
  provider_id text not null,
  from_address text not null,
  wish text check (wish in ('stop', 'start')),
  -- the stop word itself; what else was said stands in its conversation only
  word text,
  conversation_id uuid,
  at timestamptz not null,
  unique (brand_id, channel, provider_id)
);
create index written_in on channels_phone.written (conversation_id, at desc) where conversation_id is not null;
create index written_from on channels_phone.written (brand_id, from_address);
select platform.separate_brands('channels_phone.written');
