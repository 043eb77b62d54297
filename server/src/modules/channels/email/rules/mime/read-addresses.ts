import { decodeRawBytes, decodeWords } from './decode-words.ts';

export interface MailAddress {
  /** `local@domain` as written, or a lone local name; empty when only a phrase stands there. */
  readonly address: string;
  readonly name: string;
}

const ADDRESSES = 2000;
/** How far a quote, comment or angle may reach; keeps unclosed ones linear. */
const REACH = 1000;

type Token =
  | { kind: 'word' | 'quoted' | 'comment' | 'angle'; text: string; spaced: boolean }
  | { kind: 'comma' | 'semicolon' | 'colon'; text: string; spaced: boolean };

/**
 * Reads an address list (RFC 5322 §3.4, RFC 6532), tolerant of what mail programs write: groups are flattened,
 * semicolons separate as in Outlook, the name may stand in a comment, quotes may be missing or doubled.
 * Encoded words are decoded after splitting, so a comma inside one never splits an address. At most 2000 are read.
 */
export function readAddresses(header: string, fallback = ''): MailAddress[] {
  const tokens = tokenize(decodeRawBytes(header, fallback));
  const out: MailAddress[] = [];
  let open: Token[] = [];
  let inGroup = false;
  const close = () => {
    const address = assemble(open, fallback);
    open = [];
    if (address !== null && out.length < ADDRESSES) out.push(address);
  };
  for (const token of tokens) {
    if (token.kind === 'comma') close();
    else if (token.kind === 'semicolon') {
      close();
      inGroup = false;
    } else if (token.kind === 'colon' && !inGroup && startsGroup(open)) {
      open = [];
      inGroup = true;
    } else open.push(token);
  }
  close();
  return out;
}

/** A colon ends a group's name only where no address has begun: `Friends: a@x, b@y;` but not `mailto:a@x`. */
function startsGroup(open: readonly Token[]): boolean {
  return !open.some((token) => token.kind === 'angle' || (token.kind === 'word' && /@|^(?:mailto|smtp|e-?mail)$/i.test(token.text)));
}

const SPECIAL = /[\s"(<,;:]/g;

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let spaced = false;
  while (at < text.length) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) {
      spaced = true;
      at++;
      continue;
    }
    const [token, next] = readToken(text, at, character, spaced);
    tokens.push(token);
    spaced = false;
    at = next;
  }
  return tokens;
}

function readToken(text: string, at: number, character: string, spaced: boolean): [Token, number] {
  if (character === '"') return delimited('quoted', text, at, '"', spaced);
  if (character === '(') return comment(text, at, spaced);
  if (character === '<') return delimited('angle', text, at, '>', spaced);
  if (character === ',') return [{ kind: 'comma', text: ',', spaced }, at + 1];
  if (character === ';') return [{ kind: 'semicolon', text: ';', spaced }, at + 1];
  if (character === ':') return [{ kind: 'colon', text: ':', spaced }, at + 1];
  SPECIAL.lastIndex = at + 1;
  const stop = SPECIAL.exec(text)?.index ?? text.length;
  return [{ kind: 'word', text: text.slice(at, stop), spaced }, stop];
}

function delimited(kind: 'quoted' | 'angle', text: string, at: number, closing: string, spaced: boolean): [Token, number] {
  let out = '';
  let quoted = false;
  for (let index = at + 1; index < Math.min(text.length, at + REACH); index++) {
    const character = text[index] ?? '';
    if (character === '\\' && index + 1 < text.length) {
      out += text[++index] ?? '';
    } else if (kind === 'angle' && character === '"') {
      quoted = !quoted;
      out += character;
    } else if (character === closing && !quoted) return [{ kind, text: out, spaced }, index + 1];
    else out += character;
  }
  // unclosed: an angle runs to the next separator, a quote is only a stray character
  if (kind === 'quoted') return [{ kind: 'word', text: '"', spaced }, at + 1];
  const stop = text.slice(at + 1, at + REACH).search(/[,;]/);
  const end = stop < 0 ? Math.min(text.length, at + REACH) : at + 1 + stop;
  return [{ kind: 'angle', text: text.slice(at + 1, end), spaced }, end];
}

