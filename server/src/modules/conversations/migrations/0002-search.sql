-- One search document a conversation. It stands apart from the row policy (text search under a policy cannot use its
-- index), so nobody but the owner may read it; people search through a function that filters the brands itself.
create table conversations.search_document (
  conversation_id uuid primary key,
  brand_id uuid not null,
  at timestamptz not null,
  subject text not null,
  body text not null,
  -- names, addresses, order and tracking numbers, SKUs: compared by letters, so that a typo still finds them
  names text not null,
  words tsvector not null
);
create index search_words on conversations.search_document using gin (words) with (fastupdate = on);
create index search_names on conversations.search_document using gin (names gin_trgm_ops);
revoke all on conversations.search_document from keepdesk_server;
grant insert, update, delete on conversations.search_document to keepdesk_server;
grant select (conversation_id) on conversations.search_document to keepdesk_server;

create text search configuration conversations.letters (copy = simple);
alter text search configuration conversations.letters alter mapping for hword, hword_part, word with unaccent, simple;

-- Best-matching documents for a tsquery. When very many match, the newest thousands of them are ranked, so that a
-- common word costs no more than a rare one.
create function conversations.find_documents(asked tsquery, within uuid[], since timestamptz, until timestamptz, most integer)
returns table (conversation_id uuid, score real)
language sql stable security definer set search_path = conversations, public, pg_temp as $$
  select d.conversation_id, (ts_rank_cd(d.words, asked, 1) * (1 + 0.2 / (1 + extract(epoch from now() - d.at) / 2592000)))::real
  from (
    select s.conversation_id, s.words, s.at from conversations.search_document s
    where s.words @@ asked and s.brand_id = any (within) and s.at >= since and s.at < until
    limit 4000
  ) d
  order by 2 desc, 1 desc limit most
$$;

create function conversations.find_names(asked text, within uuid[], most integer) returns table (conversation_id uuid, score real)
language sql stable security definer set search_path = conversations, public, pg_temp set pg_trgm.word_similarity_threshold = 0.5 as $$
  select s.conversation_id, word_similarity(asked, s.names)::real
  from conversations.search_document s
  where asked <% s.names and s.brand_id = any (within)
  order by 2 desc, s.at desc limit most
$$;

create function conversations.show_passages(ids uuid[], asked tsquery, within uuid[]) returns table (conversation_id uuid, passage text)
language sql stable security definer set search_path = conversations, public, pg_temp as $$
  select s.conversation_id,
    ts_headline('conversations.letters', left(s.subject || E'\n' || s.body, 6000), asked,
      'StartSel=' || chr(1) || ', StopSel=' || chr(2) || ', MaxFragments=2, MaxWords=14, MinWords=5, FragmentDelimiter=" … "')
  from conversations.search_document s where s.conversation_id = any (ids) and s.brand_id = any (within)
$$;
revoke all on function conversations.find_documents, conversations.find_names, conversations.show_passages from public;
grant execute on function conversations.find_documents, conversations.find_names, conversations.show_passages to keepdesk_server;
