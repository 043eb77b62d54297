-- It keeps nothing of its own.
select 1;
