-- Days that were played before they came: what was asked, how far it is, what it came to. Nothing of it is ever changed but whether it is kept as a baseline.
create table workforce.rehearsal (
  id uuid primary key,
  name text not null,
  -- the first says whose clock the days are by
  brand_ids uuid[] not null check (cardinality(brand_ids) > 0),
  from_day date not null,
  days smallint not null check (days between 1 and 28),
  -- plans, choices, seed, plays; the shape is the contract's
  asked jsonb not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- {done, of}: plays
  progress jsonb not null default '{}',
  -- plans that are played, in their order, with what they suppose
  answer jsonb,
  -- {code, message} of what could not be played
  problem jsonb,
  -- what came is to be laid beside it
  baseline boolean not null default false,
  made_at timestamptz not null,
  made_by uuid,
  began_at timestamptz,
  ended_at timestamptz
);
create index rehearsal_by_time on workforce.rehearsal (made_at desc, id desc);
alter table workforce.rehearsal enable row level security;
-- It tells of all its brands, so only who sees all of them sees it.
create policy brand_separation on workforce.rehearsal
  using ((select platform.every_brand()) or brand_ids <@ ((select platform.brands())::uuid[]));
