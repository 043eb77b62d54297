-- What else it is about, beside its contact reason.
alter table conversations.conversation add column other_reason_ids uuid[] not null default '{}';

-- Whether nothing is resolved without a contact reason.
alter table conversations.behaviour add column reason_required boolean not null default false;
