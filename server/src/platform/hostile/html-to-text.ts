import { decodeEntities } from './decode-entities.ts';
import { attributeOf, scanHtml, type HtmlToken } from './scan-html.ts';

type OpenTag = Extract<HtmlToken, { kind: 'open' }>;

/** One line a reader would see, with the mark of the container it stands in (0 = none). */
export interface HtmlLine {
  readonly text: string;
  readonly mark: number;
}

/**
 * Names containers the caller cares about (a quote, a signature): given an opening tag, the mark its contents bear, or 0.
 * The outermost marked container wins; inside it only a lower mark takes over.
 */
export type Marker = (tag: OpenTag) => number;

const BREAKS = new Set(['br', 'p', 'div', 'tr', 'table', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'hr', 'dl', 'dt', 'dd', 'section', 'article', 'header', 'footer', 'address', 'form', 'fieldset', 'center', 'body', 'html', 'head', 'figure', 'option', 'caption']);
const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'table']);
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'area', 'base', 'col', 'embed', 'source', 'track', 'wbr']);
const LINES = 50_000;
const OPEN_TAGS = 20_000;

/** The lines a person would read in `html`; see htmlToText. Marks come from `marker`. */
export function htmlToLines(html: string, marker: Marker = () => 0): HtmlLine[] {
  const page = new Page();
  const open: { name: string; mark: number }[] = [];
  let mark = 0;
  let preformatted = 0;
  for (const token of scanHtml(html)) {
    if (token.kind === 'text') {
      page.write(preformatted > 0 ? token.text : token.text.replace(/[\t\n\f\r ]+/g, ' '), preformatted > 0, mark);
      continue;
    }
    const name = token.name;
    if (BREAKS.has(name) && !(name === 'br' && token.kind === 'close')) page.breakLine(PARAGRAPHS.has(name), name === 'br', mark);
    if (token.kind === 'open') {
      const own = marker(token);
      if (VOID.has(name)) {
        inlineOf(page, token, mark);
        if (own !== 0 && mark === 0) page.point(own);
        continue;
      }
      if (name === 'pre') preformatted++;
      inlineOf(page, token, mark);
      if (open.length < OPEN_TAGS && !token.selfClosing) open.push({ name, mark });
      if (own !== 0 && (mark === 0 || own < mark)) mark = own;
    } else {
      if (name === 'pre' && preformatted > 0) preformatted--;
      const index = lastOpen(open, name);
      if (index >= 0) {
        mark = open[index]?.mark ?? 0;
        open.length = index;
      }
    }
    if (page.lines.length >= LINES) break;
  }
  page.breakLine(false, false, mark);
  return page.lines;
}

/** Looks back a bounded way, so that a mail of unclosed tags stays linear. */
function lastOpen(open: readonly { name: string }[], name: string): number {
  for (let index = open.length - 1; index >= Math.max(0, open.length - 200); index--) if (open[index]?.name === name) return index;
  return -1;
}

function inlineOf(page: Page, tag: OpenTag, mark: number): void {
  if (tag.name === 'li') page.write('- ', true, mark);
  else if (tag.name === 'td' || tag.name === 'th') page.write(' ', false, mark);
  else if (tag.name === 'hr') page.rule(mark);
  else if (tag.name === 'img') {
    const alternative = decodeEntities(attributeOf(tag.attributes, 'alt') ?? '').trim();
    if (/^\p{Emoji_Presentation}+$/u.test(alternative)) page.write(alternative, false, mark);
  }
}

/** The text being written, line by line. Pieces are joined once per line, so that a line of a million pieces stays linear. */
class Page {
  readonly lines: HtmlLine[] = [];
  #pieces: string[] = [];
  #mark = 0;
  #hasText = false;
  #endsBlank = true;

  write(raw: string, keep: boolean, mark: number): void {
    const text = decodeEntities(raw).replace(/\u00a0/g, ' ').replace(/[\u00ad\u200b\ufeff]/g, '');
    if (text === '') return;
    if (keep && text.includes('\n')) {
      const rows = text.split(/\r?\n/);
      rows.forEach((row, index) => {
        this.#add(row, mark);
        if (index < rows.length - 1) this.breakLine(false, true, mark);
      });
      return;
    }
    this.#add(!keep && this.#endsBlank ? text.replace(/^ /, '') : text, mark);
  }

  #add(text: string, mark: number): void {
    if (text === '') return;
    if (!this.#hasText && /\S/.test(text)) {
      this.#mark = mark;
      this.#hasText = true;
    }
    this.#pieces.push(text);
    this.#endsBlank = text.endsWith(' ');
  }

  breakLine(paragraph: boolean, forced: boolean, mark: number): void {
    const hasText = this.#hasText;
    if (hasText) this.lines.push({ text: this.#pieces.join('').trimEnd(), mark: this.#mark });
    this.#pieces = [];
    this.#hasText = false;
    this.#endsBlank = true;
    if ((forced && !hasText) || paragraph) this.#blank(mark);
  }

  #blank(mark: number): void {
    const last = this.lines.at(-1);
    if (last !== undefined && last.text !== '') this.lines.push({ text: '', mark });
  }

  rule(mark: number): void {
    this.lines.push({ text: '', mark });
  }

  /** An empty line that bears a mark: a separator without contents. */
  point(mark: number): void {
    this.breakLine(false, false, mark);
    this.lines.push({ text: '', mark });
  }
}

/**
 * HTML to plain text as a person would read it: blocks and <br> break lines, blanks fold, list items get a dash,
 * images vanish (but emoji), styles and scripts are left out. At most 50,000 lines; linear time.
 */
export function htmlToText(html: string): string {
  return htmlToLines(html).map((line) => line.text).join('\n').replace(/\n{3,}/g, '\n\n').trim();
}
