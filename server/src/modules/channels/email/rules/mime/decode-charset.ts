import { isAscii, isUtf8 } from 'node:buffer';
import { decodeUtf7 } from './decode-utf7.ts';

const ALIASES: Record<string, string> = {
  ansi: 'windows-1252', 'ansi_x3.110-1983': 'windows-1252', cp1252: 'windows-1252', cp1251: 'windows-1251', cp1250: 'windows-1250',
  cp932: 'shift_jis', 'cp-932': 'shift_jis', 'windows-31j': 'shift_jis', 'x-ms-cp932': 'shift_jis', sjis: 'shift_jis', cp936: 'gb18030', gb2312: 'gb18030',
  gbk: 'gb18030', 'x-gbk': 'gb18030', 'hz-gb-2312': 'gb18030', cp949: 'euc-kr', ms949: 'euc-kr', 'iso-2022-kr': 'euc-kr', cp950: 'big5', 'big5-hkscs': 'big5', utf8mb4: 'utf-8',
  'utf8 ': 'utf-8', 'utf-8n': 'utf-8', unicode: 'utf-8', 'unicode-1-1-utf-8': 'utf-8', 'cp-850': 'ibm850', 'x-mac-roman': 'macintosh', 'mac-roman': 'macintosh',
  'iso-8859-8-i': 'iso-8859-8', 'iso-8859-8-e': 'iso-8859-8', 'ks_c_5601': 'euc-kr', 'iso-2022-jp-2': 'iso-2022-jp', 'cp50220': 'iso-2022-jp', 'cp50221': 'iso-2022-jp',
  'eucjp-ms': 'euc-jp', eucjp: 'euc-jp', tis620: 'windows-874', 'x-windows-874': 'windows-874', koi8: 'koi8-r',
};
const UTF7 = new Set(['utf-7', 'utf7', 'unicode-1-1-utf-7', 'x-unicode-2-0-utf-7']);
const decoders = new Map<string, TextDecoder | null>();

/** The label as a WHATWG encoding knows it; null when nobody does. */
function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  let decoder: TextDecoder | null = null;
  for (const candidate of [ALIASES[label] ?? label, label.replace(/^(?:x-|cs|_)/, ''), label.replace(/^(?:iso)[-_ ]?(8859)[-_ ]?(\d+).*$/, 'iso-$1-$2'), label.replace(/^(?:win|windows|cp)[-_ ]?(125\d)$/, 'windows-$1')]) {
    try {
      decoder = new TextDecoder(candidate, { ignoreBOM: false });
      break;
    } catch {
      // unknown under this spelling: try the next
    }
  }
  if (decoders.size < 500) decoders.set(label, decoder);
  return decoder;
}

/** Lower case, without quotes and blanks: `"UTF-8"` → `utf-8`. */
export function charsetLabel(value: string): string {
  return value.trim().replace(/^["']+|["';]+$/g, '').trim().toLowerCase();
}

export interface DecodedText {
  readonly text: string;
  /** Set when the label was unknown or did not fit the bytes. */
  readonly warning: string | null;
}

/**
 * Bytes to text by the declared charset. Where none is declared, or us-ascii is and the bytes are not,
 * UTF-8 is taken if the bytes are valid UTF-8, else windows-1252: a customer's words are never refused for their label.
 */
export function decodeCharset(bytes: Uint8Array, declared: string): DecodedText {
  const label = charsetLabel(declared);
  if (UTF7.has(label)) return { text: decodeUtf7(bytes), warning: null };
  if (isAscii(bytes) && !/2022|utf-?16|utf-?32|hz-gb/.test(label)) return { text: latin1(bytes), warning: null };
  const vague = label === '' || label === 'us-ascii' || label === 'ascii' || label === 'unknown-8bit' || label === 'x-unknown' || label === 'default';
  if (vague) return { text: guess(bytes), warning: null };
  const decoder = decoderFor(label);
  if (decoder === null) return { text: guess(bytes), warning: `unknown charset ${label.slice(0, 40)}` };
  if (decoder.encoding === 'utf-8' && !isUtf8(bytes)) return { text: decodeTornUtf8(bytes), warning: 'text is not valid utf-8' };
  return { text: decoder.decode(bytes), warning: null };
}

function guess(bytes: Uint8Array): string {
  return isUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : new TextDecoder('windows-1252').decode(bytes);
}

/** Mostly UTF-8 keeps its good characters; text that is hardly UTF-8 at all is read as windows-1252. */
function decodeTornUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes);
  let broken = 0;
  let wide = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0xfffd) broken++;
    else if (unit > 0x7f) wide++;
  }
  return broken > wide ? new TextDecoder('windows-1252').decode(bytes) : text;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
