import { exifOf, orientationOf } from './orientation.ts';

// ITU-T T.81, annex B: a picture is a row of segments, each begun by 0xFF and a marker.
const END = 0xd9;
const SCAN = 0xda;
const EXIF = 'Exif\0\0';

/**
 * A JPEG with what shows it (its tables, frames, scans, colours) and nothing beside: no place, no device, no time, no small picture within it, nothing behind its
 * end (telephones hang a film there). Which way up it is stays. The picture itself is kept bit for bit. Null where it cannot be read.
 */
export function bareJpeg(content: Buffer): Buffer | null {
  if (content.length < 4 || content.readUInt16BE(0) !== 0xffd8) return null;
  const kept: Buffer[] = [];
  let [at, shown, orientation] = [2, false, 1];
  while (at + 4 <= content.length) {
    if (content[at] !== 0xff) return null;
    const marker = content[at + 1] as number;
    if (marker === END) break;
    // Fill bytes, and markers that stand alone.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const end = at + 2 + content.readUInt16BE(at + 2);
    if (end < at + 4 || end > content.length) break;
    const segment = content.subarray(at, end);
    if (marker === 0xe1 && segment.toString('latin1', 4, 10) === EXIF && orientation === 1) orientation = orientationOf(segment.subarray(10));
    const own = ofPicture(marker, segment);
    if (own !== null) kept.push(own);
    at = end;
    if (marker !== SCAN) continue;
    shown = true;
    at = endOfScan(content, end);
    kept.push(content.subarray(end, at));
  }
  if (!shown) return null;
  const first = kept[0]?.[1] === 0xe0 ? 1 : 0;
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...kept.slice(0, first), ...(orientation === 1 ? [] : [exifSegment(orientation)]), ...kept.slice(first), Buffer.from([0xff, END])]);
}

/** A segment without which the picture would look different, as it is kept; null of any other. */
function ofPicture(marker: number, segment: Buffer): Buffer | null {
  const name = segment.toString('latin1', 4, 16);
  // JFIF without the small picture that may stand in it.
  if (marker === 0xe0) return name.startsWith('JFIF\0') && segment.length >= 18 ? Buffer.concat([Buffer.from([0xff, 0xe0, 0, 16]), segment.subarray(4, 16), Buffer.from([0, 0])]) : null;
  if (marker === 0xe2) return name.startsWith('ICC_PROFILE\0') ? segment : null;
  if (marker === 0xee) return name.startsWith('Adobe') ? segment : null;
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdf) ? segment : null;
}

/** Where the next segment begins: within a scan 0xFF is followed by nought, or by a restart marker. */
function endOfScan(content: Buffer, from: number): number {
  for (let at = content.indexOf(0xff, from); at !== -1 && at + 1 < content.length; at = content.indexOf(0xff, at)) {
    const next = content[at + 1] as number;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
  return content.length;
}

function exifSegment(orientation: number): Buffer {
  const said = Buffer.concat([Buffer.from(EXIF, 'latin1'), exifOf(orientation)]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, said.length + 2]), said]);
}
