-- Sessions, challenges and counters that are over are removed once a day.
insert into platform.job (id, kind, key, payload, run_at, created_at)
values ('00000000-0000-7000-8000-000000000c01', 'identity.forget', 'identity.forget', '{}', now(), now());
