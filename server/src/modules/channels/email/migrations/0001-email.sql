create table channels_email.mailbox (
  id uuid primary key,
  brand_id uuid not null,
  address text not null,
  name text not null default '',
  aliases text[] not null default '{}',
  signature_html text not null default '',
  is_default boolean not null default false,
  -- how mail comes: {"kind":"smtp"} or {"kind":"imap","host","port","secure","user","auth":"password|google|microsoft"}
  incoming jsonb not null default '{"kind":"smtp"}',
  -- how mail goes: {"kind":"system"} or {"kind":"smtp","host","port","secure","user"}
  outgoing jsonb not null default '{"kind":"system"}',
  incoming_secret text,
  outgoing_secret text,
  cursor jsonb not null default '{}',
  in_ok_at timestamptz,
  in_error text,
  in_error_at timestamptz,
  out_ok_at timestamptz,
  out_error text,
  out_error_at timestamptz,
  lease_until timestamptz,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index mailbox_address on channels_email.mailbox (lower(address)) where removed_at is null;
create unique index mailbox_default on channels_email.mailbox (brand_id) where is_default and removed_at is null;
select platform.separate_brands('channels_email.mailbox');

create table channels_email.received (
  id uuid primary key,
  brand_id uuid not null,
  mailbox_id uuid,
  -- Message-ID, or a hash of the mail when it has none
  key text not null,
  raw_blob text not null,
  size integer not null,
  remote text,
  conversation_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  unique (brand_id, key)
);
select platform.separate_brands('channels_email.received');

create table channels_email.delivery (
  message_id uuid primary key,
  brand_id uuid not null,
  mailbox_id uuid,
  attempts integer not null default 0,
  first_attempt_at timestamptz,
  last_attempt_at timestamptz,
  last_error text,
  response text,
  done_at timestamptz
);
create index delivery_waiting on channels_email.delivery (brand_id, first_attempt_at) where done_at is null;
select platform.separate_brands('channels_email.delivery');

create table channels_email.signing_key (
  id uuid primary key,
  brand_id uuid not null,
  domain text not null,
  selector text not null,
  private_key text not null,
  public_key text not null,
  created_at timestamptz not null,
  unique (brand_id, domain)
);
select platform.separate_brands('channels_email.signing_key');

create table channels_email.junk_model (
  brand_id uuid primary key,
  model jsonb not null,
  examples integer not null,
  changed_at timestamptz not null
);
select platform.separate_brands('channels_email.junk_model');
