create table channels_chat.setting (
  brand_id uuid primary key,
  -- public: stands in the shop's pages
  key text not null unique,
  enabled boolean not null default true,
  -- https://shop.example or https://*.shop.example; the brand's own domain when empty
  origins text[] not null default '{}',
  look jsonb not null default '{}',
  -- sealed; signs the tokens that say who is signed in at the shop
  secret text,
  changed_at timestamptz not null
);
select platform.separate_brands('channels_chat.setting');

create table channels_chat.visitor (
  id uuid primary key,
  brand_id uuid not null,
  -- SHA-256 of the secret its browser keeps
  secret_hash text not null,
  customer_id uuid,
  name text not null default '',
  email text,
  locale text,
  -- until then the shop vouches for who this is
  signed_until timestamptz,
  signed_subject text,
  -- the address the shop vouches for; null where it named none, whatever was typed
  signed_email text,
  blocked_at timestamptz,
  -- the page it is on and those before, newest first: [{"url","title","referrer","at"}]
  pages jsonb not null default '[]',
  cart jsonb,
  last_seen_at timestamptz not null,
  left_at timestamptz,
  created_at timestamptz not null
);
create index visitor_of_customer on channels_chat.visitor (customer_id) where customer_id is not null;
create index visitor_of_subject on channels_chat.visitor (brand_id, signed_subject) where signed_subject is not null;
select platform.separate_brands('channels_chat.visitor');

create table channels_chat.chat (
  id uuid primary key,
  brand_id uuid not null,
  visitor_id uuid not null references channels_chat.visitor,
  conversation_id uuid not null,
  last_seq integer not null default 0,
  delivered_seq integer not null default 0,
  seen_seq integer not null default 0,
  ended_at timestamptz,
  -- the question put at the end, as it is shown, with the answer
  survey jsonb,
  created_at timestamptz not null
);
create index chat_of_visitor on channels_chat.chat (visitor_id, created_at desc);
create index chat_of_conversation on channels_chat.chat (conversation_id, created_at desc);
select platform.separate_brands('channels_chat.chat');

-- what the shopper sees, in the order it came to be: numbers without gaps, given under the lock of the chat
create table channels_chat.line (
  chat_id uuid not null references channels_chat.chat,
  brand_id uuid not null,
  seq integer not null,
  message_id uuid not null unique,
  -- the id the browser gave it
  client_id text,
  ours boolean not null,
  at timestamptz not null,
  mailed_at timestamptz,
  primary key (chat_id, seq)
);
create unique index line_by_client on channels_chat.line (chat_id, client_id) where client_id is not null;
select platform.separate_brands('channels_chat.line');

create table channels_chat.upload (
  id uuid primary key,
  brand_id uuid not null,
  visitor_id uuid not null references channels_chat.visitor,
  name text not null,
  type text not null,
  size integer not null,
  blob text not null,
  created_at timestamptz not null
);
create index upload_of_visitor on channels_chat.upload (visitor_id, created_at);
select platform.separate_brands('channels_chat.upload');
