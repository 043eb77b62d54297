import { isAscii, isUtf8 } from 'node:buffer';
import { charsetLabel, decodeCharset } from './decode-charset.ts';
import { decodeBase64 } from './decode-transfer.ts';

const WORD = /=\?([^?\s]{1,60})\?([bBqQ])\?([^?\r\n]*(?:\?(?!=)[^?\r\n]*){0,8}?)\?=/g;

/** Bytes that came as latin-1 characters into text: UTF-8 where it is, else `fallback` (a charset label), else windows-1252. */
export function decodeRawBytes(value: string, fallback = ''): string {
  const bytes = Buffer.from(value, 'latin1');
  return isAscii(bytes) ? value : decodeCharset(bytes, isUtf8(bytes) ? '' : fallback).text;
}

interface Run {
  charset: string;
  bytes: Buffer[];
}

/**
 * Header text with encoded words (RFC 2047) decoded. Neighbouring words of one charset are joined as bytes before
 * decoding, because senders split multi-byte characters across words. `value` has latin-1 characters for bytes.
 */
export function decodeWords(value: string, fallback = ''): string {
  if (!value.includes('=?')) return decodeRawBytes(value, fallback);
  let out = '';
  let from = 0;
  let run: Run | null = null;
  const close = () => {
    if (run !== null) out += decodeCharset(Buffer.concat(run.bytes), run.charset).text;
    run = null;
  };
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(from, match.index);
    if (run === null || between.trim() !== '') {
      close();
      out += decodeRawBytes(between, fallback);
    }
    const charset = charsetLabel((match[1] ?? '').replace(/\*.*$/, ''));
    const bytes = wordBytes(match[2] ?? 'q', match[3] ?? '');
    const open: Run | null = run;
    if (open !== null && (open as Run).charset === charset) (open as Run).bytes.push(bytes);
    else {
      close();
      run = { charset, bytes: [bytes] };
    }
    from = match.index + match[0].length;
  }
  close();
  return out + decodeRawBytes(value.slice(from), fallback);
}

function wordBytes(kind: string, payload: string): Buffer {
  if (kind === 'b' || kind === 'B') return decodeBase64(payload);
  const text = payload.replace(/_/g, ' ').replace(/=([0-9a-fA-F]{2})/g, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16)));
  return Buffer.from(text, 'latin1');
}
