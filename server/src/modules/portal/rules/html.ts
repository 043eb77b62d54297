/** A piece of a page whose text is escaped already. Only `html` and `raw` make one. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a page: text and numbers are escaped, pieces go as they are, nothing is nothing. */
export type Piece = string | number | Html | null | undefined | false | readonly Piece[];

export const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

/** A template whose values are escaped by construction: there is no way for text to become markup by being forgotten. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  let text = parts[0] ?? '';
  values.forEach((value, at) => {
    text += written(value) + (parts[at + 1] ?? '');
  });
  return new Html(text);
}

function written(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(written).join('');
  return escape(String(piece));
}

/** For what was made here and is markup: styles, cleaned articles. Never for what somebody typed. */
export const raw = (text: string): Html => new Html(text);

/** An address that may stand in href or src: of the web, or of this server. Anything else leads nowhere. */
export function safeUrl(url: string | null | undefined): string | null {
  if (!url) return null;
  if (url.startsWith('/') && !url.startsWith('//') && !url.includes('\\')) return url;
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}
