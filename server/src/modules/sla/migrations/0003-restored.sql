-- Which earlier version somebody went back to.
alter table sla.version add column restored_from integer;
