-- A one-time code sent to an address, to be said in a conversation.
create table customers.proof_code (
  id uuid primary key,
  brand_id uuid not null,
  conversation_id uuid not null,
  address text not null,
  code_hash text not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index proof_code_open on customers.proof_code (conversation_id, created_at desc);
select platform.separate_brands('customers.proof_code');

-- Who writes in a conversation reads the mail of this address: they said the code that was sent there.
create table customers.proof (
  brand_id uuid not null,
  conversation_id uuid not null,
  address text not null,
  at timestamptz not null,
  primary key (conversation_id, address)
);
select platform.separate_brands('customers.proof');
