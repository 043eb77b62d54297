-- How a brand tells its customers: quiet hours, caps, pace. What is not in it holds as `rules/settings.ts` says.
create table outreach.settings (
  brand_id uuid primary key,
  settings jsonb not null,
  changed_at timestamptz not null
);
select platform.separate_brands('outreach.settings');

-- One for each kind of happening. Its id is what arms are drawn by, and never changes.
create table outreach.programme (
  id uuid primary key,
  brand_id uuid not null,
  trigger text not null,
  state text not null check (state in ('off', 'on')),
  -- {"channels","holdout_percent","minimum_age_hours","wordings":{"en":{"subject","text"},…}}
  draft jsonb not null,
  -- what a second person was asked about; null while nobody is asked
  asked jsonb,
  approval_id uuid,
  live jsonb,
  live_since timestamptz,
  changed_at timestamptz not null,
  changed_by uuid,
  unique (brand_id, trigger)
);
select platform.separate_brands('outreach.programme');

-- One row for each happening about which somebody could have been told: told or not, why not, and what came of it.
create table outreach.decision (
  id uuid primary key,
  brand_id uuid not null,
  -- test: to somebody's own address; confirm: a yes that is asked for once more. Neither counts anywhere.
  kind text not null default 'notice' check (kind in ('notice', 'test', 'confirm')),
  programme_id uuid,
  trigger text not null,
  -- what makes it one happening, however often it is heard of
  happening text not null,
  about_id uuid,
  order_id uuid,
  shipment_id uuid,
  return_id uuid,
  customer_id uuid,
  incident_id uuid,
  -- days and products that are in its words; nothing personal
  facts jsonb not null default '{}',
  happened_at timestamptz not null,
  decided_at timestamptz not null,
  state text not null check (state in ('due', 'leaving', 'sent', 'not_sent', 'failed')),
  -- null where nobody was drawn: something else spoke against it
  arm text check (arm in ('treated', 'holdout')),
  channel text,
  because text not null,
  send_at timestamptz,
  released_at timestamptz,
  sent_at timestamptz,
  bounced_at timestamptz,
  language text,
  address text,
  subject text,
  text text,
  header_id text,
  problem text,
  unique (brand_id, trigger, happening)
);
create index decision_newest on outreach.decision (brand_id, decided_at desc, id desc);
create index decision_due on outreach.decision (brand_id, send_at, id) where state = 'due';
create index decision_released on outreach.decision (brand_id, released_at) where released_at is not null;
create index decision_of_customer on outreach.decision (customer_id, decided_at desc) where customer_id is not null;
create index decision_of_order on outreach.decision (order_id, decided_at desc) where order_id is not null;
create index decision_about on outreach.decision (about_id) where about_id is not null and state in ('due', 'leaving', 'sent');
create index decision_of_incident on outreach.decision (incident_id, state) where incident_id is not null;
create unique index decision_by_header on outreach.decision (brand_id, header_id) where header_id is not null;
select platform.separate_brands('outreach.decision');

-- Somebody of either arm wrote about it within seven days.
create table outreach.contact (
  brand_id uuid not null,
  decision_id uuid not null references outreach.decision on delete cascade,
  conversation_id uuid not null,
  channel text not null,
  at timestamptz not null,
  primary key (decision_id, conversation_id)
);
create index contact_of_conversation on outreach.contact (conversation_id);
select platform.separate_brands('outreach.contact');

-- Addresses at which nothing arrives.
create table outreach.suppressed (
  brand_id uuid not null,
  channel text not null,
  address text not null check (address = lower(address)),
  because text not null,
  at timestamptz not null,
  primary key (brand_id, channel, address)
);
select platform.separate_brands('outreach.suppressed');

-- A yes that was said and has to be confirmed from the address itself.
create table outreach.opt_in (
  id uuid primary key,
  brand_id uuid not null,
  customer_id uuid not null,
  channel text not null,
  purpose text not null,
  address text not null,
  asked_at timestamptz not null,
  confirmed_at timestamptz
);
create index opt_in_of_customer on outreach.opt_in (customer_id);
select platform.separate_brands('outreach.opt_in');

-- A carrier in trouble about which customers are told: whom it touches, what they read, how far it is.
create table outreach.incident (
  id uuid primary key,
  brand_id uuid not null,
  -- the same trouble as colleagues see it
  trouble_id uuid,
  carrier text not null,
  countries text[] not null default '{}',
  shipped_from timestamptz,
  shipped_to timestamptz,
  -- picked by hand; none: by carrier, country and dates
  shipment_ids uuid[] not null default '{}',
  -- {"en":…}: what happened, one or two sentences; the line on tracking page and widget; what is said when it is over
  words jsonb not null,
  status_line jsonb not null,
  over_words jsonb not null default '{}',
  -- parcels come so much later than they were expected
  late_days integer not null check (late_days between 0 and 60),
  state text not null check (state in ('draft', 'waiting', 'deciding', 'on', 'ending', 'ended')),
  approval_id uuid,
  tag text,
  -- the last parcel that was decided
  place uuid,
  declared_at timestamptz not null,
  declared_by uuid,
  began_at timestamptz,
  ended_at timestamptz
);
create index incident_newest on outreach.incident (brand_id, declared_at desc);
create index incident_open on outreach.incident (brand_id) where state in ('deciding', 'on');
select platform.separate_brands('outreach.incident');
