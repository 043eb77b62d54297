import { decodeCharset } from './decode-charset.ts';
import { decodeWords } from './decode-words.ts';

/** A structured header such as Content-Type: the value in lower case and its parameters, names in lower case. */
export interface Parametered {
  readonly value: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Splits `type/subtype; name=value; …` (RFC 2045 §5.1) with RFC 2231 continuations and charsets and, because mail
 * programs do it, RFC 2047 words inside parameters. The header's bytes are latin-1 characters.
 */
export function readParameters(header: string): Parametered {
  const pieces = splitOnSemicolons(header);
  const head = stripComments(pieces[0] ?? '').trim();
  const blank = head.search(/\s/);
  const value = (blank < 0 ? head : head.slice(0, blank)).toLowerCase();
  if (blank >= 0) pieces[0] = head.slice(blank);
  else pieces.shift();
  const plain = new Map<string, string>();
  const pieced = new Map<string, Map<number, Piece>>();
  for (const piece of pieces) collect(piece, plain, pieced);
  for (const [name, parts] of pieced) if (!plain.has(name)) plain.set(name, join(parts));
  return { value, parameters: Object.fromEntries(plain) };
}

interface Piece {
  text: string;
  extended: boolean;
}

function collect(piece: string, plain: Map<string, string>, pieced: Map<string, Map<number, Piece>>): void {
  const equals = piece.indexOf('=');
  if (equals < 0) return;
  const rawName = piece.slice(0, equals).trim().toLowerCase();
  const text = unquote(piece.slice(equals + 1).trim());
  const numbered = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(rawName);
  if (numbered === null) {
    if (rawName !== '' && !plain.has(rawName)) plain.set(rawName, decodeWords(text));
    return;
  }
  const name = numbered[1] ?? '';
  const parts = pieced.get(name) ?? new Map<number, Piece>();
  pieced.set(name, parts);
  const single = numbered[2] === undefined;
  parts.set(single ? 0 : Number(numbered[2]), { text, extended: single || numbered[3] === '*' });
}

/** RFC 2231: `charset'language'percent-encoded` in the first piece names the charset of all. */
function join(parts: Map<number, Piece>): string {
  const ordered = [...parts.entries()].sort((a, b) => a[0] - b[0]).map((entry) => entry[1]);
  if (!ordered.some((piece) => piece.extended)) return decodeWords(ordered.map((piece) => piece.text).join(''));
  let charset = '';
  const bytes = ordered.map((piece, index) => {
    let text = piece.text;
    if (index === 0 && piece.extended) {
      const marked = /^([^']*)'[^']*'([\s\S]*)$/.exec(text);
      charset = marked?.[1] ?? '';
      text = marked?.[2] ?? text;
    }
    return Buffer.from(piece.extended ? percentDecoded(text) : text, 'latin1');
  });
  return decodeCharset(Buffer.concat(bytes), charset).text;
}

function percentDecoded(text: string): string {
  return text.replace(/%([0-9a-fA-F]{2})/g, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)));
}

function unquote(text: string): string {
  if (!text.startsWith('"')) return text.replace(/\s*\([^)]*\)\s*$/, '').replace(/"$/, '').trim();
  const end = closingQuote(text);
  return text.slice(1, end < 0 ? undefined : end).replace(/\\(.)/g, '$1');
}

function closingQuote(text: string): number {
  for (let index = 1; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === '"') return index;
  }
  return -1;
}

function splitOnSemicolons(header: string): string[] {
  if (!header.includes('"')) return header.split(';');
  const pieces: string[] = [];
  let from = 0;
  let quoted = false;
  for (let index = 0; index < header.length; index++) {
    const character = header[index];
    if (character === '\\' && quoted) index++;
    else if (character === '"') quoted = !quoted;
    else if (character === ';' && !quoted) {
      pieces.push(header.slice(from, index));
      from = index + 1;
    }
  }
  pieces.push(header.slice(from));
  return pieces;
}

function stripComments(text: string): string {
  return text.includes('(') ? text.replace(/\([^()]*\)/g, ' ') : text;
}
