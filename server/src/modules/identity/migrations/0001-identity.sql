-- People who sign in. The tables person … rate_limit are kept by the sign-in library under these names.
create table identity.person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  two_factor_enabled boolean default false,
  locale text not null default 'en',
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  shortcuts_enabled boolean not null default true,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table identity.session (
  id uuid primary key,
  token text not null unique,
  person_id uuid not null references identity.person on delete cascade,
  ip_address text,
  user_agent text,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_of_person on identity.session (person_id);

create table identity.credential (
  id uuid primary key,
  person_id uuid not null references identity.person on delete cascade,
  account_id text not null,
  provider_id text not null,
  passphrase_hash text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);
create index credential_of_person on identity.credential (person_id);

create table identity.verification (
  -- the library gives some of them names of its own
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_by_identifier on identity.verification (identifier);

create table identity.two_factor (
  id uuid primary key,
  person_id uuid not null references identity.person on delete cascade,
  secret text not null,
  recovery_codes text not null,
  verified boolean not null default true,
  failed_count integer default 0,
  locked_until timestamptz
);
create index two_factor_of_person on identity.two_factor (person_id);

create table identity.passkey (
  id uuid primary key,
  person_id uuid not null references identity.person on delete cascade,
  name text,
  public_key text not null,
  credential_id text not null unique,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz default now()
);
create index passkey_of_person on identity.passkey (person_id);

create table identity.rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);

-- Consecutive wrong passphrases for one address, whoever tries and from wherever. Keyed by a hash of the address.
create table identity.failed_sign_in (
  address_hash text primary key,
  failures integer not null,
  last_at timestamptz not null
);

create table identity.brand (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,48}$'),
  name text not null,
  domain text not null default '',
  color text not null default '#4f46e5' check (color ~ '^#[0-9a-f]{6}$'),
  locale text not null default 'en',
  locales text[] not null default '{en}',
  time_zone text not null default 'UTC',
  business jsonb not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  archived_at timestamptz
);
alter table identity.brand enable row level security;
create policy brand_separation on identity.brand
  using ((select platform.every_brand()) or id = any ((select platform.brands())::uuid[]));

create table identity.site (
  id uuid primary key,
  name text not null,
  country text not null default '',
  time_zone text not null default 'UTC',
  created_at timestamptz not null
);

create table identity.team (
  id uuid primary key,
  name text not null,
  site_id uuid references identity.site on delete set null,
  created_at timestamptz not null,
  archived_at timestamptz
);

create table identity.team_member (
  team_id uuid not null references identity.team on delete cascade,
  person_id uuid not null references identity.person on delete cascade,
  leads boolean not null default false,
  primary key (team_id, person_id)
);
create index team_member_of_person on identity.team_member (person_id);

-- A role is a list of permissions: names, `module.*`, `*.read`, or `*` for everything that exists and will exist.
create table identity.role (
  id uuid primary key,
  name text not null unique,
  description text not null default '',
  permissions text[] not null,
  built_in boolean not null default false,
  created_at timestamptz not null
);

-- Who holds which role where; the nil brand stands for every brand, present and future.
create table identity.role_assignment (
  person_id uuid not null references identity.person on delete cascade,
  role_id uuid not null references identity.role,
  brand_id uuid not null,
  primary key (person_id, role_id, brand_id)
);

create table identity.invitation (
  id uuid primary key,
  email text not null,
  name text not null default '',
  roles jsonb not null,
  team_ids uuid[] not null default '{}',
  token_hash text not null unique,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);

create table identity.api_key (
  id uuid primary key,
  name text not null,
  token_hash text not null unique,
  hint text not null,
  role_id uuid not null references identity.role,
  brand_ids uuid[] not null,
  created_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- A link that signs one person in, once: the demo's first door and the way back in from the command line.
create table identity.sign_in_link (
  token_hash text primary key,
  person_id uuid not null references identity.person on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table identity.installation (
  single boolean primary key default true check (single),
  demo boolean not null default false
);
insert into identity.installation default values;

insert into identity.role (id, name, description, permissions, built_in, created_at) values
  ('00000000-0000-7000-8000-000000000101', 'owner', 'Everything, including what later releases add', '{*}', true, now()),
  ('00000000-0000-7000-8000-000000000102', 'lead', 'Runs the desk: conversations, people''s work, macros and settings of the brand',
   '{*.read,conversations.*,customers.*,orders.*,shipments.*,catalogue.*,taxonomy.*,calendars.*,macros.*,insights.*,facts.*,channels.*,commerce.*,notifications.*,identity.teams,identity.people}', true, now()),
  ('00000000-0000-7000-8000-000000000103', 'agent', 'Answers customers',
   '{conversations.*,customers.*,orders.read,shipments.read,catalogue.read,taxonomy.read,calendars.read,macros.read,macros.use,insights.read,facts.read,knowledge.read,notifications.*}', true, now()),
  ('00000000-0000-7000-8000-000000000104', 'viewer', 'Reads, changes nothing',
   '{conversations.read,customers.read,orders.read,shipments.read,catalogue.read,taxonomy.read,calendars.read,macros.read,insights.read,facts.read,knowledge.read}', true, now());

-- Whoever holds a copy of sessions, roles, people, brands or keys drops it when one of them changes, in every
-- process, whatever changed it. These changes are rare, so a NOTIFY inside the transaction costs nothing that counts.
create function identity.tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('keepdesk_identity', tg_table_name);
  return null;
end $$;
-- Ended sessions are told by id, so that their open browsers can be shown the door.
create function identity.tell_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('keepdesk_identity', 'session ' || batch.ids) from (
    select string_agg(numbered.id::text, ',') as ids from (select id, row_number() over () / 150 as part from ended) numbered group by part) batch;
  return null;
end $$;
create trigger told after delete on identity.session referencing old table as ended for each statement execute function identity.tell_ended();
create trigger told after insert or update or delete on identity.person for each statement execute function identity.tell_change();
create trigger told after insert or update or delete on identity.role for each statement execute function identity.tell_change();
create trigger told after insert or update or delete on identity.role_assignment for each statement execute function identity.tell_change();
create trigger told after insert or update or delete on identity.brand for each statement execute function identity.tell_change();
create trigger told after update of revoked_at, role_id, brand_ids, expires_at on identity.api_key for each statement execute function identity.tell_change();
