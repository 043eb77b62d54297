-- Where people of a house sign in elsewhere: OpenID Connect or SAML. The secret is sealed.
create table identity.identity_provider (
  id uuid primary key,
  slug text not null unique,
  kind text not null check (kind in ('oidc', 'saml')),
  name text not null,
  -- only addresses of these domains may come this way
  domains text[] not null,
  -- oidc: issuer, client_id · saml: entity_id, entry_point, certificates
  settings jsonb not null,
  secret text,
  -- what somebody gets who comes this way for the first time; null: only people who work here already
  newcomer_role_id uuid references identity.role,
  newcomer_brand_id uuid,
  enabled boolean not null default true,
  last_used_at timestamptz,
  last_refused_at timestamptz,
  last_refused text,
  created_at timestamptz not null
);

-- The sign-in library looks here for providers it registered itself. It registers none.
create table identity.sso_provider (
  id uuid primary key,
  issuer text not null,
  oidc_config text,
  saml_config text,
  person_id uuid,
  provider_id text not null unique,
  organization_id text,
  domain text not null
);
