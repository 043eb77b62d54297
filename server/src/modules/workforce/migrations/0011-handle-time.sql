-- How long contacts take, as it was expected with a version: in its row of whole days. Null where too little was known, and in versions from before.
alter table workforce.forecast add column handle jsonb;
