import type { Static } from 'typebox';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { htmlToText } from '../../../platform/hostile/index.ts';
import { notFound } from '../../../platform/refusal/refusal.ts';
import { peopleNames } from '../../identity/index.ts';
import type { ArticleVersion, Compared } from '../contract.ts';
import { compareLines } from '../rules/compare-lines.ts';
import { translationOf } from '../store/translations.ts';

interface Row {
  number: number;
  title: string;
  summary: string;
  body: string;
  why: string;
  restored_from: number | null;
  by_id: string | null;
  at: Date;
}

const MOST = 200;

/** What was published in a language, newest first. */
export async function listVersions(tx: Tx, articleId: string, language: string): Promise<Static<typeof ArticleVersion>[]> {
  const translation = await translationOf(tx, articleId, language);
  const rows = await tx.rows<Row>(sql`select number, title, summary, body, why, restored_from, by_id, at from knowledge.version where translation_id = ${translation.id} order by number desc limit ${MOST}`);
  const names = await peopleNames(tx, rows.flatMap((row) => row.by_id ?? []));
  return rows.map(({ by_id: by, ...row }) => ({ ...row, at: row.at.toISOString(), live: row.number === translation.live_version, by: by === null ? null : { id: by, name: names.get(by) ?? '?' } }));
}

/** What changed from one version to another, line by line as a reader sees them. `0` is the working copy. */
export async function compareVersions(tx: Tx, articleId: string, language: string, from: number, to: number): Promise<Static<typeof Compared>> {
  const translation = await translationOf(tx, articleId, language);
  const linesOf = async (number: number): Promise<string[]> => {
    const words = number === 0 ? translation : await tx.maybe<{ title: string; summary: string; body: string }>(sql`select title, summary, body from knowledge.version where translation_id = ${translation.id} and number = ${number}`);
    if (!words) throw notFound('version of this article');
    return [words.title, words.summary, ...htmlToText(words.body).split('\n')].map((line) => line.trim()).filter((line) => line !== '');
  };
  return { from, to, lines: compareLines(await linesOf(from), await linesOf(to)) };
}
