import type { SpamSample } from './sample.ts';
import { countSigns } from './count-signs.ts';
import { facts } from './facts.ts';

/** Two raised to this is the number of weights. */
export const HASH_BITS = 17;
const CHARACTERS = 12_000;
const TOKENS = 1500;
/** Headers mail programs write or leave out; those that servers and lists add are not looked at. */
const WRITTEN_BY_PROGRAMS = new Set(['x-priority', 'x-msmail-priority', 'x-mimeole', 'importance', 'priority', 'errors-to', 'sender', 'reply-to', 'organization', 'x-accept-language', 'user-agent', 'x-mailer', 'thread-topic', 'thread-index', 'x-originating-ip', 'disposition-notification-to', 'return-receipt-to', 'x-authentication-warning', 'mime-version', 'content-disposition', 'content-class', 'cc', 'comments', 'keywords', 'in-reply-to', 'references', 'content-type', 'content-transfer-encoding', 'date', 'message-id', 'to', 'from', 'subject', 'x-sender', 'x-library', 'x-encoding', 'x-keywords', 'list-unsubscribe', 'x-campaign', 'x-mailing-list', 'x-unsub', 'auto-submitted', 'content-language']);
const DIGITS = /\d{3}/;
const WORD = /[\p{L}\p{N}$€£%!'’-]{2,}/gu;

/** The distinct features of a sample as indexes below 2^HASH_BITS, ascending. */
export function spamFeatures(sample: SpamSample, found: readonly string[] = facts(sample)): Uint32Array {
  const seen = new Set<number>();
  const put = (feature: string) => seen.add(hash(feature));
  words('s', sample.subject.slice(0, 500), seen);
  words('', sample.text.slice(0, CHARACTERS), seen);
  markup(sample.html.slice(0, 60_000), put);
  makers(sample, put);
  densities(sample, put);
  for (const fact of found) put(`f:${fact}`);
  return Uint32Array.from(seen).sort();
}

/** Words, words in capitals and pairs of words. Hashed piece by piece: joining the strings first took most of the time. */
function words(prefix: string, text: string, seen: Set<number>): void {
  const [asWord, asCapitals, asPair] = [`${prefix}w:`, `${prefix}W:`, `${prefix}b:`].map((start) => mix(SEED, start)) as [number, number, number];
  let before = '';
  let count = 0;
  for (const [sign] of text.matchAll(WORD)) {
    if (++count > TOKENS) break;
    const small = sign.toLowerCase();
    const word = sign.length > 24 ? `long${Math.min(9, sign.length >> 3)}` : DIGITS.test(small) ? small.replace(/\d{3,}/g, '#') : small;
    seen.add(folded(mix(asWord, word)));
    if (sign !== small && sign.length > 3 && sign === sign.toUpperCase() && /\p{L}{3}/u.test(sign)) seen.add(folded(mix(asCapitals, word)));
    if (before !== '') seen.add(folded(mix(mix(mix(asPair, before), ' '), word)));
    before = word;
  }
}

/** How much of the text shouts, counts, links, quotes or exclaims, in steps. */
function densities(sample: SpamSample, put: (feature: string) => void): void {
  const text = sample.text.slice(0, CHARACTERS);
  const length = Math.max(1, text.length);
  const signs = countSigns(text);
  const found = (pattern: RegExp) => (text.match(pattern) ?? []).length;
  const level = (name: string, count: number) => put(`y:${name} ${Math.round(Math.log2((count / length) * 1000 + 1) * 1.5)}`);
  level('capitals', signs.capitals);
  level('digits', signs.digits);
  level('exclamation', signs.exclaimed * 10);
  level('money', signs.money * 10);
  level('quotes', found(/^>/gm) * 20);
  level('blank lines', found(/\n\s*\n/g) * 10);
  level('links', found(/https?:|www\./g) * 50);
  level('letters', signs.letters);
  level('foreign', signs.foreign);
  put(`y:length ${Math.round(Math.log2(length))}`);
  put(`y:html ${sample.html === '' ? 'none' : Math.round(Math.log2(sample.html.length / length + 1) * 2)}`);
  put(`y:subject length ${sample.subject.length >> 3}`);
}

/** Who or what made the mail: sender's name and domain, the program, and the shapes of its type, id and zone. */
function makers(sample: SpamSample, put: (feature: string) => void): void {
  const header = (name: string) => sample.headers.find((entry) => entry[0] === name)?.[1] ?? '';
  for (const word of (sample.from?.name ?? '').toLowerCase().match(/[\p{L}\d]{2,20}/gu) ?? []) put(`n:${word}`);
  const [local = '', domain = ''] = (sample.from?.address ?? '').toLowerCase().split('@');
  put(`d:${domain.split('.').slice(-2).join('.')}`);
  put(`dt:${domain.split('.').at(-1) ?? ''}`);
  put(`dl:${shapeOf(local)}`);
  for (const name of ['x-mailer', 'user-agent']) for (const word of header(name).slice(0, 80).toLowerCase().match(/[a-z]{3,20}/g) ?? []) put(`x:${word}`);
  put(`ct:${header('content-type').toLowerCase().replace(/boundary=.*/s, '').replace(/\s+/g, ' ').slice(0, 60)}`);
  put(`cb:${shapeOf(/boundary="?([^";]{1,60})/i.exec(header('content-type'))?.[1] ?? '')}`);
  put(`ce:${header('content-transfer-encoding').toLowerCase().slice(0, 20)}`);
  put(`mi:${shapeOf(header('message-id').replace(/@.*$/s, '').slice(0, 60))}`);
  for (const [name] of sample.headers) if (WRITTEN_BY_PROGRAMS.has(name)) put(`h:${name}`);
  put(`dz:${/[+-]\d{4}|[A-Z]{3,4}\s*$/.exec(header('date'))?.[0] ?? ''}`);
}

/** A string by the kinds of its characters, runs folded: `ab12-Cd` → `a9-Aa`. */
function shapeOf(text: string): string {
  return text.replace(/\p{Ll}+/gu, 'a').replace(/\p{Lu}+/gu, 'A').replace(/\d+/g, '9').slice(0, 24);
}

/** Which tags, colours and link shapes a page uses says much about who made it. */
function markup(html: string, put: (feature: string) => void): void {
  if (html === '') return;
  for (const match of html.matchAll(/<([a-z][a-z0-9]{0,10})/gi)) put(`t:${(match[1] ?? '').toLowerCase()}`);
  for (const match of html.matchAll(/(?:color|bgcolor)\s*[=:]\s*["']?(#?\w{3,10})/gi)) put(`c:${(match[1] ?? '').toLowerCase()}`);
  for (const match of html.matchAll(/https?:\/\/([^\s"'<>/?#]{1,100})([^\s"'<>]{0,100})/gi)) for (const shape of linkShape(match[1] ?? '', match[2] ?? '')) put(`l:${shape}`);
}

function linkShape(host: string, path: string): string[] {
  const plain = host.toLowerCase().replace(/^[^@]*@/, '').replace(/:\d+$/, '');
  const shapes = [`tld ${plain.split('.').at(-1) ?? ''}`, `site ${plain.split('.').slice(-2).join('.')}`];
  if (/^\d+(?:\.\d+){3}$/.test(plain)) shapes.push('address');
  if (host.includes('@')) shapes.push('user part');
  if (/%[0-9a-f]{2}/i.test(path)) shapes.push('escaped');
  if (/unsub|remove|optout|opt-out/i.test(path)) shapes.push('leave');
  return shapes;
}

const SEED = 0x811c9dc5;

/** FNV-1a, folded to HASH_BITS. */
function hash(feature: string): number {
  return folded(mix(SEED, feature));
}

function mix(state: number, text: string): number {
  let value = state;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value;
}

function folded(value: number): number {
  return ((value >>> HASH_BITS) ^ value) & ((1 << HASH_BITS) - 1);
}
