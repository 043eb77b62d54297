-- What the customer paid in all, where the shop says: after items were changed it may be less than what the order came to.
alter table orders."order" add column received_minor bigint;
