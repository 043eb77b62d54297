alter table orders."order" add column shipping_minor bigint, add column tax_minor bigint;
alter table orders.line add column refunded_quantity integer not null default 0;

create table orders.action (
  id uuid primary key,
  brand_id uuid not null,
  order_id uuid not null references orders."order",
  conversation_id uuid,
  kind text not null check (kind in ('cancel', 'refund', 'correct_address', 'reship', 'credit')),
  wish jsonb not null,
  -- what it was to do when it was asked, amount by amount
  consequence jsonb not null,
  -- what leaves the shop: money, goods or credit
  amount_minor bigint not null,
  currency text not null,
  reason text not null default '',
  -- how the shopper was proven when it was asked
  proof text not null check (proof in ('signed_in', 'mail', 'code', 'none')),
  -- one press of a button: asked again under the same key, it is the same action
  key text not null,
  state text not null check (state in ('waiting_approval', 'asked', 'sending', 'unknown', 'done', 'failed', 'refused', 'withdrawn')),
  -- why it is not done, and what the shop said of it
  problem text,
  problem_note text,
  attempts integer not null default 0,
  looks integer not null default 0,
  -- what we did and what the shop answered, oldest first: [{"at", "what", "said"}]
  evidence jsonb not null default '[]',
  -- what it gave: {"reference", "code"}
  result jsonb,
  approval_id uuid,
  asked_by uuid,
  asked_by_kind text not null,
  asked_at timestamptz not null,
  sent_at timestamptz,
  settled_at timestamptz,
  -- who said by hand how it ended
  settled_by uuid,
  unique (brand_id, key)
);
create index action_of_order on orders.action (order_id, asked_at desc);
create index action_newest on orders.action (brand_id, asked_at desc, id desc);
create index action_of_person on orders.action (asked_by, asked_at) where asked_by is not null;
select platform.separate_brands('orders.action');

-- What a role may do alone in a brand. A built-in role without a row has its starting limit, any other may do nothing alone.
create table orders.authority (
  brand_id uuid not null,
  role_id uuid not null,
  kind text not null check (kind in ('cancel', 'refund', 'correct_address', 'reship', 'credit')),
  allowed boolean not null,
  -- null is without limit; in the order's own currency
  single_minor bigint,
  day_minor bigint,
  reason_required boolean not null,
  primary key (brand_id, role_id, kind)
);
select platform.separate_brands('orders.authority');

-- What is asked for where nobody proved to be the buyer.
create table orders.action_policy (
  brand_id uuid primary key,
  unproven text not null default 'reason' check (unproven in ('allow', 'reason', 'approval'))
);
select platform.separate_brands('orders.action_policy');
