import path from 'node:path/posix';
import { marked } from 'marked';
import { decodeEntities } from '../../../platform/hostile/decode-entities.ts';
import { readFrontMatter } from './front-matter.ts';

export interface ImportFile {
  /** with slashes, as it lies in the archive */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** One language of one article, as a file tells it. */
export interface ImportedArticle {
  readonly path: string;
  /** the same for all languages of an article */
  readonly key: string;
  readonly language: string;
  readonly title: string;
  readonly summary: string;
  readonly slug: string | null;
  /** outermost first, two at most */
  readonly categories: readonly string[];
  /** not cleaned yet; pictures beside it are named by their path in the archive: `src="file:pictures/a.png"` */
  readonly html: string;
}

export interface LeftOut {
  readonly path: string;
  readonly because: 'not_text' | 'empty' | 'twice';
}

const PAGE = /\.(md|markdown|html|htm)$/i;
const LANGUAGE = /^[a-z]{2}(-[A-Z]{2})?$/;
const languages = new Set(['en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'ja', 'ar', 'pl', 'sv', 'da', 'fi', 'cs', 'tr', 'ru', 'zh', 'ko', 'no', 'hu', 'ro', 'el', 'uk', 'he']);
const isLanguage = (name: string): boolean => LANGUAGE.test(name) && languages.has(name.slice(0, 2));
const IMAGE = /\.(png|jpe?g|gif|webp)$/i;

/**
 * Reads Markdown and HTML files as articles: folders are categories, a folder or an ending named for a language (`de/`, `returns.de.md`) says
 * the language, what stands above the words (title, slug, language, summary, category) goes before all of it.
 */
export function readImport(files: readonly ImportFile[], usual: string): { articles: ImportedArticle[]; leftOut: LeftOut[] } {
  const articles = new Map<string, ImportedArticle>();
  const leftOut: LeftOut[] = [];
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    if (hidden(file.path) || IMAGE.test(file.path)) continue;
    if (!PAGE.test(file.path)) {
      leftOut.push({ path: file.path, because: 'not_text' });
      continue;
    }
    const article = readPage(file, usual);
    const known = `${article.key} ${article.language}`;
    if (article.html.trim() === '') leftOut.push({ path: file.path, because: 'empty' });
    else if (articles.has(known)) leftOut.push({ path: file.path, because: 'twice' });
    else articles.set(known, article);
  }
  // What is in the usual language is the source of what is not.
  return { articles: [...articles.values()].sort((a, b) => Number(a.language !== usual) - Number(b.language !== usual)), leftOut };
}

const hidden = (name: string): boolean => name.endsWith('/') || name.split('/').some((piece) => piece.startsWith('.') || piece === '__MACOSX');

function readPage(file: ImportFile, usual: string): ImportedArticle {
  const { facts, rest } = readFrontMatter(new TextDecoder().decode(file.bytes));
  const folders = path.dirname(file.path) === '.' ? [] : path.dirname(file.path).split('/');
  const byFolder = folders.findIndex(isLanguage);
  const stem = path.basename(file.path).replace(PAGE, '');
  const byEnding = stem.match(/^(.+)[._]([a-z]{2}(?:-[A-Z]{2})?)$/);
  const ending = byEnding !== null && isLanguage(byEnding[2] ?? '') ? (byEnding[2] ?? '') : null;
  const name = ending === null ? stem : (byEnding?.[1] ?? stem);
  const categories = folders.filter((_, at) => at !== byFolder);
  const asked = facts['language'] ?? facts['lang'] ?? '';
  const { title, html } = wordsOf(file.path, rest);
  const given = (facts['category'] ?? '').split('/').map((one) => one.trim()).filter((one) => one !== '');
  return {
    path: file.path, key: [...categories, name].join('/'), language: LANGUAGE.test(asked) ? asked : (ending ?? (byFolder < 0 ? usual : (folders[byFolder] ?? usual))),
    title: (facts['title'] || title || named(name)).slice(0, 200), summary: (facts['summary'] ?? facts['description'] ?? '').slice(0, 500), slug: facts['slug'] || null,
    categories: (given.length > 0 ? given : categories.map(named)).slice(0, 2), html: withPaths(html, path.dirname(file.path)),
  };
}

/** The first heading of the first rank is the title, and does not stand in the words again. */
function wordsOf(name: string, text: string): { title: string; html: string } {
  const whole = /\.html?$/i.test(name) ? text : marked.parse(text, { async: false, gfm: true });
  const body = whole.match(/<body[^>]*>([\s\S]*?)(?:<\/body>|$)/i)?.[1] ?? whole.replace(/<head[\s\S]*?<\/head>/i, '');
  const heading = body.match(/<h1[^>]*>([\s\S]*?)<\/h1>/i);
  const title = heading?.[1] ?? whole.match(/<title[^>]*>([\s\S]*?)<\/title>/i)?.[1] ?? '';
  return { title: decodeEntities(title.replaceAll(/<[^>]*>/g, '')).replaceAll(/\s+/g, ' ').trim(), html: heading === null ? body : body.replace(heading[0], '') };
}

/** Pictures beside the file by their place in the archive; addresses of the web as they are. */
function withPaths(html: string, folder: string): string {
  return html.replaceAll(/(<img\b[^>]*?\ssrc=)(?:"([^"]*)"|'([^']*)')/gi, (whole, before: string, double: string | undefined, single: string | undefined) => {
    const src = double ?? single ?? '';
    if (/^[a-z][a-z0-9+.-]*:/i.test(src) || src.startsWith('//')) return whole;
    const place = path.normalize(path.join(src.startsWith('/') ? '' : folder, decoded(src.split(/[?#]/)[0] ?? '')));
    return `${before}"file:${place.replaceAll('"', '')}"`;
  });
}

function decoded(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}

/** `how-returns_work` as somebody would write it. */
function named(name: string): string {
  const words = name.replaceAll(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
