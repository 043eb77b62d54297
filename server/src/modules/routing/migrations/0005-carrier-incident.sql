-- The carrier incident a peak was proposed for.
alter table routing.peak add column incident_id uuid;
