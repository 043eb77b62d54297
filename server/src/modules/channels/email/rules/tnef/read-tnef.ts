import { decodeCharset } from '../mime/decode-charset.ts';
import { readMapiProperties, type MapiProperties } from './read-mapi-properties.ts';
import { rtfToBody } from './rtf-to-body.ts';
import { unpackRtf } from './unpack-rtf.ts';

export interface TnefAttachment {
  readonly name: string;
  readonly type: string;
  readonly contentId: string;
  readonly content: Buffer;
}

/** What an Outlook winmail.dat holds. */
export interface TnefContents {
  readonly attachments: readonly TnefAttachment[];
  readonly text: string;
  readonly html: string;
  readonly warnings: readonly string[];
}

const SIGNATURE = 0x223e9f78;
const ATTRIBUTES = 20_000;
const BODY = 0x800c;
const ATTACH_DATA = 0x800f;
const ATTACH_TITLE = 0x8010;
const ATTACH_REND_DATA = 0x9002;
const MAPI_PROPERTIES = 0x9003;
const ATTACHMENT_PROPERTIES = 0x9005;
const OEM_CODEPAGE = 0x9007;

interface OpenAttachment {
  title: string;
  data: Buffer | null;
  properties: MapiProperties;
}

interface Reading {
  codepage: string;
  body: string;
  properties: MapiProperties;
  attachments: OpenAttachment[];
  warnings: string[];
}

/** Whether bytes begin as TNEF does (MS-OXTNEF §2.1.3.1). */
export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length > 6 && Buffer.from(bytes.buffer, bytes.byteOffset, 4).readUInt32LE(0) === SIGNATURE;
}

/**
 * Unpacks TNEF (MS-OXTNEF), the winmail.dat of Outlook and Exchange: attachments in order, plain text and HTML body.
 * Never throws; garbage after good attributes is ignored with a warning.
 */
export function readTnef(bytes: Buffer): TnefContents {
  const reading: Reading = { codepage: 'windows-1252', body: '', properties: new Map(), attachments: [], warnings: [] };
  if (!isTnef(bytes)) return { attachments: [], text: '', html: '', warnings: ['the winmail.dat is not TNEF'] };
  let at = 6;
  for (let count = 0; at + 9 <= bytes.length && count < ATTRIBUTES; count++) {
    const level = bytes.readUInt8(at);
    const id = bytes.readUInt16LE(at + 1);
    const length = bytes.readUInt32LE(at + 5);
    const from = at + 9;
    if ((level !== 1 && level !== 2) || from + length > bytes.length) {
      reading.warnings.push('the winmail.dat ends in garbage');
      break;
    }
    takeAttribute(reading, id, bytes.subarray(from, from + length));
    at = from + length + 2;
  }
  return contents(reading);
}

function takeAttribute(reading: Reading, id: number, data: Buffer): void {
  const open = reading.attachments.at(-1);
  if (id === OEM_CODEPAGE && data.length >= 4) reading.codepage = `windows-${data.readUInt32LE(0)}`;
  else if (id === BODY) reading.body = text(data, reading.codepage);
  else if (id === MAPI_PROPERTIES) reading.properties = readMapiProperties(data);
  else if (id === ATTACH_REND_DATA) reading.attachments.push({ title: '', data: null, properties: new Map() });
  else if (open === undefined) return;
  else if (id === ATTACH_TITLE) open.title = text(data, reading.codepage);
  else if (id === ATTACH_DATA) open.data = data;
  else if (id === ATTACHMENT_PROPERTIES) open.properties = readMapiProperties(data);
}

function text(data: Buffer, codepage: string): string {
  const end = data.indexOf(0);
  return decodeCharset(end < 0 ? data : data.subarray(0, end), codepage).text;
}

function contents(reading: Reading): TnefContents {
  const rtf = reading.properties.get(0x1009)?.bytes;
  const rich = rtf === undefined ? { text: '', html: '' } : rtfToBody(unpackRtf(rtf));
  const html = reading.properties.get(0x1013);
  return {
    attachments: reading.attachments.map((attachment) => finished(attachment, reading.codepage)),
    text: reading.properties.get(0x1000)?.text(reading.codepage) ?? (reading.body !== '' ? reading.body : rich.text.replaceAll('\0', '')),
    html: html?.text(reading.codepage) ?? rich.html,
    warnings: reading.warnings,
  };
}

/** Long file name before short name before display name (MS-OXCMSG §2.2.2). */
function finished(attachment: OpenAttachment, codepage: string): TnefAttachment {
  const property = (id: number) => attachment.properties.get(id)?.text(codepage) ?? '';
  const names = [property(0x3707), property(0x3704), attachment.title, property(0x3001)];
  return {
    name: names.find((name) => name !== '') ?? '',
    type: property(0x370e).toLowerCase(),
    contentId: property(0x3712),
    content: attachment.data ?? attachment.properties.get(0x3701)?.bytes ?? Buffer.alloc(0),
  };
}
