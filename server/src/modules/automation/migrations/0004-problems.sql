-- Why a rule failed, as a stable word and the facts that fill its sentence in any language; null where there is only the English one.
alter table automation.run add column problem jsonb;
alter table automation.rule add column last_problem jsonb;
