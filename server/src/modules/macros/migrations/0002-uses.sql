-- Why a version was made; of the present one here, of earlier ones beside them.
alter table macros.macro add column why text not null default '', add column changed_by uuid;
alter table macros.version add column why text not null default '', add column folder text, add column restored_from integer;
alter table macros.macro add column restored_from integer;

-- One row for each reply that began with a macro, and what came after it.
create table macros.use (
  message_id uuid primary key,
  brand_id uuid not null,
  macro_id uuid not null references macros.macro,
  version integer not null,
  conversation_id uuid not null,
  -- null for a rule or a program
  agent_id uuid,
  at timestamptz not null,
  -- whether the words that left are others than the macro's
  edited boolean not null,
  -- the customer came back to what had been resolved
  reopened_at timestamptz,
  rating smallint
);
create index use_of_macro on macros.use (macro_id, at desc);
create index use_of_conversation on macros.use (conversation_id, at desc);
create index use_of_brand on macros.use (brand_id, at desc);
select platform.separate_brands('macros.use');
