import { createHash } from 'node:crypto';
import { may } from '../../../platform/actor/actor.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { forbidden } from '../../../platform/refusal/refusal.ts';
import { fileTypeFromBuffer } from 'file-type';
import type { ImportReportView } from '../contract.ts';
import { cleanArticle } from '../rules/clean-article.ts';
import { readImport, type ImportedArticle, type ImportFile } from '../rules/read-import.ts';
import { addCategory } from './change-category.ts';
import { keepImage, pictureTypes } from './keep-image.ts';
import { publishArticle } from './publish.ts';
import { writeArticle, writeTranslation } from './write-article.ts';

export interface ImportAsked {
  readonly brandId: string;
  /** of files that do not say theirs */
  readonly language: string;
  /** tells what would happen, and does nothing */
  readonly dryRun: boolean;
  /** where the brand wants a second person, each waits for one */
  readonly publish: boolean;
}

interface Known {
  id: string;
  language: string;
  title: string;
  summary: string;
  body: string;
}

type Line = ImportReportView['files'][number];

/** Takes files in as articles. The same file, sent again, changes the same article, and nothing where it says the same. */
export async function importArticles(tx: Tx, files: readonly ImportFile[], asked: ImportAsked): Promise<ImportReportView> {
  if (!may(tx.actor, 'knowledge.write', asked.brandId)) throw forbidden('knowledge.write');
  const { articles, leftOut } = readImport(files, asked.language);
  const images = new Images(tx, asked, files);
  const lines: Line[] = leftOut.map(({ path, because }) => ({ path, what: 'skipped', title: '', language: '', category: null, because }));
  const shelf = new Shelf(tx, asked);
  for (const article of articles) {
    const body = cleanArticle(await images.placed(article.html)).html.trim();
    const before = await knownAs(tx, asked.brandId, article);
    const what = before === undefined ? 'new' : before.body.trim() === body && before.title === article.title && before.summary === article.summary ? 'unchanged' : 'changed';
    lines.push({ path: article.path, what, title: article.title, language: article.language, category: article.categories.join(' / ') || null, because: null });
    const categoryId = await shelf.placeOf(article);
    if (!asked.dryRun && what !== 'unchanged') await take(tx, asked, article, body, categoryId);
  }
  const count = (what: Line['what']): number => lines.filter((line) => line.what === what).length;
  return { written: count('new'), changed: count('changed'), unchanged: count('unchanged'), skipped: count('skipped'), categories: shelf.made, images: images.used.size, files: lines.sort((a, b) => (a.path < b.path ? -1 : 1)) };
}

async function knownAs(tx: Tx, brandId: string, { key, language }: ImportedArticle): Promise<Known | undefined> {
  return tx.maybe<Known>(sql`
    select a.id, t.language, t.title, t.summary, t.body from knowledge.article a join knowledge.translation t on t.article_id = a.id and t.language = ${language} where a.brand_id = ${brandId} and a.import_path = ${key} and a.removed_at is null`);
}

async function take(tx: Tx, asked: ImportAsked, article: ImportedArticle, body: string, categoryId: string | null): Promise<void> {
  const words = { title: article.title, summary: article.summary, body, ...(article.slug === null ? {} : { slug: article.slug }) };
  const there = await tx.maybe<{ id: string }>(sql`select id from knowledge.article where brand_id = ${asked.brandId} and import_path = ${article.key} and removed_at is null`);
  const id = there?.id ?? (await writeArticle(tx, { ...words, brand_id: asked.brandId, language: article.language, category_id: categoryId, import_path: article.key }));
  if (there !== undefined) await writeTranslation(tx, id, article.language, words);
  if (asked.publish) await publishArticle(tx, id, article.language);
}

/** Folders as categories: found by their name in any language, made where there is none and the one who imports may. */
class Shelf {
  readonly #tx: Tx;
  readonly #asked: ImportAsked;
  readonly #places = new Map<string, string | null>();
  made = 0;

  constructor(tx: Tx, asked: ImportAsked) {
    this.#tx = tx;
    this.#asked = asked;
  }

  async placeOf(article: ImportedArticle): Promise<string | null> {
    let parent: string | null = null;
    for (const name of article.categories) {
      const place: string = `${parent} ${name.toLowerCase()}`;
      if (!this.#places.has(place)) this.#places.set(place, await this.#find(parent, name, article.language));
      parent = this.#places.get(place) ?? parent;
    }
    return parent;
  }

  async #find(parent: string | null, name: string, language: string): Promise<string | null> {
    const { brandId, dryRun } = this.#asked;
    const found = await this.#tx.maybe<{ id: string }>(sql`
      select c.id from knowledge.category c join knowledge.category_name n on n.category_id = c.id where c.brand_id = ${brandId} and c.removed_at is null and c.parent_id is not distinct from ${parent}::uuid and lower(n.name) = ${name.toLowerCase()} limit 1`);
    if (found !== undefined) return found.id;
    if (!may(this.#tx.actor, 'knowledge.publish', brandId)) return null;
    this.made++;
    return dryRun ? null : addCategory(this.#tx, { brand_id: brandId, parent_id: parent, names: { [language]: { name: name.slice(0, 120) } } });
  }
}

const FILE = /src="file:([^"]*)"/g;

/** Pictures of the archive that articles show. One that is not there, or is none, leaves its place empty. */
class Images {
  readonly #tx: Tx;
  readonly #asked: ImportAsked;
  readonly #files: ReadonlyMap<string, ImportFile>;
  readonly used = new Map<string, string | null>();

  constructor(tx: Tx, asked: ImportAsked, files: readonly ImportFile[]) {
    this.#tx = tx;
    this.#asked = asked;
    this.#files = new Map(files.map((file) => [file.path, file]));
  }

  async placed(html: string): Promise<string> {
    for (const [, place = ''] of html.matchAll(FILE)) if (!this.used.has(place)) await this.#take(place);
    return html.replaceAll(FILE, (_whole, place: string) => {
      const id = this.used.get(place);
      return id === undefined || id === null ? '' : `src="cid:${id}"`;
    });
  }

  async #take(place: string): Promise<void> {
    const file = this.#files.get(place);
    const type = file === undefined ? undefined : (await fileTypeFromBuffer(file.bytes))?.mime;
    if (file === undefined || type === undefined || !pictureTypes.has(type)) return;
    // A dry run keeps nothing, and knows a picture that is there already by its content.
    this.used.set(place, this.#asked.dryRun ? await this.#known(file) : await keepImage(this.#tx, this.#asked.brandId, { name: place.split('/').at(-1) ?? place, type, bytes: file.bytes }));
  }

  async #known({ bytes }: ImportFile): Promise<string | null> {
    return (await this.#tx.maybe<{ id: string }>(sql`select id from knowledge.image where brand_id = ${this.#asked.brandId} and blob = ${createHash('sha256').update(bytes).digest('hex')}`))?.id ?? null;
  }
}
