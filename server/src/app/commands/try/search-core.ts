import { readFileSync } from 'node:fs';
import { ArticleIndex } from '../../../modules/knowledge/rules/search/article-index.ts';
import { optionalField, textField, TryError, type TryCore } from './core.ts';

const USUAL = 10;
const MOST = 1000;

/** `keepdesk try search`: the ranking of the help centre over documents of one's own. */
export function searchCore(options: Readonly<Record<string, string>>): TryCore {
  let index: ArticleIndex | null = null;
  return {
    help: [
      'Options: --docs FILE of lines {"id","title"?,"text"}; --language en (how words are read: en, de, es, fr, it, pt, nl, ar, ja, …)',
      'In:  {"id"?,"query","limit"?}; limit 10 unless told, 1000 at most',
      'Out: {"id","hits":[{"id","score"}]}, best first; scores compare within one answer; id is null where none was given',
      '',
      'Example:',
      `  printf '{"id":"a","title":"Returns","text":"Send it back within 30 days."}\\n{"id":"b","title":"Sizes","text":"How our sweaters fit."}\\n' > docs.jsonl`,
      `  echo '{"id":"1","query":"retrun a swaeter"}' | keepdesk try search --docs docs.jsonl`,
    ].join('\n'),
    run: (input) => {
      index ??= indexOf(options['docs'], options['language'] ?? 'en');
      const id = optionalField(input, 'id');
      return { id: id ?? null, hits: index.search(textField(input, 'query'), { limit: limitOf(optionalField(input, 'limit')) }) };
    },
  };
}

function limitOf(given: unknown): number {
  if (given === undefined) return USUAL;
  if (!Number.isInteger(given) || Number(given) < 1 || Number(given) > MOST) throw new TryError('invalid_input', `"limit" must be a whole number from 1 to ${MOST}`);
  return Number(given);
}

function indexOf(file: string | undefined, language: string): ArticleIndex {
  if (file === undefined || file === '') throw new TryError('no_documents', 'name the documents with --docs FILE');
  const index = new ArticleIndex(language);
  for (const [at, line] of contentOf(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const document = documentOf(line);
    if (document === null) throw new TryError('invalid_documents', `line ${at + 1} of ${file} is no {"id","title","text"}`);
    index.put(document);
  }
  return index;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new TryError('unreadable_file', `${file} cannot be read`);
  }
}

function documentOf(line: string): { id: string; title: string; text: string } | null {
  try {
    const given = JSON.parse(line) as Record<string, unknown> | null;
    const [id, title, text] = [given?.['id'], given?.['title'] ?? '', given?.['text']];
    if ((typeof id !== 'string' && typeof id !== 'number') || typeof title !== 'string' || typeof text !== 'string') return null;
    return { id: String(id), title, text };
  } catch {
    return null;
  }
}
