import { releaseBlobs } from '../../../platform/blobs/release.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { WORDS_ERASED } from '../events.ts';

const GONE = '[erased]';

/** Blanks what one customer wrote and what was written to them; numbers, times and states stay for the reports. */
export async function eraseMessages(tx: Tx, customerId: string): Promise<number> {
  const ids = (await tx.rows<{ id: string }>(sql`select id from conversations.conversation where customer_id = ${customerId}`)).map((row) => row.id);
  return eraseWords(tx, ids);
}

/** Blanks everything that was said in conversations, by customers and to them. Answers with the rows touched. */
export async function eraseWords(tx: Tx, ids: readonly string[]): Promise<number> {
  const sources = await tx.rows<{ raw_blob: string | null }>(sql`select raw_blob from conversations.message where conversation_id = any (${ids as string[]}) and raw_blob is not null`);
  const messages = await tx.run(sql`
    update conversations.message set text = ${GONE}, html = null, quoted = null, subject = '', sender = null, recipients = '{}', author_name = case when kind in ('customer', 'auto') then '' else author_name end,
      raw_blob = null, facts = '{}', header_id = null, in_reply_to = null
    where conversation_id = any (${ids as string[]})`);
  const files = await tx.rows<{ blob: string }>(sql`delete from conversations.attachment where message_id in (select id from conversations.message where conversation_id = any (${ids as string[]})) returning blob`);
  releaseBlobs(tx, [...sources.map((source) => source.raw_blob), ...files.map((file) => file.blob)]);
  await tx.run(sql`delete from conversations.draft where conversation_id = any (${ids as string[]})`);
  await tx.run(sql`delete from conversations.mention where conversation_id = any (${ids as string[]})`);
  await tx.run(sql`delete from conversations.search_document where conversation_id = any (${ids as string[]})`);
  await tx.run(sql`update conversations.conversation set subject = ${GONE}, preview = '', notice = null, has_attachments = false, erased_at = ${tx.now} where id = any (${ids as string[]})`);
  const brands = await tx.rows<{ id: string; brand_id: string }>(sql`select id, brand_id from conversations.conversation where id = any (${ids as string[]})`);
  for (const { id, brand_id } of brands) await tx.announce({ name: WORDS_ERASED, brandId: brand_id, subjectId: id, payload: {} });
  return messages + ids.length;
}

export async function exportMessages(tx: Tx, customerId: string): Promise<Record<string, unknown>> {
  const messages = await tx.rows(sql`
    select c.number, c.subject, m.kind, m.channel, m.author_name, m.at, m.text, m.sender, m.recipients,
      (select json_agg(json_build_object('name', a.name, 'type', a.type, 'size', a.size)) from conversations.attachment a where a.message_id = m.id) as attachments
    from conversations.message m join conversations.conversation c on c.id = m.conversation_id
    where c.customer_id = ${customerId} and m.kind <> 'note' order by m.at`);
  return { messages };
}
