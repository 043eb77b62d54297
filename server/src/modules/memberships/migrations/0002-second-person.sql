-- What is above its giver's limits waits for a second person.
alter table memberships.action add column approval_id uuid;
create index member_action_of_person on memberships.action (asked_by, asked_at) where kind = 'adjust_points';
-- Nothing is in the ledger of a credit before it is given.
alter table memberships.credit add column state text not null default 'given' check (state in ('waiting_approval', 'given', 'refused', 'withdrawn')), add column approval_id uuid, add check (state = 'given' or left_minor = 0);
create index credit_of_person on memberships.credit (given_by, given_at) where given_by is not null;
