import { isUtf8 } from 'node:buffer';
import { findCards, isIssued, passesLuhn, speaksOfCards } from './find-cards.ts';
import type { Span } from './span.ts';
import { asItStands, maskDigit, throughMarkup, throughQuotedPrintable, type View } from './text-views.ts';

/** Larger files are kept unread: reading them would hold up the mail behind them (2 MB of nothing but digits take half a second). */
export const READ_FILE_BYTES = 2 * 1024 * 1024;
/** As much is read of all files of one message together. */
const READ_MESSAGE_BYTES = 2 * READ_FILE_BYTES;
/** From this many card-like numbers on a file is a table of numbers, and chance alone makes one in ten pass the check digit. */
const TABLE = 20;
const BY_CHANCE = 0.3;
const EXTENSIONS: Record<string, FileForm> = { txt: 'text', csv: 'text', tsv: 'text', log: 'text', md: 'text', json: 'text', xml: 'text', vcf: 'text', ics: 'text', htm: 'html', html: 'html', xhtml: 'html', eml: 'mail' };

type FileForm = 'text' | 'html' | 'mail';

interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** The files of one message as they may be stored, and how many card numbers were masked in them. */
export function redactFiles<File extends StoredFile>(files: readonly File[]): { files: readonly File[]; count: number } {
  let left = READ_MESSAGE_BYTES;
  let count = 0;
  const stored = files.map((file) => {
    if (formOf(file.type, file.name) === null || file.content.length > left) return file;
    left -= file.content.length;
    const redacted = redactFile(file.content, file.type, file.name);
    count += redacted.count;
    return redacted.count === 0 ? file : { ...file, content: redacted.content };
  });
  return { files: stored, count };
}

/**
 * Masks payment card numbers in a file of text, HTML or a forwarded mail with stars, all but the last four digits: the
 * file keeps its length, its encoding and its structure. Other files, and those above READ_FILE_BYTES, come back as they are.
 */
export function redactFile(content: Buffer, type: string, name: string): { content: Buffer; count: number } {
  const form = formOf(type, name);
  if (form === null || content.length > READ_FILE_BYTES || !/\d/.test(content.toString('latin1'))) return { content, count: 0 };
  const { text, encode } = decode(content);
  const { text: masked, count } = maskText(text, form);
  return count === 0 ? { content, count } : { content: encode(masked), count };
}

function formOf(type: string, name: string): FileForm | null {
  const plain = type.toLowerCase();
  if (plain === 'text/html' || plain === 'application/xhtml+xml') return 'html';
  if (plain.startsWith('message/') || plain === 'text/rfc822-headers') return 'mail';
  const byName = EXTENSIONS[/\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''] ?? null;
  return byName ?? (plain.startsWith('text/') || /^application\/(?:json|xml|csv)$/.test(plain) ? 'text' : null);
}

/** Bytes as text and back without loss: UTF-16 by its mark, UTF-8 where valid, else byte by byte (digits are ASCII everywhere else). */
function decode(content: Buffer): { text: string; encode: (text: string) => Buffer } {
  if (content.length % 2 === 0 && content[0] === 0xff && content[1] === 0xfe) return { text: content.toString('utf16le'), encode: (text) => Buffer.from(text, 'utf16le') };
  if (content.length % 2 === 0 && content[0] === 0xfe && content[1] === 0xff) return { text: Buffer.from(content).swap16().toString('utf16le'), encode: (text) => Buffer.from(text, 'utf16le').swap16() };
  const encoding = isUtf8(content) ? 'utf8' : 'latin1';
  return { text: content.toString(encoding), encode: (text) => Buffer.from(text, encoding) };
}

function maskText(source: string, form: FileForm): { text: string; count: number } {
  const views: ((text: string) => View)[] = form === 'text' ? [asItStands] : form === 'html' ? [asItStands, throughMarkup] : [asItStands, throughQuotedPrintable, (text) => throughMarkup(text, throughQuotedPrintable(text))];
  let text = source;
  let count = 0;
  for (const view of views) {
    const seen = view(text);
    const spans = cardsOf(seen.text);
    if (spans.length === 0) continue;
    text = masked(text, seen, spans);
    count += spans.length;
  }
  if (form !== 'mail') return { text, count };
  const inside = maskEncodedParts(text);
  return { text: inside.text, count: count + inside.count };
}

/** What is believed to be a card in a file: articles and parcels are numbered too, so short numbers and tables need a word about cards. */
function cardsOf(text: string): Span[] {
  const found = findCards(text);
  if (found.length === 0) return found;
  const table = isTableOfNumbers(text);
  return found.filter((span) => (!table && text.slice(span.start, span.end).replace(/\D/g, '').length >= 15) || speaksOfCards(text, span.start, span.end));
}

function isTableOfNumbers(text: string): boolean {
  const numbers = (text.match(/(?<!\d)\d{15,19}(?!\d)/g) ?? []).filter(isIssued);
  return numbers.length >= TABLE && numbers.filter(passesLuhn).length < numbers.length * BY_CHANCE;
}

function masked(source: string, seen: View, spans: readonly Span[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const span of spans) {
    let left = seen.text.slice(span.start, span.end).replace(/\D/g, '').length - 4;
    for (let index = span.start; index < span.end && left > 0; index++) {
      if (!/\d/.test(seen.text.charAt(index))) continue;
      left--;
      const at = seen.at(index);
      const star = maskDigit(source, at);
      pieces.push(source.slice(from, at), star);
      from = at + star.length;
    }
  }
  return `${pieces.join('')}${source.slice(from)}`;
}

const ENCODED = /^content-transfer-encoding:[ \t]*base64[ \t]*\r?$/gim;

/** Text parts in Base64 inside a mail: decoded, masked, and written back sign by sign, so that lines and lengths stay. */
function maskEncodedParts(source: string): { text: string; count: number } {
  const pieces: string[] = [];
  let from = 0;
  let count = 0;
  for (const match of source.matchAll(ENCODED)) {
    const blank = /\r?\n\r?\n/g;
    blank.lastIndex = match.index;
    if (match.index < from || blank.exec(source) === null) continue;
    const start = blank.lastIndex;
    const head = source.slice(Math.max(from, source.lastIndexOf('\n--', match.index)), start);
    const type = /^content-type:\s*([^\s;]+)/im.exec(head)?.[1] ?? 'text/plain';
    const stop = source.indexOf('\n--', start);
    const body = source.slice(start, stop < 0 ? source.length : stop);
    const inner = redactFile(Buffer.from(body, 'base64'), type, '');
    if (inner.count === 0) continue;
    const written = inner.content.toString('base64');
    let sign = 0;
    pieces.push(source.slice(from, start), body.replace(/[A-Za-z0-9+/]/g, (old) => written.charAt(sign++) || old));
    from = start + body.length;
    count += inner.count;
  }
  return { text: `${pieces.join('')}${source.slice(from)}`, count };
}
