-- Where goods go is kept in the parts a carrier wants: what a brand wrote in one piece is read line by line, and read again by whoever publishes next.
create function returns.address_in_parts(written text) returns jsonb language plpgsql immutable as $$
declare
  lines text[] := array(select trim(line) from unnest(string_to_array(replace(written, E'\r', ''), E'\n')) line where trim(line) <> '');
  town text[];
  town_at integer := null;
  country text := '';
begin
  -- The last line may be a country by its two letters.
  if cardinality(lines) > 1 and lines[cardinality(lines)] ~ '^[A-Za-z]{2}$' then
    country := upper(lines[cardinality(lines)]);
    lines := lines[1:cardinality(lines) - 1];
  end if;
  for at in reverse cardinality(lines)..2 loop
    town := regexp_match(lines[at], '^(?:[A-Z]{1,2}-)?(\d[\d ]{2,6}\d) +(\D.*)$');
    if town is not null then
      town_at := at;
      exit;
    end if;
  end loop;
  return jsonb_build_object('name', coalesce(lines[1], ''), 'company', '', 'line1', coalesce(lines[coalesce(town_at, cardinality(lines) + 1) - 1], ''),
    'line2', case when coalesce(town_at, cardinality(lines) + 1) > 3 then array_to_string(lines[2:coalesce(town_at, cardinality(lines) + 1) - 2], ', ') else '' end,
    'postal_code', coalesce(town[1], ''), 'city', coalesce(town[2], ''), 'region', case when town_at < cardinality(lines) then array_to_string(lines[town_at + 1:], ', ') else '' end, 'country', country, 'phone', '', 'email', '');
end $$;

update returns.version set terms = terms || jsonb_build_object('address', returns.address_in_parts(coalesce(terms ->> 'address', '')), 'labels', '{"by": "none", "place_id": null, "service": "", "weight_grams": 1000, "file_id": null}'::jsonb) where jsonb_typeof(terms -> 'address') is distinct from 'object';
update returns.draft set terms = terms || jsonb_build_object('address', returns.address_in_parts(coalesce(terms ->> 'address', '')), 'labels', '{"by": "none", "place_id": null, "service": "", "weight_grams": 1000, "file_id": null}'::jsonb) where jsonb_typeof(terms -> 'address') is distinct from 'object';
drop function returns.address_in_parts(text);

-- A file of the brand's own that goes to every customer. Every version that names one keeps it.
create table returns.own_label (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  type text not null,
  blob text not null,
  by_id uuid,
  at timestamptz not null
);
create index own_label_of_brand on returns.own_label (brand_id, at);
select platform.separate_brands('returns.own_label');

alter table returns.label
  -- who makes it: 'place', 'own' or 'slip'
  add column way text not null default 'place',
  add column place_id text,
  add column service text not null default '',
  -- what the maker knows it by while it is asked; the same for the same label, however often
  add column key uuid,
  -- when the maker was first asked: of one that cannot be asked twice, nobody asks again by himself
  add column asked_at timestamptz,
  -- nobody knows whether it was made
  add column unsure boolean not null default false,
  -- what the maker calls it, to give it back
  add column reference text,
  -- given back to its maker because nobody used it: wanted, asked, done, refused
  add column void text check (void in ('wanted', 'asked', 'done', 'refused')),
  add column void_said text,
  -- when the customer was sent it
  add column sent_at timestamptz;
