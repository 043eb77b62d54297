-- Whether what somebody writes for everybody waits for a second person.
create table macros.settings (
  brand_id uuid primary key,
  approval boolean not null default false
);
select platform.separate_brands('macros.settings');

-- What somebody wants a macro to say, until a second person decided.
create table macros.proposal (
  id uuid primary key,
  brand_id uuid not null,
  -- empty for a new one
  macro_id uuid references macros.macro,
  base_version integer,
  draft jsonb not null,
  restored_from integer,
  by_id uuid,
  at timestamptz not null,
  -- outdated: somebody changed the macro while it waited
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'expired', 'outdated')),
  decided_at timestamptz
);
create index proposal_waiting on macros.proposal (brand_id, at) where state = 'waiting';
select platform.separate_brands('macros.proposal');
