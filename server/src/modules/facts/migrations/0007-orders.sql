-- Orders with what they are divided by, and which conversations are about them. One row an order, told anew when it, a parcel, a notice or a conversation of it changes.
create table facts.order_story (
  order_id uuid primary key,
  brand_id uuid not null,
  -- the day it was placed, on the clock of the brand
  day date not null,
  -- everything it is counted under: [{"dimension", "key", "name"}], each once
  keys jsonb not null,
  contacts integer not null,
  -- days its customer waited, and how often one wrote: six lengths of silence after what was to be seen, six after what they were told
  order_days double precision[] not null,
  writes integer[] not null,
  -- when time alone changes it
  look_at timestamptz
);
create index order_story_of_day on facts.order_story (brand_id, day);
create index order_story_due on facts.order_story (look_at) where look_at is not null;
select platform.separate_brands('facts.order_story');

create table facts.order_contact (
  conversation_id uuid primary key,
  brand_id uuid not null,
  order_id uuid not null,
  -- it speaks of the order, or it is the customer's newest one
  how text not null check (how in ('linked', 'recent')),
  opened_at timestamptz not null,
  reason_id uuid
);
create index order_contact_of_order on facts.order_contact (order_id);
create index order_contact_newest on facts.order_contact (brand_id, opened_at desc, conversation_id);
select platform.separate_brands('facts.order_contact');

-- Orders of a day by everything they are divided by: what a page is read from.
create table facts.order_day (
  brand_id uuid not null,
  dimension text not null,
  day date not null,
  key text not null,
  name text not null,
  orders integer not null,
  -- orders somebody wrote about, contacts, and the sum of their squares: whoever wrote writes again
  writers integer not null,
  contacts integer not null,
  squares bigint not null,
  primary key (brand_id, dimension, day, key)
);
select platform.separate_brands('facts.order_day');

create table facts.order_day_reason (
  brand_id uuid not null,
  dimension text not null,
  day date not null,
  key text not null,
  reason_id uuid,
  contacts integer not null,
  unique nulls not distinct (brand_id, dimension, day, key, reason_id)
);
select platform.separate_brands('facts.order_day_reason');

create table facts.silence_day (
  brand_id uuid not null,
  day date not null,
  -- the place in the twelve of `order_story`
  place smallint not null,
  order_days double precision not null,
  writes integer not null,
  primary key (brand_id, day, place)
);
select platform.separate_brands('facts.silence_day');

-- What changed since it was told: conversations to be tied to their order, orders to be told, days to be added up.
create table facts.changed_contact (
  conversation_id uuid primary key,
  brand_id uuid not null,
  -- looked at a second time an hour later: what it speaks of is read beside this
  look_at timestamptz not null,
  again boolean not null default false
);
create index changed_contact_due on facts.changed_contact (look_at);
select platform.separate_brands('facts.changed_contact');
create table facts.changed_order (
  order_id uuid primary key,
  brand_id uuid not null,
  placed_at timestamptz not null
);
create index changed_order_newest on facts.changed_order (placed_at desc);
select platform.separate_brands('facts.changed_order');
create table facts.changed_order_day (
  brand_id uuid not null,
  day date not null,
  marked_at timestamptz not null,
  primary key (brand_id, day)
);
select platform.separate_brands('facts.changed_order_day');

-- What was there before is told too, a few hundred at a time.
insert into facts.changed_contact (conversation_id, brand_id, look_at) select conversation_id, brand_id, now() from facts.conversation where counted and opened_at > now() - interval '430 days';
insert into facts.changed_order (order_id, brand_id, placed_at) select id, brand_id, placed_at from orders."order" where placed_at > now() - interval '430 days';

insert into platform.job (id, kind, key, payload, run_at, created_at)
values ('00000000-0000-7000-8000-000000000f02', 'facts.tell_orders', 'facts.tell_orders', '{}', now(), now());
