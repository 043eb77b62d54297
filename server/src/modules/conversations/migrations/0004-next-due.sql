-- The list of what has to be answered next.
create index conversation_due on conversations.conversation (brand_id, due_at, id) where merged_into_id is null and due_at is not null;
-- Who speaks of an order, when something becomes of it.
create index mention_of_order on conversations.mention (order_id) where order_id is not null;
