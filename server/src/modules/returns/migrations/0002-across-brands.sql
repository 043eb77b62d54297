-- Whoever works for several brands sees one list, which no index that begins with the brand can put in order. What is open is little beside what has ended.
create index return_newest_of_all on returns."return" (requested_at desc, id desc);
-- Behind a row policy no index is asked by a function that could give rows away, and lower() is one.
alter table returns."return" add column number_key text generated always as (lower(number)) stored;
create index return_by_its_number on returns."return" (number_key);
create index return_next_due on returns."return" ((coalesce(due_at, 'infinity')), id) where state not in ('refused', 'resolved', 'cancelled', 'expired');
create index return_paid_when on returns."return" (refunded_at) where refunded_at is not null;
drop index returns.return_number;
drop index returns.return_waiting;
drop index returns.return_refunded;
