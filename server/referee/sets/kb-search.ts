import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ArticleIndex } from '../../src/modules/knowledge/rules/search/article-index.ts';
import type { Figure, RefereeSet } from '../figure.ts';
import { ndcg10, plainBm25, reciprocalRank10, type RetrievalDocument, type RetrievalQuery } from '../plain-bm25.ts';

interface Collection {
  readonly documents: readonly RetrievalDocument[];
  readonly queries: readonly RetrievalQuery[];
}

const linesOf = <T>(folder: string, file: string): T[] => {
  const bytes = readFileSync(path.join(folder, file));
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').trim().split('\n').map((line) => JSON.parse(line) as T);
};
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export const kbSupportRetrieval: RefereeSet = {
  name: 'kb-support-retrieval',
  anchor: 'BM25 nDCG@10 0.2056 over all queries, 0.2501 over the kept-back',
  measure: (folder) => measured({
    documents: linesOf<{ id: string; title: string; content: string }>(folder, 'docs.jsonl.gz').map(({ id, title, content }) => ({ id, title, text: content })),
    queries: linesOf<{ query: string; relevant: string[] }>(folder, 'queries.jsonl').map(({ query, relevant }) => ({ query, relevant: new Set(relevant) })),
  }, 1.12),
};

export const kbCranfield: RefereeSet = {
  name: 'kb-cranfield',
  anchor: 'BM25 nDCG@10 0.387, MRR@10 0.526',
  measure: (folder) => measured({
    documents: linesOf<RetrievalDocument>(folder, 'docs.jsonl.gz'),
    queries: linesOf<{ query: string; qrels: Record<string, number> }>(folder, 'queries.jsonl').map(({ query, qrels }) => ({ query, relevant: new Set(Object.entries(qrels).flatMap(([id, grade]) => (grade > 0 ? [id] : []))) })).filter((one) => one.relevant.size > 0),
  }, 1),
};

export const kbEcommerceFaq: RefereeSet = {
  name: 'kb-ecommerce-faq',
  anchor: 'BM25 over answers nDCG@10 0.8089, MRR@10 0.7574 (kept-back questions)',
  measure(folder) {
    const faq = JSON.parse(readFileSync(path.join(folder, 'faq.json'), 'utf8')) as { i: number; question: string; answer: string }[];
    return measured({ documents: faq.map(({ i, answer }) => ({ id: String(i), title: '', text: answer })), queries: faq.map(({ i, question }) => ({ query: question, relevant: new Set([String(i)]) })) }, 1);
  },
};

/** The help centre's own index beside plain BM25 in the same run. `gain`: how many times its nDCG is wanted. */
function measured({ documents, queries }: Collection, gain: number): Figure[] {
  const index = new ArticleIndex('en');
  const began = performance.now();
  for (const document of documents) index.put(document);
  const built = performance.now();
  const ours = queries.map(({ query }) => index.search(query, { limit: 10 }).map((hit) => hit.id));
  const asked = performance.now();
  const plain = plainBm25(documents);
  const theirs = queries.map(({ query }) => plain(query));
  const of = (ranked: readonly string[][], figure: typeof ndcg10): number => mean(ranked.map((ids, at) => figure(ids, queries[at]?.relevant ?? new Set())));
  return [
    { what: 'nDCG@10', value: of(ours, ndcg10) },
    { what: 'of plain BM25’s', value: of(ours, ndcg10) / of(theirs, ndcg10), atLeast: gain },
    { what: 'plain BM25', value: of(theirs, ndcg10) },
    { what: 'MRR@10', value: of(ours, reciprocalRank10) },
    { what: 'plain BM25’s MRR@10', value: of(theirs, reciprocalRank10) },
    { what: 'indexed in', value: built - began, unit: 'ms' },
    { what: 'a query', value: (asked - built) / queries.length, unit: 'ms' },
  ];
}
