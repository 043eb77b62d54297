-- A version keeps its files, too; what was kept before had those the macro has now.
alter table macros.version add column attachment_ids uuid[];
-- Whoever removed a macro may take that back.
alter table macros.macro add column removed_by uuid;
-- Where it is decided, with what was said.
alter table macros.proposal add column approval_id uuid;
update macros.proposal p set approval_id = a.id from approvals.request a where a.subject_id = p.id and a.kind = 'macro';
