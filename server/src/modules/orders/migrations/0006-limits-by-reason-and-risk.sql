-- A limit may hold for a contact reason and what lies below it; what is given beside orders has limits too.
alter table orders.authority drop constraint authority_kind_check, add constraint authority_kind_check check (kind in ('cancel', 'refund', 'correct_address', 'change_items', 'reship', 'credit', 'store_credit', 'points'));
alter table orders.authority add column reason_id uuid;
alter table orders.authority drop constraint authority_pkey;
alter table orders.authority add column id uuid primary key default gen_random_uuid();
alter table orders.authority add constraint authority_once unique nulls not distinct (brand_id, role_id, kind, reason_id);
-- What is asked for where a customer stands out.
alter table orders.action_policy add column risk_raised text not null default 'allow' check (risk_raised in ('allow', 'reason', 'approval')), add column risk_high text not null default 'approval' check (risk_high in ('allow', 'reason', 'approval'));
