-- Somebody may be lent to another queue for a while (the loan is routing's), and somebody with no shift may come for one.
alter table workforce.day_action drop constraint day_action_kind_check;
alter table workforce.day_action add constraint day_action_kind_check check (kind in ('move_break', 'move_training', 'borrow', 'overtime', 'call_in', 'time_off', 'peak_mode'));
alter table workforce.day_action add column loan_id uuid;
