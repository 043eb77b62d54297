-- How a brand invites: what somebody works on, and what is live. Its id is what arms are drawn by, and never changes.
create table invitations.setting (
  id uuid primary key,
  brand_id uuid not null unique,
  state text not null check (state in ('off', 'on')),
  draft jsonb not null,
  live jsonb,
  live_since timestamptz,
  changed_at timestamptz not null,
  changed_by uuid
);
select platform.separate_brands('invitations.setting');

-- A visitor with a sign of hesitation: invited, held out, or not and why.
create table invitations.decision (
  id uuid primary key,
  brand_id uuid not null,
  -- made by the browser at random; says nothing of who it is
  visitor uuid not null,
  trigger text not null,
  because text not null,
  -- null where nobody was drawn: something else spoke against it
  arm text check (arm in ('treated', 'holdout')),
  -- the share that was held out when it was drawn
  holdout_percent integer,
  signs jsonb not null default '{}',
  language text,
  -- as it was shown
  text text,
  times integer not null default 1,
  decided_at timestamptz not null,
  last_at timestamptz not null,
  shown_at timestamptz,
  opened_at timestamptz,
  dismissed_at timestamptz,
  conversation_id uuid
);
create index decision_drawn on invitations.decision (brand_id, decided_at) where arm is not null;
create index decision_of_visitor on invitations.decision (brand_id, visitor, decided_at desc) where arm is not null;
create unique index decision_not on invitations.decision (brand_id, visitor, trigger, because) where arm is null;
create index decision_last on invitations.decision (brand_id, last_at);
create index decision_of_conversation on invitations.decision (conversation_id) where conversation_id is not null;
select platform.separate_brands('invitations.decision');

-- What a shop's thank-you page says a drawn visitor has ordered; whoever says it first. It counts when orders knows it, too.
create table invitations.named_order (
  brand_id uuid not null,
  number_key text not null,
  visitor uuid not null,
  named_at timestamptz not null,
  primary key (brand_id, number_key)
);
create index named_by_visitor on invitations.named_order (brand_id, visitor, named_at);
select platform.separate_brands('invitations.named_order');
