-- One search document a conversation. It stands apart from the row policy (text search under a policy cannot use its
-- index), so nobody but the owner may read it; people search through a function that filters the brands itself.
create table conversations.search_document (
  conversation_id uuid primary key,
  brand_id uuid not null,
  at timestamptz not null,
  subject text not null,
  body text not null,
  -- names, addresses, order and tracking numbers, SKUs: they weigh more than other words
  names text not null,
  words tsvector not null
);
create index search_words on conversations.search_document using gin (words) with (fastupdate = on);
revoke all on conversations.search_document from keepdesk_server;
grant delete on conversations.search_document to keepdesk_server;
grant select (conversation_id) on conversations.search_document to keepdesk_server;

create text search configuration conversations.letters (copy = simple);
alter text search configuration conversations.letters alter mapping for hword, hword_part, word with unaccent, simple;

-- The ISO week of a moment as a word of the index.
create function conversations.week_of(at timestamptz) returns text language sql immutable as $$
  select 'zzweek' || to_char(at at time zone 'utc', 'IYYYIW')
$$;

-- Words that occur in a brand's conversations, to know what a mistyped one was meant to be.
create table conversations.vocabulary (
  brand_id uuid not null,
  word text not null,
  documents integer not null,
  primary key (brand_id, word)
);
create index vocabulary_letters on conversations.vocabulary using gin (word gin_trgm_ops);
revoke all on conversations.vocabulary from keepdesk_server;

-- Writes the documents of these conversations anew, from what is there now.
create function conversations.index_documents(ids uuid[]) returns void
language sql security definer set search_path = conversations, public, pg_temp as $$
  insert into conversations.search_document (conversation_id, brand_id, at, subject, body, names, words)
  select d.id, d.brand_id, d.last_message_at, d.subject, d.body, d.names,
    setweight(to_tsvector('conversations.letters', d.subject || ' ' || d.number), 'A') || setweight(to_tsvector('conversations.letters', d.names), 'B') || to_tsvector('conversations.letters', d.body)
      || array_to_tsvector(array[conversations.week_of(d.last_message_at)])
  from (
    select c.id, c.brand_id, c.last_message_at, c.subject, c.number,
      coalesce((select left(string_agg(left(m.text, 4000), E'\n' order by m.at desc), 20000) from conversations.message m where m.conversation_id = c.id), '') as body,
      lower(concat_ws(' ', p.name, (select string_agg(value, ' ') from customers.handle h where h.customer_id = c.customer_id),
        (select string_agg(x.value, ' ') from conversations.mention x where x.conversation_id = c.id))) as names
    from conversations.conversation c left join customers.customer p on p.id = c.customer_id where c.id = any (ids)) d
  on conflict (conversation_id) do update set at = excluded.at, subject = excluded.subject, body = excluded.body, names = excluded.names, words = excluded.words;
  -- Names are known at once, so that a mistyped one is found; other words are learned by a job.
  insert into conversations.vocabulary (brand_id, word, documents)
  select distinct d.brand_id, w.word, 1 from conversations.search_document d cross join lateral unnest(tsvector_to_array(to_tsvector('conversations.letters', d.names))) as w(word)
  where d.conversation_id = any (ids) and length(w.word) between 3 and 40 and w.word !~ '[@0-9]'
  on conflict do nothing
$$;
revoke all on function conversations.index_documents from public;
grant execute on function conversations.index_documents, conversations.week_of to keepdesk_server;

-- Best-matching documents for a tsquery. When very many match, the newest hundreds of them are ranked: the search looks
-- at the last week, then four weeks, then half a year, then everything, until it has enough. A common word so costs
-- little more than a rare one, and the week being a word in the index, no row is read to learn how old it is.
create function conversations.find_documents(asked tsquery, within uuid[], since timestamptz, until timestamptz, most integer)
returns table (conversation_id uuid, score real)
language plpgsql stable security definer set search_path = conversations, public, pg_temp as $$
declare
  enough constant integer := 600;
  weeks integer;
  found uuid[] := '{}';
  more uuid[];
  span tsquery;
begin
  foreach weeks in array array[2, 6, 27, 0] loop
    span := case when weeks = 0 then null else (
      select string_agg(conversations.week_of(least(until, now()) - make_interval(days => 7 * n)), ' | ')::tsquery from generate_series(0, weeks - 1) n) end;
    select array_agg(s.conversation_id) into more from (
      select d.conversation_id from conversations.search_document d
      where d.words @@ (case when span is null then asked else asked && span end) and d.brand_id = any (within) and d.at >= since and d.at < until
      limit enough) s;
    found := coalesce(more, '{}');
    exit when cardinality(found) >= most;
  end loop;
  return query
    select d.conversation_id, (ts_rank_cd(d.words, asked, 1) * (1 + 0.2 / (1 + extract(epoch from now() - d.at) / 2592000)))::real as score
    from conversations.search_document d where d.conversation_id = any (found) order by 2 desc, 1 desc limit most;
end $$;

create function conversations.read_documents(ids uuid[], within uuid[]) returns table (conversation_id uuid, text text)
language sql stable security definer set search_path = conversations, public, pg_temp as $$
  select s.conversation_id, left(s.subject || E'\n' || s.body, 5000) from conversations.search_document s where s.conversation_id = any (ids) and s.brand_id = any (within)
$$;
revoke all on function conversations.find_documents, conversations.read_documents from public;
grant execute on function conversations.find_documents, conversations.read_documents to keepdesk_server;

create function conversations.nearest_words(typed text, within uuid[]) returns table (word text)
language sql stable security definer set search_path = conversations, public, pg_temp set pg_trgm.similarity_threshold = 0.35 as $$
  select v.word from conversations.vocabulary v
  where v.word % typed and v.brand_id = any (within)
  order by (v.word = typed) desc, similarity(v.word, typed) + ln(1 + v.documents) / 40 desc, v.word limit 1
$$;

-- Words that begin so, the commonest first.
create function conversations.words_beginning(typed text, within uuid[], most integer) returns table (word text, documents bigint)
language sql stable security definer set search_path = conversations, public, pg_temp as $$
  select v.word, sum(v.documents) from conversations.vocabulary v
  where v.word like replace(replace(typed, '_', '\_'), '%', '\%') || '%' and v.brand_id = any (within) group by v.word order by 2 desc, 1 limit most
$$;

-- The words of a brand's newest documents, counted; it reads long and is called outside of every change.
create function conversations.count_words(brand uuid, newest integer) returns table (word text, documents integer)
language plpgsql stable security definer set search_path = conversations, public, pg_temp as $$
begin
  return query
    select s.word, s.ndoc from ts_stat(format('select words from conversations.search_document where brand_id = %L order by at desc limit %s', brand, newest)) s
    where length(s.word) between 3 and 40 and s.ndoc > 1 and s.word not like 'zzweek%' and s.word not like '%@%';
end $$;

create function conversations.keep_words(brand uuid, words text[], counts integer[]) returns void
language sql security definer set search_path = conversations, public, pg_temp as $$
  insert into conversations.vocabulary (brand_id, word, documents) select brand, w, n from unnest(words, counts) as u(w, n)
  on conflict (brand_id, word) do update set documents = excluded.documents where vocabulary.documents <> excluded.documents
$$;
revoke all on function conversations.nearest_words, conversations.words_beginning, conversations.count_words, conversations.keep_words from public;
grant execute on function conversations.nearest_words, conversations.words_beginning, conversations.count_words, conversations.keep_words to keepdesk_server;
