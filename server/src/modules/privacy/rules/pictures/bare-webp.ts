import { exifOf, orientationOf } from './orientation.ts';

// RFC 9649, 2.3: RIFF, a size, WEBP, then chunks of name, length and content, each of an even number of bytes.
const OF_PICTURE: ReadonlySet<string> = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const HAS_EXIF = 0b1000;
const HAS_XMP = 0b0100;

/** A WebP without Exif, XMP and what nobody knows; which way up it is stays. Null where it cannot be read. */
export function bareWebp(content: Buffer): Buffer | null {
  if (content.toString('latin1', 0, 4) !== 'RIFF' || content.toString('latin1', 8, 12) !== 'WEBP') return null;
  const kept: Buffer[] = [];
  const whole = Math.min(content.length, 8 + content.readUInt32LE(4));
  let orientation = 1;
  for (let at = 12; at + 8 <= whole;) {
    const length = content.readUInt32LE(at + 4);
    const end = at + 8 + length;
    if (end > whole) return null;
    const name = content.toString('latin1', at, at + 4);
    if (name === 'EXIF') orientation = orientationOf(tiffIn(content.subarray(at + 8, end)));
    // A missing last byte of an odd length is put there.
    else if (OF_PICTURE.has(name)) kept.push(content.subarray(at, end), Buffer.alloc(length % 2));
    at = end + (length % 2);
  }
  if (!kept.some((chunk) => /^(?:VP8 |VP8L|ANMF)/.test(chunk.toString('latin1', 0, 4)))) return null;
  return framed(kept, orientation);
}

function framed(kept: readonly Buffer[], orientation: number): Buffer {
  const extended = kept[0]?.toString('latin1', 0, 4) === 'VP8X' && kept[0].length >= 18;
  // Only the extended form can say which way up it is.
  const turned = extended && orientation !== 1;
  const chunks = extended ? [flagged(kept[0] as Buffer, turned), ...kept.slice(1)] : [...kept];
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks, ...(turned ? [exifChunk(orientation)] : [])]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

function flagged(chunk: Buffer, turned: boolean): Buffer {
  const said = Buffer.from(chunk);
  said[8] = ((said[8] as number) & ~HAS_XMP & ~HAS_EXIF) | (turned ? HAS_EXIF : 0);
  return said;
}

function exifChunk(orientation: number): Buffer {
  const said = exifOf(orientation);
  const head = Buffer.alloc(8);
  head.write('EXIF', 'latin1');
  head.writeUInt32LE(said.length, 4);
  return Buffer.concat([head, said]);
}

/** Some write the name that stands before Exif in a JPEG here too. */
const tiffIn = (said: Buffer): Buffer => (said.toString('latin1', 0, 6) === 'Exif\0\0' ? said.subarray(6) : said);
