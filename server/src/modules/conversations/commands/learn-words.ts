import { systemActor } from '../../../platform/actor/actor.ts';
import type { Database } from '../../../platform/db/database.ts';
import { sql } from '../../../platform/db/sql.ts';
import { READ_FOR_WORDS } from '../queries/word-endings.ts';

const reader = systemActor('vocabulary');
const AT_ONCE = 5000;
const LIMIT_SECONDS = 120;

/** Counts the words of a brand's newest conversations anew, and writes down what changed, some at a time. */
export async function learnWords(db: Database, brandId: string): Promise<void> {
  const words = await db.report(reader, (tx) => tx.rows<{ word: string; documents: number }>(sql`select word, documents from conversations.count_words(${brandId}, ${READ_FOR_WORDS})`), LIMIT_SECONDS);
  for (let at = 0; at < words.length; at += AT_ONCE) {
    const some = words.slice(at, at + AT_ONCE);
    await db.transact(reader, (tx) => tx.run(sql`select conversations.keep_words(${brandId}, ${some.map((row) => row.word)}::text[], ${some.map((row) => row.documents)}::integer[])`));
  }
}
