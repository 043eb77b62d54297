-- What the customer still has to pay, as the shop says; below nothing, what it owes them.
alter table orders."order" add column owed_minor bigint;
