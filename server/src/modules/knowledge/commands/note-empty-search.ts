import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { redactForStorage } from '../../privacy/index.ts';

const LONGEST = 120;
const DIGITS = /\p{N}{4,}/gu;

/** Keeps what somebody looked for in vain: the words, how often, never who. Numbers and what names a person is left out. */
export async function noteEmptySearch(tx: Tx, brandId: string, language: string, query: string): Promise<void> {
  const words = redactForStorage(query.trim().toLowerCase().replaceAll(/\s+/g, ' ')).text.replaceAll(/\S+@\S+/g, '…').replaceAll(DIGITS, '…').slice(0, LONGEST);
  if (words.length < 2 || (await readOnly(tx))) return;
  await tx.run(sql`
    insert into knowledge.empty_search (brand_id, language, words, last_at) values (${brandId}, ${language}, ${words}, ${tx.now})
    on conflict (brand_id, language, words) do update set times = knowledge.empty_search.times + 1, last_at = excluded.last_at`);
}

async function readOnly(tx: Tx): Promise<boolean> {
  return (await tx.one<{ setting: string }>(sql`select current_setting('transaction_read_only') as setting`)).setting === 'on';
}
