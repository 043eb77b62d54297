import { XMLParser } from 'fast-xml-parser';
import { Unreadable } from './json-fields.ts';

/** A longer document, or a deeper one, is no answer to a question we ask. */
const LONGEST = 8 * 1024 * 1024;
const DEEPEST = 100;

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '', removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false, trimValues: true,
  processEntities: false, ignoreDeclaration: true, ignorePiTags: true, textNodeName: '#text', maxNestedTags: DEEPEST,
});

/**
 * XML from outside as plain objects: elements and attributes by their names without prefix, texts as they stand, repeated elements as lists.
 * A document that declares entities of its own is refused: they only serve to grow.
 * @throws Unreadable
 */
export function readXml(text: string): Record<string, unknown> {
  if (text.length > LONGEST) throw new Unreadable('the XML is too long');
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Unreadable('XML that declares entities is not read');
  let tree: unknown;
  try {
    tree = parser.parse(text, true);
  } catch {
    throw new Unreadable('this is no XML');
  }
  return decoded(tree) as Record<string, unknown>;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (whole: string, decimal?: string, hex?: string, name?: string) => (name === undefined ? letter(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal), whole) : (NAMED[name.toLowerCase()] ?? whole)));
  if (Array.isArray(value)) return value.map(decoded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, decoded(inner)]));
}

function letter(code: number, whole: string): string {
  return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
}
