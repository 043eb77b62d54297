create table notifications.notice (
  id uuid primary key,
  brand_id uuid not null,
  person_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id uuid,
  facts jsonb not null default '{}',
  by_id uuid,
  by_mail boolean not null,
  in_app boolean not null,
  created_at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz
);
create index notice_of_person on notifications.notice (person_id, created_at desc, id desc);
create index notice_unread on notifications.notice (person_id) where read_at is null;
create index notice_age on notifications.notice (created_at);
select platform.separate_brands('notifications.notice');

create table notifications.preference (
  person_id uuid not null,
  kind text not null,
  in_app boolean not null,
  by_mail boolean not null,
  primary key (person_id, kind)
);

insert into platform.job (id, kind, key, payload, run_at, created_at)
values ('00000000-0000-7000-8000-000000000b01', 'notifications.forget', 'notifications.forget', '{}', now(), now());
