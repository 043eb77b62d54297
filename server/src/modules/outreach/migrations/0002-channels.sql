-- Notices by other ways than mail: what is filled into an agreed template, ways that could not bring it, whether it arrived, and what it cost.
alter table outreach.decision
  -- {"name","language","values"}; null where free words are sent
  add column template jsonb,
  -- channels that could not bring it, in the order in which they were tried
  add column tried text[] not null default '{}',
  add column delivered_at timestamptz,
  -- hundredths of the provider's currency
  add column cost_cents numeric(12, 4),
  add column cost_currency text,
  add column segments integer;
