import { decodeCharset } from './decode-charset.ts';
import { decodeTransfer } from './decode-transfer.ts';
import type { Part } from './read-parts.ts';
import { headerValue } from './split-headers.ts';
import { unflow } from './unflow.ts';

/** The decoded bytes of a leaf. */
export function contentOf(part: Part): Buffer {
  return decodeTransfer(part.body, headerValue(part.headers, 'content-transfer-encoding'));
}

/** The decoded text of a text leaf: transfer encoding, charset, line ends to \n, soft line breaks joined, NUL removed. */
export function textOf(part: Part, warnings: Set<string>): string {
  const declared = part.type.parameters['charset'] ?? '';
  const bytes = contentOf(part);
  const decoded = decodeCharset(bytes, declared === '' && part.type.value === 'text/html' ? declaredInHtml(bytes) : declared);
  if (decoded.warning !== null) warnings.add(decoded.warning);
  const text = withoutNul(decoded.text, warnings).replace(/\r\n?/g, '\n');
  const flowed = (part.type.parameters['format'] ?? '').toLowerCase() === 'flowed' && part.type.value === 'text/plain';
  return flowed ? unflow(text, (part.type.parameters['delsp'] ?? '').toLowerCase() === 'yes') : text;
}

/** A page that says its charset only in its own <meta>. */
function declaredInHtml(bytes: Buffer): string {
  const found = /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,40})/i.exec(bytes.toString('latin1', 0, 4096));
  return found?.[1] ?? '';
}

/** PostgreSQL refuses NUL in text, and no letter is lost with it. */
export function withoutNul(text: string, warnings: Set<string>): string {
  if (!text.includes('\0')) return text;
  warnings.add('NUL characters were removed');
  return text.replaceAll('\0', '');
}
