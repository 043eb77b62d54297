-- Each time a conversation was settled: what was known then, what was foretold, and after seven days what came.
create table risk.settled (
  conversation_id uuid not null,
  settled_at timestamptz not null,
  brand_id uuid not null,
  facts jsonb not null,
  chance real not null,
  because text[] not null,
  -- whether they wrote again about the same within seven days; null until these are over
  again boolean,
  primary key (conversation_id, settled_at)
);
create index settled_of_brand on risk.settled (brand_id, settled_at);
create index settled_not_judged on risk.settled (brand_id, settled_at) where again is null;
select platform.separate_brands('risk.settled');

-- What a brand's own history taught, one for each kind of risk, and how far it came true on what it had not seen.
create table risk.taught (
  brand_id uuid not null,
  kind text not null check (kind in ('repeat', 'buying')),
  -- what is used; null while the belief every brand begins with does as well
  values jsonb,
  trust jsonb,
  -- the same for that belief
  trust_before jsonb,
  cases integer not null,
  learned_at timestamptz not null,
  primary key (brand_id, kind)
);
select platform.separate_brands('risk.taught');

-- Of a contact reason, how many were settled in the last half year and how many of them wrote again; counted once a day.
create table risk.reason (
  brand_id uuid not null,
  reason_id uuid not null,
  settled integer not null,
  again integer not null,
  primary key (brand_id, reason_id)
);
select platform.separate_brands('risk.reason');

-- Pieces of the last year that had time to come back, and how many did; the empty SKU is the whole brand; counted once a day.
create table risk.sold (
  brand_id uuid not null,
  sku text not null,
  sold integer not null,
  back integer not null,
  primary key (brand_id, sku)
);
select platform.separate_brands('risk.sold');
