create table approvals.request (
  id uuid primary key,
  brand_id uuid not null,
  -- what waits, and which one: order_action
  kind text not null,
  subject_id uuid not null,
  conversation_id uuid,
  conversation_number bigint,
  -- why a second person is asked: role, single, day, unproven
  because text not null,
  -- who may decide
  permission text not null,
  amount_minor bigint,
  currency text,
  reason text not null default '',
  state text not null default 'open' check (state in ('open', 'approved', 'refused', 'expired', 'withdrawn')),
  asked_by uuid,
  asked_by_kind text not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  note text not null default ''
);
create index request_open on approvals.request (brand_id, asked_at) where state = 'open';
create index request_newest on approvals.request (brand_id, asked_at desc, id desc);
select platform.separate_brands('approvals.request');
