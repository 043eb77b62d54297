-- What a reason was read under, from that version on: taking it back into use later changes nothing of the days before.
alter table taxonomy.past add column replaced_by_id uuid;
update taxonomy.past p set replaced_by_id = r.replaced_by_id from taxonomy.reason r where r.id = p.reason_id and p.retired and r.retired_version is not null;
