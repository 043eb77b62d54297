-- How a brand keeps its help centre. `serial` rises with every change of what readers see.
create table knowledge.settings (
  brand_id uuid primary key,
  approval boolean not null default false,
  review_days integer not null default 180 check (review_days between 1 and 1095),
  serial bigint not null default 0
);
select platform.separate_brands('knowledge.settings');

create table knowledge.category (
  id uuid primary key,
  brand_id uuid not null,
  parent_id uuid references knowledge.category,
  position integer not null default 0,
  -- a word the screens know a picture for
  icon text not null default 'book',
  created_at timestamptz not null,
  removed_at timestamptz
);
create index category_of_brand on knowledge.category (brand_id, position) where removed_at is null;
select platform.separate_brands('knowledge.category');

create table knowledge.category_name (
  brand_id uuid not null,
  category_id uuid not null references knowledge.category,
  language text not null,
  name text not null,
  slug text not null,
  description text not null default '',
  primary key (category_id, language)
);
create index category_name_by_slug on knowledge.category_name (brand_id, language, slug);
select platform.separate_brands('knowledge.category_name');

create table knowledge.article (
  id uuid primary key,
  brand_id uuid not null,
  category_id uuid references knowledge.category,
  owner_id uuid,
  -- the language the others are translated from
  source_language text not null,
  position integer not null default 0,
  -- when its owner looks at it again
  review_on date,
  -- the review_on its owner was reminded of
  reminded_on date,
  -- where it was imported from, so that the same file changes the same article
  import_path text,
  created_at timestamptz not null,
  created_by uuid,
  removed_at timestamptz
);
create index article_of_brand on knowledge.article (brand_id, created_at desc, id desc) where removed_at is null;
create index article_of_category on knowledge.article (category_id) where removed_at is null;
create index article_of_owner on knowledge.article (owner_id) where removed_at is null;
create unique index article_by_path on knowledge.article (brand_id, import_path) where import_path is not null and removed_at is null;
select platform.separate_brands('knowledge.article');

-- One language of an article: the working copy, and which version readers see.
create table knowledge.translation (
  id uuid primary key,
  brand_id uuid not null,
  article_id uuid not null references knowledge.article,
  language text not null,
  slug text not null,
  title text not null,
  summary text not null default '',
  -- cleaned HTML
  body text not null default '',
  -- of the working copy: published when readers see just this
  state text not null default 'draft' check (state in ('draft', 'in_review', 'published', 'archived')),
  -- rises with every save, so that of two who save at once the second is told
  edit integer not null default 1,
  live_version integer,
  live_serial bigint not null default 0,
  -- the version of the source language it says the same as
  source_version integer,
  approval_id uuid,
  changed_at timestamptz not null,
  changed_by uuid,
  published_at timestamptz,
  unique (article_id, language)
);
create unique index translation_by_slug on knowledge.translation (brand_id, language, slug);
create index translation_live on knowledge.translation (brand_id, language, live_serial);
select platform.separate_brands('knowledge.translation');

create table knowledge.version (
  brand_id uuid not null,
  translation_id uuid not null references knowledge.translation,
  number integer not null,
  title text not null,
  summary text not null,
  body text not null,
  why text not null default '',
  restored_from integer,
  by_id uuid,
  at timestamptz not null,
  primary key (translation_id, number)
);
select platform.separate_brands('knowledge.version');

-- Addresses articles had once.
create table knowledge.old_slug (
  brand_id uuid not null,
  language text not null,
  slug text not null,
  translation_id uuid not null references knowledge.translation,
  primary key (brand_id, language, slug)
);
select platform.separate_brands('knowledge.old_slug');

create table knowledge.snippet (
  id uuid primary key,
  brand_id uuid not null,
  key text not null,
  name text not null,
  -- language → cleaned HTML
  words jsonb not null default '{}',
  changed_at timestamptz not null,
  changed_by uuid,
  removed_at timestamptz
);
create unique index snippet_by_key on knowledge.snippet (brand_id, key) where removed_at is null;
select platform.separate_brands('knowledge.snippet');

create table knowledge.image (
  id uuid primary key,
  brand_id uuid not null,
  name text not null,
  type text not null,
  size integer not null,
  blob text not null,
  created_at timestamptz not null,
  created_by uuid
);
create index image_by_blob on knowledge.image (brand_id, blob);
select platform.separate_brands('knowledge.image');

-- What a reader said of an article; who it was is a hash nobody can go back from.
create table knowledge.feedback (
  id uuid primary key,
  brand_id uuid not null,
  article_id uuid not null references knowledge.article,
  language text not null,
  visitor text not null,
  helped boolean not null,
  words text not null default '',
  at timestamptz not null,
  unique (article_id, visitor)
);
create index feedback_newest on knowledge.feedback (brand_id, at desc, id desc);
select platform.separate_brands('knowledge.feedback');

create table knowledge.view_day (
  brand_id uuid not null,
  article_id uuid not null references knowledge.article,
  language text not null,
  day date not null,
  views integer not null default 0,
  primary key (article_id, language, day)
);
select platform.separate_brands('knowledge.view_day');

-- What people looked for and nothing was found, without who it was.
create table knowledge.empty_search (
  brand_id uuid not null,
  language text not null,
  words text not null,
  times integer not null default 1,
  last_at timestamptz not null,
  primary key (brand_id, language, words)
);
create index empty_search_often on knowledge.empty_search (brand_id, times desc);
select platform.separate_brands('knowledge.empty_search');
