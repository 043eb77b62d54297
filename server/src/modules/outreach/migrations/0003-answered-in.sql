-- The conversation the last answer to this notice is in: the next answer joins it.
alter table outreach.decision add column answered_in uuid;
