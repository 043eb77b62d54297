import { decodeEntities } from '../../../platform/hostile/decode-entities.ts';
import { BEFORE_STORAGE, findPersonal, labelFor } from './redact.ts';
import type { PersonalType, Span } from './span.ts';

/** A stretch of HTML and the text a reader sees for it: a run of characters, one character reference, or a tag that breaks the line. */
interface Piece {
  readonly html: string;
  readonly text: string;
  /** Where its text begins in the text of the whole page. */
  readonly at: number;
}

const PIECES = /<(\/?)([a-z][a-z0-9]*)[^>]*>|<!--[\s\S]*?-->|&(?:#\d{1,8}|#x[0-9a-f]{1,7}|[a-z][a-z0-9]{1,9});|[^<&]+|[<&]/gi;
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'em', 'font', 'i', 'ins', 'kbd', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u', 'var', 'wbr', 'del', 'dfn', 'label', 'img']);

/**
 * Replaces personal data in cleaned HTML, also where tags or character references stand between the digits
 * (`4012&nbsp;8888 <b>8888</b> 1881`). Only text changes: tags and attributes stay as they are. The HTML must be
 * well-formed, as our own cleaning writes it.
 */
export function redactHtml(html: string, types: readonly PersonalType[] = BEFORE_STORAGE): { html: string; count: number } {
  const pieces = cut(html);
  const text = pieces.map((piece) => piece.text).join('');
  const spans = findPersonal(text, types);
  if (spans.length === 0) return { html, count: 0 };
  let first = 0;
  const out = pieces.map((piece) => {
    while ((spans[first]?.end ?? Infinity) <= piece.at) first++;
    return rewritten(piece, touching(piece, spans, first), text);
  });
  return { html: out.join(''), count: spans.length };
}

/** The spans that share characters with a piece; none before `first` does. */
function touching(piece: Piece, spans: readonly Span[], first: number): Span[] {
  const found: Span[] = [];
  for (let index = first; index < spans.length; index++) {
    const span = spans[index];
    if (span === undefined || span.start >= piece.at + piece.text.length) break;
    found.push(span);
  }
  return found;
}

function cut(html: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of html.matchAll(PIECES)) {
    const whole = match[0];
    const tag = match[2]?.toLowerCase();
    const text = tag !== undefined ? (INLINE.has(tag) ? '' : '\n') : whole.startsWith('<!--') ? '' : whole.startsWith('&') ? decodeEntities(whole) : whole;
    pieces.push({ html: whole, text, at });
    at += text.length;
  }
  return pieces;
}

/** A piece with the parts of spans taken out; the label goes where a span begins. */
function rewritten(piece: Piece, spans: readonly Span[], text: string): string {
  if (spans.length === 0 || (piece.html.startsWith('<') && piece.html.length > 1)) return piece.html;
  const label = (span: Span) => (span.start >= piece.at ? labelFor(span, text) : '');
  if (piece.html.startsWith('&')) return spans.map(label).join('');
  let out = '';
  let from = 0;
  for (const span of spans) {
    out += piece.html.slice(from, Math.max(from, span.start - piece.at)) + label(span);
    from = Math.min(piece.html.length, span.end - piece.at);
  }
  return out + piece.html.slice(from);
}
