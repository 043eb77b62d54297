import { EVERY_BRAND } from '../../../platform/actor/actor.ts';
import { compose, part, sql, type SqlPart } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import type { SearchHitsView } from '../contract.ts';
import { highlight } from '../rules/highlight.ts';
import { readSearch, toTsQuery, type SearchWord } from '../rules/search-query.ts';
import { conditionsOf, every } from './filters.ts';
import { pageOfConversations } from './list-conversations.ts';
import { conditionOf, timeRange } from './search-operators.ts';
import { showRows } from './show-rows.ts';
import { savedView } from './views.ts';
import { suggestWords } from './suggest-words.ts';
import { wordEndings } from './word-endings.ts';

const CANDIDATES = 200;

/**
 * Best-matching conversations for what was typed: words in subjects, texts and notes, names and numbers with a typo,
 * narrowed by operators, and to what a saved view shows (`view`). Operators alone give a list, newest first.
 */
export async function searchConversations(tx: Tx, typed: string, asked: { limit: number; cursor?: string | undefined; view?: string | undefined }): Promise<SearchHitsView> {
  const query = readSearch(typed);
  const conditions: SqlPart[] = asked.view === undefined ? [] : conditionsOf((await savedView(tx, asked.view)).query, tx.actor.id);
  for (const operator of query.operators) conditions.push(await conditionOf(tx, operator));
  const understood = query.operators.map((operator) => ({ operator: `${operator.not ? '-' : ''}${operator.name}`, value: operator.value }));
  if (toTsQuery(query.words) === null) {
    if (query.operators.length === 0) return { data: [], next_cursor: null, understood, tried_instead: null };
    const page = await pageOfConversations(tx, {}, { ...asked, extra: conditions });
    return { data: await showRows(tx, page.ids), next_cursor: page.next_cursor, understood, tried_instead: null };
  }
  const place: Place = { brands: await visibleBrands(tx), range: timeRange(query.operators, tx.now), conditions, limit: asked.limit };
  const found = await bestFor(tx, query.words, place);
  if (found.length > 0) return { data: await withPassages(tx, found, query.words, place.brands), next_cursor: null, understood, tried_instead: null };
  const instead = await suggestWords(tx, query.words, place.brands);
  const meant = instead === null ? [] : readSearch(instead).words;
  const second = instead === null ? [] : await bestFor(tx, meant, place);
  return { data: second.length === 0 ? [] : await withPassages(tx, second, meant, place.brands), next_cursor: null, understood, tried_instead: second.length === 0 ? null : instead };
}

export async function visibleBrands(tx: Tx): Promise<string[]> {
  if (tx.actor.brands !== EVERY_BRAND) return [...tx.actor.brands];
  return (await tx.rows<{ id: string }>(sql`select id from identity.brand`)).map((row) => row.id);
}

interface Hit {
  id: string;
  score: number;
}

/** Where is looked: brands, days, operators, and how many are wanted. */
interface Place {
  readonly brands: string[];
  readonly range: { since: Date; until: Date };
  readonly conditions: readonly SqlPart[];
  readonly limit: number;
}

/** The words as they were typed; where that finds too few, those come behind in which longer words begin so. */
async function bestFor(tx: Tx, words: readonly SearchWord[], place: Place): Promise<Hit[]> {
  const exact = toTsQuery(words) as string;
  const found = await ranked(tx, exact, place);
  if (found.length >= place.limit) return found;
  const loose = toTsQuery(words, await wordEndings(tx, words, place.brands)) as string;
  if (loose === exact) return found;
  const there = new Set(found.map((hit) => hit.id));
  return [...found, ...(await ranked(tx, loose, place)).filter((hit) => !there.has(hit.id))].slice(0, place.limit);
}

async function ranked(tx: Tx, words: string, { brands, range, conditions, limit }: Place): Promise<Hit[]> {
  const best = await tx.rows<{ conversation_id: string; score: number }>(sql`
    select conversation_id, score from conversations.find_documents(to_tsquery('conversations.letters', ${words}), ${brands}::uuid[], ${range.since}, ${range.until}, ${CANDIDATES})`);
  const visible = await permitted(tx, best.map((row) => row.conversation_id), conditions);
  return best.filter((row) => visible.has(row.conversation_id)).slice(0, limit).map((row) => ({ id: row.conversation_id, score: row.score }));
}

/** The ids once more through the row policy and the operators; a merged conversation is found as the one that is left. */
async function permitted(tx: Tx, ids: readonly string[], conditions: readonly SqlPart[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const all = [part`c.id = any (${ids as string[]})`, part`c.merged_into_id is null`, ...conditions];
  const rows = await tx.rows<{ id: string }>(compose`select c.id from conversations.conversation c where ${every(all)}`);
  return new Set(rows.map((row) => row.id));
}

async function withPassages(tx: Tx, hits: readonly Hit[], typed: readonly SearchWord[], brands: string[]): Promise<SearchHitsView['data']> {
  const ids = hits.map((hit) => hit.id);
  const [shown, documents] = await Promise.all([
    showRows(tx, ids),
    tx.rows<{ conversation_id: string; text: string }>(sql`select conversation_id, text from conversations.read_documents(${ids}::uuid[], ${brands}::uuid[])`),
  ]);
  const passageOf = new Map(documents.map((row) => [row.conversation_id, highlight(row.text, typed)]));
  const scoreOf = new Map(hits.map((hit) => [hit.id, hit.score]));
  return shown.map((row) => ({ ...row, highlights: [passageOf.get(row.id) ?? ''].filter(Boolean), score: scoreOf.get(row.id) ?? 0 }));
}
