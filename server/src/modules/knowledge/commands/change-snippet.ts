import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { conflict, forbidden, invalid, notFound } from '../../../platform/refusal/refusal.ts';
import type { NewSnippetInput, SnippetChange } from '../contract.ts';
import type { Static } from 'typebox';
import { cleanArticle } from '../rules/clean-article.ts';
import { snippetsIn, unknownPlaceholders } from '../rules/placeholders.ts';
import { nextSerial } from '../store/serial.ts';
import { personOf } from '../store/translations.ts';

type Words = Readonly<Record<string, string>>;

/** Words that many articles include. Answers with its id. */
export async function addSnippet(tx: Tx, given: NewSnippetInput): Promise<string> {
  if (!may(tx.actor, 'knowledge.publish', given.brand_id)) throw forbidden('knowledge.publish');
  const words = cleaned(given.words);
  if (await tx.maybe(sql`select 1 from knowledge.snippet where brand_id = ${given.brand_id} and key = ${given.key} and removed_at is null`)) throw conflict('snippet_key_taken', 'Another snippet has this key.');
  const id = tx.id();
  await tx.run(sql`insert into knowledge.snippet (id, brand_id, key, name, words, changed_at, changed_by) values (${id}, ${given.brand_id}, ${given.key}, ${given.name.trim()}, ${JSON.stringify(words)}::jsonb, ${tx.now}, ${personOf(tx)})`);
  await findAnew(tx, given.brand_id, given.key);
  return id;
}

/** What it says changes at once, in every article that includes it: whoever may publish changes it. */
export async function changeSnippet(tx: Tx, id: string, change: Static<typeof SnippetChange>): Promise<void> {
  const held = await holdSnippet(tx, id);
  await tx.run(sql`
    update knowledge.snippet set name = coalesce(${change.name?.trim() ?? null}, name), words = coalesce(${change.words === undefined ? null : JSON.stringify(cleaned(change.words))}::jsonb, words), changed_at = ${tx.now}, changed_by = ${personOf(tx)} where id = ${id}`);
  await findAnew(tx, held.brand_id, held.key);
}

/** Not while an article includes it: readers would find a hole. */
export async function removeSnippet(tx: Tx, id: string): Promise<void> {
  const held = await holdSnippet(tx, id);
  const used = await tx.maybe(sql`
    select 1 from knowledge.translation t join knowledge.article a on a.id = t.article_id left join knowledge.version v on v.translation_id = t.id and v.number = t.live_version
    where t.brand_id = ${held.brand_id} and a.removed_at is null and (t.body ~ ${including(held.key)} or v.body ~ ${including(held.key)}) limit 1`);
  if (used) throw conflict('snippet_in_use', 'An article includes this snippet. Take it out there first.');
  await tx.run(sql`update knowledge.snippet set removed_at = ${tx.now} where id = ${id}`);
}

/** A pattern of how an article includes a snippet; keys hold nothing a pattern would read otherwise. */
export const including = (key: string): string => `\\{\\{\\s*snippet:${key}\\s*\\}\\}`;

async function holdSnippet(tx: Tx, id: string): Promise<{ brand_id: string; key: string }> {
  const held = await tx.maybe<{ brand_id: string; key: string }>(sql`select brand_id, key from knowledge.snippet where id = ${id} and removed_at is null for update`);
  if (!held) throw notFound('snippet');
  if (!may(tx.actor, 'knowledge.publish', held.brand_id)) throw forbidden('knowledge.publish');
  return held;
}

function cleaned(words: Words): Words {
  const clean = Object.fromEntries(Object.entries(words).map(([language, html]) => [language, cleanArticle(html).html]));
  const whole = Object.values(clean).join(' ');
  if (snippetsIn(whole).length > 0) throw invalid('A snippet cannot include another one.', [{ field: 'words', message: 'holds a snippet' }]);
  const unknown = unknownPlaceholders(whole, new Set());
  if (unknown.length > 0) throw invalid(`Nobody can fill ${unknown.join(', ')}.`, unknown.map((name) => ({ field: 'words', message: `{{${name}}} is no placeholder`, problem: 'unknown_placeholder', name })));
  return clean;
}

/** The articles that include it are looked through anew. */
async function findAnew(tx: Tx, brandId: string, key: string): Promise<void> {
  const serial = await nextSerial(tx, brandId);
  await tx.run(sql`
    update knowledge.translation t set live_serial = ${serial}::bigint from knowledge.version v where t.brand_id = ${brandId} and v.translation_id = t.id and v.number = t.live_version and v.body ~ ${including(key)}`);
}
