-- A shop of somebody's own making that carries out what it is asked.
create table commerce_custom.shop (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  -- the source its orders are written under
  source text not null,
  -- calls: we send it what is asked; fetches: it asks us and reports
  mode text not null check (mode in ('calls', 'fetches')),
  url text,
  -- sealed
  secret text not null,
  kinds text[] not null,
  last_answer_at timestamptz,
  error text,
  error_at timestamptz,
  created_at timestamptz not null,
  removed_at timestamptz
);
create unique index shop_of_source on commerce_custom.shop (brand_id, source) where removed_at is null;
select platform.separate_brands('commerce_custom.shop');
