alter table orders.action drop constraint action_kind_check, add constraint action_kind_check check (kind in ('cancel', 'refund', 'correct_address', 'change_items', 'reship', 'credit'));
alter table orders.authority drop constraint authority_kind_check, add constraint authority_kind_check check (kind in ('cancel', 'refund', 'correct_address', 'change_items', 'reship', 'credit'));
