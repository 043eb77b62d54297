-- Nothing reads them, and every clock that is written pays for them.
drop index sla.clock_due;
drop index sla.clock_missed;
