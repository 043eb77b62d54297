alter table channels_email.mailbox
  -- which process reads it, until lease_until
  add column lease_holder text,
  -- tokens of a mailbox that signs in at Google or Microsoft, sealed
  add column oauth_secret text;

-- somebody is at the provider, saying yes; forgotten after ten minutes
create table channels_email.sign_in (
  state text primary key,
  brand_id uuid not null,
  mailbox_id uuid not null,
  person_id uuid not null,
  provider text not null check (provider in ('google', 'microsoft')),
  -- the screen it was begun from
  back_to text not null default 'settings' check (back_to in ('settings', 'set_up')),
  verifier text not null,
  expires_at timestamptz not null
);
select platform.separate_brands('channels_email.sign_in');

-- pictures elsewhere that a mail shows: only these are fetched, and only for people of the brand
create table channels_email.remote_image (
  brand_id uuid not null,
  -- SHA-256 of the address, hex
  hash text not null,
  blob text,
  type text,
  fetched_at timestamptz,
  primary key (brand_id, hash)
);
select platform.separate_brands('channels_email.remote_image');
