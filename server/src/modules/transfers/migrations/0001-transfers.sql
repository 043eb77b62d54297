create table transfers.import (
  id uuid primary key,
  brand_id uuid not null,
  format text not null check (format in ('zendesk', 'gorgias', 'csv', 'mbox')),
  -- what its conversations are known by here: two desks of one kind are kept apart by a label
  source text not null,
  name text not null,
  blob text not null,
  size bigint not null,
  state text not null check (state in ('checking', 'checked', 'running', 'stopped', 'done', 'failed')),
  -- which start it is: who reads for an earlier one stops
  turn integer not null default 0,
  -- where reading goes on: bytes, and the brackets open there
  position bigint not null default 0,
  around text not null default '',
  line integer not null default 0,
  columns jsonb,
  delimiter text,
  headers jsonb,
  fetch_files boolean not null default true,
  counts jsonb not null default '{}',
  sample jsonb not null default '[]',
  problem text,
  created_by uuid,
  created_at timestamptz not null,
  began_at timestamptz,
  ended_at timestamptz
);
create index import_of_brand on transfers.import (brand_id, created_at desc);
select platform.separate_brands('transfers.import');

-- What was not brought in.
create table transfers.left_out (
  id uuid primary key,
  import_id uuid not null references transfers.import,
  brand_id uuid not null,
  place text not null,
  reason text not null,
  excerpt text not null default '',
  at timestamptz not null
);
create index left_out_of_import on transfers.left_out (import_id, id);
select platform.separate_brands('transfers.left_out');

-- People an export names once and refers to by id afterwards.
create table transfers.known_person (
  brand_id uuid not null,
  source text not null,
  source_id text not null,
  name text not null,
  email text not null,
  ours boolean not null,
  primary key (brand_id, source, source_id)
);
select platform.separate_brands('transfers.known_person');
