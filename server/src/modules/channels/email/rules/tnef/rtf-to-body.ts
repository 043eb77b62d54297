import { decodeCharset } from '../mime/decode-charset.ts';

const SKIPPED = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'footer', 'listtable', 'listoverridetable', 'generator', 'themedata', 'xmlnstbl']);
const SYMBOLS: Record<string, string> = { par: '\n', line: '\n', tab: '\t', emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', cell: '\t', row: '\n' };
const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;

interface Group {
  skip: boolean;
  htmlTag: boolean;
  htmlRtf: boolean;
  unicodeSkip: number;
}

/**
 * The body inside an RTF document of Outlook: its HTML where the RTF only wraps HTML (`\fromhtml`, MS-OXRTFEX), else
 * its plain text. `rtf` has latin-1 characters for bytes.
 */
export function rtfToBody(rtf: string): { text: string; html: string } {
  if (rtf === '') return { text: '', html: '' };
  const fromHtml = /\\fromhtml1?\b/.test(rtf.slice(0, 4096));
  const codepage = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 4096))?.[1] ?? '1252';
  const body = readBody(rtf, fromHtml, `windows-${codepage}`);
  return fromHtml ? { text: '', html: body } : { text: body.trim(), html: '' };
}

function readBody(rtf: string, fromHtml: boolean, codepage: string): string {
  const groups: Group[] = [];
  let group: Group = { skip: false, htmlTag: false, htmlRtf: false, unicodeSkip: 1 };
  let out = '';
  let bytes: number[] = [];
  let starred = false;
  let pending = 0;
  const flush = () => {
    if (bytes.length > 0) out += decodeCharset(Uint8Array.from(bytes), codepage).text;
    bytes = [];
  };
  const put = (text: string) => {
    flush();
    if (!group.skip && !group.htmlRtf) out += text;
  };
  for (const match of rtf.matchAll(TOKEN)) {
    const [, word, number, hex, symbol, brace, plain] = match;
    if (brace === '{') {
      groups.push(group);
      group = { ...group };
    } else if (brace === '}') {
      flush();
      group = groups.pop() ?? group;
    } else if (hex !== undefined) {
      if (pending > 0) pending--;
      else if (!group.skip && !group.htmlRtf) bytes.push(Number.parseInt(hex, 16));
    } else if (plain !== undefined) {
      put(plain.slice(pending));
      pending = 0;
    } else if (symbol !== undefined) {
      if (symbol === '*') starred = true;
      else put(symbol === '~' ? '\u00a0' : symbol === '_' ? '-' : symbol === '-' ? '' : symbol);
      continue;
    } else if (word === 'u' && number !== undefined) {
      put(String.fromCharCode(Number(number) & 0xffff));
      pending = group.unicodeSkip;
    } else if (word !== undefined) put(controlWord(word, number, group, starred, fromHtml));
    starred = false;
  }
  flush();
  return out;
}

/** Applies a control word to its group and returns the text it stands for. */
function controlWord(word: string, number: string | undefined, group: Group, starred: boolean, fromHtml: boolean): string {
  if (word === 'htmltag') {
    group.htmlTag = true;
    group.skip = false;
    group.htmlRtf = false;
  } else if (word === 'htmlrtf') group.htmlRtf = number !== '0';
  else if (word === 'uc') group.unicodeSkip = Number(number ?? 1);
  else if (SKIPPED.has(word) || starred) group.skip = true;
  else if (SYMBOLS[word] !== undefined) return fromHtml && word === 'par' ? '\r\n' : (SYMBOLS[word] ?? '');
  return '';
}