function comment(text: string, at: number, spaced: boolean): [Token, number] {
  let depth = 0;
  let out = '';
  for (let index = at; index < Math.min(text.length, at + REACH); index++) {
    const character = text[index] ?? '';
    if (character === '\\' && index + 1 < text.length) out += text[++index] ?? '';
    else if (character === '(' && ++depth === 1) continue;
    else if (character === ')' && --depth === 0) return [{ kind: 'comment', text: out, spaced }, index + 1];
    else out += character;
  }
  return [{ kind: 'word', text: '(', spaced }, at + 1];
}

function assemble(tokens: readonly Token[], fallback: string): MailAddress | null {
  const meaningful = tokens.filter((token) => token.kind !== 'comment');
  const comments = tokens.filter((token) => token.kind === 'comment').map((token) => token.text);
  const angle = meaningful.findLast((token) => token.kind === 'angle' && token.text.trim() !== '');
  const rest = meaningful.filter((token) => token.kind !== 'angle');
  if (angle !== undefined) {
    const name = tidyName(phrase(rest), fallback);
    return { address: tidyAddress(angle.text), name: name !== '' ? name : tidyName(comments.join(' '), fallback) };
  }
  const spec = bareAddress(rest);
  if (spec !== null) {
    const name = tidyName(phrase(spec.others), fallback);
    return { address: tidyAddress(spec.address), name: name !== '' ? name : tidyName(comments.join(' '), fallback) };
  }
  const words = tidyName(phrase(rest), fallback);
  if (words === '') return null;
  const local = rest.length === 1 && rest[0]?.kind === 'word' && /^[\w.+-]+$/.test(words);
  return local ? { address: words, name: tidyName(comments.join(' '), fallback) } : { address: '', name: words };
}

/** An address without angle brackets: glued words around an @, dots may have blanks beside them (obsolete syntax). */
function bareAddress(tokens: readonly Token[]): { address: string; others: Token[] } | null {
  const at = tokens.findIndex((token) => token.kind !== 'colon' && token.text.includes('@') && token.kind !== 'quoted');
  if (at < 0) {
    const quoted = tokens.findIndex((token) => token.kind === 'quoted' && /^\S+@\S+\.\S+$/.test(token.text));
    if (quoted < 0) return null;
    return { address: tokens[quoted]?.text ?? '', others: tokens.filter((_, index) => index !== quoted) };
  }
  let first = at;
  let last = at;
  while (first > 0 && glued(tokens[first - 1], tokens[first])) first--;
  while (last + 1 < tokens.length && glued(tokens[last], tokens[last + 1])) last++;
  const address = tokens.slice(first, last + 1).map((token) => (token.kind === 'quoted' ? `"${token.text}"` : token.text)).join('');
  return { address, others: tokens.filter((_, index) => index < first || index > last) };
}

function glued(before: Token | undefined, after: Token | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (before.kind === 'colon' || after.kind === 'colon') return !after.spaced && before.kind !== 'colon';
  return !after.spaced || /[.@]$/.test(before.text) || /^[.@]/.test(after.text);
}

function phrase(tokens: readonly Token[]): string {
  return tokens.map((token, index) => (token.spaced && index > 0 ? ` ${token.text}` : token.text)).join('');
}

function tidyName(text: string, fallback: string): string {
  const decoded = text.includes('=?') ? decodeWords(Buffer.from(text, 'utf8').toString('latin1'), fallback) : text;
  return decoded.replace(/\s+/g, ' ').trim().replace(/^"(.*)"$/, '$1').trim();
}

function tidyAddress(text: string): string {
  let address = text.replace(/\([^()]*\)/g, '').trim();
  address = address.replace(/^(?:mailto|smtp):/i, '').replace(/^@[^:]*:/, '');
  return address.replace(/\s*([@.])\s*/g, '$1').replace(/^['"<]+(?=[^"]*$)|['">]+$/g, '').trim();
}
