create table transfers.export (
  id uuid primary key,
  brand_id uuid not null,
  state text not null check (state in ('running', 'done', 'failed', 'removed')),
  with_files boolean not null,
  -- rows and files so far, and what is being written
  counts jsonb not null default '{}',
  expected integer not null default 0,
  blob text,
  size bigint,
  problem text,
  created_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- the file is removed then
  until timestamptz
);
create index export_of_brand on transfers.export (brand_id, created_at desc);
select platform.separate_brands('transfers.export');

-- Tables that hold rows of brands, with their columns.
create function transfers.brand_tables() returns table (schema_name text, table_name text, columns jsonb) language sql stable as $$
  select c.table_schema::text, c.table_name::text, jsonb_agg(jsonb_build_object('name', c.column_name, 'type', c.data_type) order by c.ordinal_position)
  from information_schema.columns c
  join pg_class r on r.relname = c.table_name and r.relkind = 'r' and r.relrowsecurity
  join pg_namespace n on n.oid = r.relnamespace and n.nspname = c.table_schema
  group by 1, 2 having bool_or(c.column_name = 'brand_id') order by 1, 2
$$;

-- The next rows of a table in the order of its primary key, behind a row that was seen; under the policies of whoever asks.
create function transfers.rows_behind(schema_name text, table_name text, brand uuid, seen jsonb, how_many integer) returns setof jsonb language plpgsql stable as $$
declare
  keys text;
begin
  select string_agg(quote_ident(a.attname), ', ' order by k.position) into keys
  from pg_index i, unnest(i.indkey) with ordinality k(attnum, position), pg_attribute a
  where i.indrelid = format('%I.%I', schema_name, table_name)::regclass and i.indisprimary and a.attrelid = i.indrelid and a.attnum = k.attnum;
  return query execute format(
    'select to_jsonb(t) from %1$I.%2$I t where brand_id = $1 and ($2 is null or (%3$s) > (select %3$s from jsonb_populate_record(null::%1$I.%2$I, $2))) order by %3$s limit $3',
    schema_name, table_name, keys) using brand, seen, how_many;
end $$;
