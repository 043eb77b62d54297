-- Why a day is expected to differ from a usual one, as it was reckoned with the version: on versions by whole days. Null: made before causes were read.
alter table workforce.forecast add column causes jsonb;
