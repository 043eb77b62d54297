import { decodeCharset } from '../mime/decode-charset.ts';

export interface MapiProperty {
  readonly bytes: Buffer;
  /** The value as text by the message's code page, or UTF-16 where the property says so; without trailing NUL. */
  readonly text: (codepage: string) => string;
}

/** Properties by their 16-bit id; of several values only the first is kept, of named properties none. */
export type MapiProperties = Map<number, MapiProperty>;

const UNICODE = 0x1f;
const OBJECT = 0x0d;
const VARIABLE = new Set([0x1e, UNICODE, 0x102, OBJECT]);
const WIDTHS: Record<number, number> = { 0x02: 4, 0x03: 4, 0x04: 4, 0x05: 8, 0x06: 8, 0x07: 8, 0x0a: 4, 0x0b: 4, 0x14: 8, 0x40: 8, 0x48: 16 };
const COUNT = 10_000;

/**
 * Reads a list of MAPI properties as TNEF stores them (MS-OXTNEF §2.1.3.4): count, then type, id, name where the id is
 * above 0x8000, and one or several values padded to four bytes. Stops at the first thing that does not fit.
 */
export function readMapiProperties(data: Buffer): MapiProperties {
  const properties: MapiProperties = new Map();
  const cursor = { at: 0 };
  const count = Math.min(unsigned(data, cursor) ?? 0, COUNT);
  for (let index = 0; index < count; index++) {
    if (cursor.at + 4 > data.length) break;
    const type = data.readUInt16LE(cursor.at);
    const id = data.readUInt16LE(cursor.at + 2);
    cursor.at += 4;
    if (id >= 0x8000 && !skipName(data, cursor)) break;
    const value = readValues(data, cursor, type);
    if (value === null) break;
    if (id < 0x8000 && !properties.has(id)) properties.set(id, property(value, type & 0xfff));
  }
  return properties;
}

interface Cursor {
  at: number;
}

function unsigned(data: Buffer, cursor: Cursor): number | null {
  if (cursor.at + 4 > data.length) return null;
  cursor.at += 4;
  return data.readUInt32LE(cursor.at - 4);
}

function skipName(data: Buffer, cursor: Cursor): boolean {
  cursor.at += 16;
  const kind = unsigned(data, cursor);
  if (kind === null) return false;
  if (kind === 0) return unsigned(data, cursor) !== null;
  const length = unsigned(data, cursor);
  if (length === null) return false;
  cursor.at += padded(length);
  return cursor.at <= data.length;
}

/** The first value of a property; null when the data does not hold what it announces. */
function readValues(data: Buffer, cursor: Cursor, type: number): Buffer | null {
  const kind = type & 0xfff;
  const variable = VARIABLE.has(kind);
  const many = (type & 0x1000) !== 0 || variable;
  const count = many ? unsigned(data, cursor) : 1;
  if (count === null || count > COUNT) return null;
  let first: Buffer | null = null;
  for (let index = 0; index < count; index++) {
    const width = variable ? unsigned(data, cursor) : (WIDTHS[kind] ?? null);
    if (width === null || cursor.at + width > data.length) return null;
    first ??= data.subarray(cursor.at, cursor.at + width);
    cursor.at += padded(width);
  }
  return first ?? Buffer.alloc(0);
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function property(value: Buffer, kind: number): MapiProperty {
  return {
    bytes: kind === OBJECT ? value.subarray(16) : value,
    text: (codepage) => {
      const text = kind === UNICODE ? value.subarray(0, value.length & ~1).toString('utf16le') : decodeCharset(value, codepage).text;
      return text.replace(/\0[\s\S]*$/, '');
    },
  };
}
