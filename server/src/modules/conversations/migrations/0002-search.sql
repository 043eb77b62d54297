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
grant delete on conversations.search_document to keepdesk_server;
grant select (conversation_id) on conversations.search_document to keepdesk_server;

create text search configuration conversations.letters (copy = simple);
alter text search configuration conversations.letters alter mapping for hword, hword_part, word with unaccent, simple;

-- Writes the documents of these conversations anew, from what is there now.
create function conversations.index_documents(ids uuid[]) returns void
language sql security definer set search_path = conversations, public, pg_temp as $$
  insert into conversations.search_document (conversation_id, brand_id, at, subject, body, names, words)
  select d.id, d.brand_id, d.last_message_at, d.subject, d.body, d.names,
    setweight(to_tsvector('conversations.letters', d.subject || ' ' || d.number), 'A') || setweight(to_tsvector('conversations.letters', d.names), 'B') || to_tsvector('conversations.letters', d.body)
  from (
    select c.id, c.brand_id, c.last_message_at, c.subject, c.number,
      coalesce((select left(string_agg(left(m.text, 4000), E'\n' order by m.at desc), 20000) from conversations.message m where m.conversation_id = c.id), '') as body,
      lower(concat_ws(' ', p.name, (select string_agg(value, ' ') from customers.handle h where h.customer_id = c.customer_id),
        (select string_agg(x.value, ' ') from conversations.mention x where x.conversation_id = c.id))) as names
    from conversations.conversation c left join customers.customer p on p.id = c.customer_id where c.id = any (ids)) d
  on conflict (conversation_id) do update set at = excluded.at, subject = excluded.subject, body = excluded.body, names = excluded.names, words = excluded.words
$$;
revoke all on function conversations.index_documents from public;
grant execute on function conversations.index_documents to keepdesk_server;

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

-- Words that occur in a brand's conversations, to know what a mistyped one was meant to be.
create table conversations.vocabulary (
  brand_id uuid not null,
  word text not null,
  documents integer not null,
  primary key (brand_id, word)
);
create index vocabulary_letters on conversations.vocabulary using gin (word gin_trgm_ops);
revoke all on conversations.vocabulary from keepdesk_server;

create function conversations.nearest_words(typed text, within uuid[]) returns table (word text)
language sql stable security definer set search_path = conversations, public, pg_temp set pg_trgm.similarity_threshold = 0.35 as $$
  select v.word from conversations.vocabulary v
  where v.word % typed and v.brand_id = any (within)
  order by (v.word = typed) desc, similarity(v.word, typed) + ln(1 + v.documents) / 40 desc, v.word limit 1
$$;

-- Reads the words of the newest documents anew; called by a job, off every path.
create function conversations.learn_vocabulary(brand uuid, newest integer) returns integer
language plpgsql security definer set search_path = conversations, public, pg_temp as $$
declare learned integer;
begin
  insert into conversations.vocabulary (brand_id, word, documents)
  select brand, s.word, s.ndoc from ts_stat(format('select words from conversations.search_document where brand_id = %L order by at desc limit %s', brand, newest)) s
  where length(s.word) between 3 and 40 and s.ndoc > 1
  on conflict (brand_id, word) do update set documents = excluded.documents;
  get diagnostics learned = row_count;
  return learned;
end $$;
revoke all on function conversations.nearest_words, conversations.learn_vocabulary from public;
grant execute on function conversations.nearest_words, conversations.learn_vocabulary to keepdesk_server;
