-- Who a place's customer is here: places name their customers by ids of their own, often without an address.
create table memberships.person (
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  customer_id uuid not null,
  primary key (brand_id, source, source_id)
);
create index person_of_customer on memberships.person (customer_id);
select platform.separate_brands('memberships.person');

create table memberships.subscription (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  customer_id uuid,
  -- what the place calls the customer
  person_source_id text,
  email text,
  state text not null check (state in ('active', 'paused', 'past_due', 'cancelled', 'expired')),
  -- [{"sourceId", "sku", "title", "quantity", "unitPriceMinor"}]
  lines jsonb not null,
  currency text not null,
  total_minor bigint,
  every_unit text check (every_unit in ('day', 'week', 'month', 'year')),
  every_count integer,
  next_charge_at timestamptz,
  cancelled_at timestamptz,
  cancel_reason text,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
create index subscription_of_customer on memberships.subscription (customer_id, started_at desc) where customer_id is not null;
create index subscription_newest on memberships.subscription (brand_id, started_at desc, id desc);
create index subscription_of_person on memberships.subscription (brand_id, source, person_source_id) where customer_id is null and person_source_id is not null;
select platform.separate_brands('memberships.subscription');

create table memberships.charge (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  customer_id uuid,
  person_source_id text,
  order_source_id text,
  state text not null check (state in ('planned', 'pending', 'paid', 'failed', 'skipped', 'refunded', 'partially_refunded', 'cancelled')),
  total_minor bigint not null,
  refunded_minor bigint not null default 0,
  currency text not null,
  due_at timestamptz not null,
  problem text,
  tries integer not null default 0,
  next_try_at timestamptz,
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
create index charge_of_customer on memberships.charge (customer_id, due_at desc) where customer_id is not null;
create index charge_of_person on memberships.charge (brand_id, source, person_source_id) where customer_id is null and person_source_id is not null;
select platform.separate_brands('memberships.charge');

-- One charge may be for several subscriptions, and come before we know them.
create table memberships.charged (
  brand_id uuid not null,
  charge_id uuid not null references memberships.charge on delete cascade,
  source text not null,
  subscription_source_id text not null,
  primary key (charge_id, subscription_source_id)
);
create index charged_of_subscription on memberships.charged (brand_id, source, subscription_source_id);
select platform.separate_brands('memberships.charged');

create table memberships.member (
  id uuid primary key,
  brand_id uuid not null,
  source text not null,
  -- the place's id of the customer, or the address where it has none
  source_id text not null,
  customer_id uuid,
  person_source_id text,
  email text,
  points bigint not null check (points >= 0),
  tier text,
  points_expire_at timestamptz,
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
create index member_of_customer on memberships.member (customer_id) where customer_id is not null;
create index member_of_person on memberships.member (brand_id, source, person_source_id) where customer_id is null and person_source_id is not null;
select platform.separate_brands('memberships.member');

-- What a tier gives, in the brand's own words.
create table memberships.tier (
  brand_id uuid not null,
  name text not null,
  benefits text[] not null,
  primary key (brand_id, name)
);
select platform.separate_brands('memberships.tier');

-- What is asked to be done to a subscription or to points.
create table memberships.action (
  id uuid primary key,
  brand_id uuid not null,
  subscription_id uuid references memberships.subscription,
  member_id uuid references memberships.member,
  conversation_id uuid,
  kind text not null check (kind in ('skip', 'change_date', 'swap', 'pause', 'resume', 'cancel', 'adjust_points')),
  wish jsonb not null,
  consequence jsonb not null,
  reason text not null default '',
  -- what was offered instead of ending it, and that it was not taken
  offered text[] not null default '{}',
  key text not null,
  state text not null check (state in ('waiting_approval', 'asked', 'sending', 'unknown', 'done', 'failed', 'refused', 'withdrawn')),
  problem text,
  problem_note text,
  attempts integer not null default 0,
  looks integer not null default 0,
  evidence jsonb not null default '[]',
  result jsonb,
  asked_by uuid,
  asked_by_kind text not null,
  asked_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  settled_by uuid,
  unique (brand_id, key),
  check ((subscription_id is null) <> (member_id is null))
);
create index action_of_subscription on memberships.action (subscription_id, asked_at desc) where subscription_id is not null;
create index action_of_member on memberships.action (member_id, asked_at desc) where member_id is not null;
create index action_newest on memberships.action (brand_id, asked_at desc, id desc);
select platform.separate_brands('memberships.action');

-- Store credit given once, what is left of it and until when.
create table memberships.credit (
  id uuid primary key,
  brand_id uuid not null,
  customer_id uuid not null,
  currency text not null,
  amount_minor bigint not null check (amount_minor > 0),
  left_minor bigint not null check (left_minor >= 0 and left_minor <= amount_minor),
  expires_at timestamptz,
  code text,
  reason text not null,
  conversation_id uuid,
  -- what it is known by where it comes from: given twice under the same, it is one
  key text not null,
  given_by uuid,
  given_at timestamptz not null,
  unique (brand_id, key)
);
create index credit_of_customer on memberships.credit (customer_id, given_at desc);
create unique index credit_by_code on memberships.credit (brand_id, code) where code is not null;
select platform.separate_brands('memberships.credit');

-- Double entry: one row takes from one account what it gives to another, so that all accounts together are always nothing.
create table memberships.credit_move (
  id uuid primary key,
  brand_id uuid not null,
  credit_id uuid not null references memberships.credit,
  from_account text not null check (from_account in ('issued', 'customer')),
  to_account text not null check (to_account in ('customer', 'spent', 'expired', 'withdrawn')),
  amount_minor bigint not null check (amount_minor > 0),
  key text not null,
  note text not null default '',
  by_id uuid,
  at timestamptz not null,
  check (from_account <> to_account),
  unique (credit_id, key, to_account)
);
create index credit_move_of_credit on memberships.credit_move (credit_id, at);
create index credit_move_by_key on memberships.credit_move (brand_id, key);
select platform.separate_brands('memberships.credit_move');
