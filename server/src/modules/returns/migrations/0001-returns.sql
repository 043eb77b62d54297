-- A brand's policy and terms as they were published; the highest number holds. A brand without one has what brands start with.
create table returns.version (
  brand_id uuid not null,
  number integer not null,
  policy jsonb not null,
  terms jsonb not null,
  by_id uuid,
  at timestamptz not null,
  restored_from integer,
  primary key (brand_id, number)
);
select platform.separate_brands('returns.version');

-- What somebody works on and nobody is judged by yet.
create table returns.draft (
  brand_id uuid primary key,
  -- the version it began from
  base integer not null,
  policy jsonb not null,
  terms jsonb not null,
  by_id uuid,
  at timestamptz not null
);
select platform.separate_brands('returns.draft');

create table returns.counter (
  brand_id uuid primary key,
  last integer not null
);
select platform.separate_brands('returns.counter');

create table returns."return" (
  id uuid primary key,
  brand_id uuid not null,
  -- R-1042; of a return the shop runs, what the shop calls it
  number text not null,
  -- 'keepdesk', or the place that runs it
  source text not null default 'keepdesk',
  source_id text not null,
  kind text not null check (kind in ('return', 'exchange', 'warranty', 'lost')),
  state text not null check (state in ('review', 'approved', 'refused', 'label_sent', 'in_transit', 'received', 'inspected', 'settling', 'resolved', 'cancelled', 'expired')),
  order_id uuid,
  customer_id uuid,
  conversation_id uuid,
  -- who asked for it by what: agent, portal, chat, api, shop
  channel text not null,
  currency text,
  sends_back boolean not null,
  -- the judgement when it was asked for: {"decision", "reasons", "options", "lines"}
  judged jsonb,
  policy_version integer not null default 0,
  -- what the shop of a synced return says is given: {"refund_minor", "credit_minor", "exchange_minor"}
  given jsonb,
  note text not null default '',
  -- a second person decides whether the policy is set aside
  approval_id uuid,
  problem text,
  carrier text,
  tracking_number text,
  tracking_key text,
  -- new goods went out; the old ones have to be back by then
  hold_until timestamptz,
  due_at timestamptz,
  requested_at timestamptz not null,
  decided_at timestamptz,
  label_at timestamptz,
  shipped_at timestamptz,
  received_at timestamptz,
  inspected_at timestamptz,
  settled_at timestamptz,
  refunded_at timestamptz,
  resolved_at timestamptz,
  asked_by uuid,
  asked_by_kind text not null,
  -- one press of a button
  key text,
  changed_at timestamptz not null,
  unique (brand_id, source, source_id)
);
create unique index return_by_key on returns."return" (brand_id, key) where key is not null;
create index return_newest on returns."return" (brand_id, requested_at desc, id desc);
create index return_in_state on returns."return" (brand_id, state, requested_at desc, id desc);
create index return_waiting on returns."return" (brand_id, (coalesce(due_at, 'infinity')), id) where state not in ('refused', 'resolved', 'cancelled', 'expired');
create index return_problem on returns."return" (brand_id) where problem is not null;
create index return_of_order on returns."return" (order_id) where order_id is not null;
create index return_of_customer on returns."return" (customer_id, requested_at desc) where customer_id is not null;
create index return_of_conversation on returns."return" (conversation_id) where conversation_id is not null;
create index return_by_tracking on returns."return" (brand_id, tracking_key) where tracking_key is not null;
create index return_number on returns."return" (brand_id, lower(number));
create index return_refunded on returns."return" (brand_id, refunded_at) where refunded_at is not null;
select platform.separate_brands('returns."return"');

create table returns.line (
  id uuid primary key,
  brand_id uuid not null,
  return_id uuid not null references returns."return" on delete cascade,
  -- of the order, as the shop calls it
  line_id text not null,
  sku text,
  title text not null,
  quantity integer not null,
  reason text not null,
  -- the brand's own word for it
  reason_code text,
  condition text,
  words text not null default '',
  photo_ids uuid[] not null default '{}',
  wanted text,
  -- {"variant_id", "title", "sku", "unit_price_minor"}
  instead jsonb,
  last_day text,
  value_minor bigint not null default 0,
  received_quantity integer not null default 0,
  accepted_quantity integer,
  inspected_condition text,
  inspected_words text not null default '',
  resolution text,
  early boolean not null default false,
  position integer not null,
  unique (return_id, line_id)
);
select platform.separate_brands('returns.line');

-- What happened to it, oldest first: who, when, why.
create table returns.passage (
  id uuid primary key,
  brand_id uuid not null,
  return_id uuid not null references returns."return" on delete cascade,
  at timestamptz not null,
  what text not null,
  from_state text,
  to_state text not null,
  actor_kind text not null,
  actor_id uuid,
  words text not null default '',
  facts jsonb not null default '{}'
);
create index passage_of_return on returns.passage (return_id, at, id);
select platform.separate_brands('returns.passage');

-- What settles it, step by step.
create table returns.step (
  id uuid primary key,
  brand_id uuid not null,
  return_id uuid not null references returns."return" on delete cascade,
  position integer not null,
  kind text not null check (kind in ('refund', 'credit', 'reship', 'collect', 'new_order', 'send_back')),
  state text not null check (state in ('planned', 'asked', 'failed', 'done', 'dropped')),
  pays_minor bigint not null,
  amount_minor bigint not null,
  bonus_minor bigint not null default 0,
  lines text[] not null,
  -- what an order's shop is asked for; null where a person does it
  wish jsonb,
  action_id uuid,
  problem text,
  -- what came of it: a refund's number, a code, a new order, a payment
  reference text,
  words text not null default '',
  -- on whose word it is done
  by_id uuid,
  at timestamptz not null,
  done_at timestamptz,
  unique (return_id, position)
);
create unique index step_of_action on returns.step (action_id) where action_id is not null;
select platform.separate_brands('returns.step');

create table returns.label (
  id uuid primary key,
  brand_id uuid not null,
  return_id uuid not null references returns."return" on delete cascade,
  -- wanted: a maker is asked; made, uploaded; failed
  state text not null check (state in ('wanted', 'made', 'uploaded', 'failed', 'replaced')),
  maker text,
  carrier text,
  tracking_number text,
  name text,
  type text,
  blob text,
  url text,
  -- what it cost the brand
  cost_minor bigint,
  currency text,
  problem text,
  by_id uuid,
  at timestamptz not null
);
create unique index label_current on returns.label (return_id) where state <> 'replaced';
select platform.separate_brands('returns.label');
