import { crc32 } from 'node:zlib';
import { exifOf, orientationOf } from './orientation.ts';

// PNG (third edition), clause 5: a signature, then chunks of length, name, content and check sum.
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** Chunks without which it would look different: those that must be there, transparency, colours, size of a dot, and the frames of one that moves. */
const OF_PICTURE: ReadonlySet<string> = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));

/** A PNG without words, times, Exif, or anything behind its end; which way up it is stays. Null where it cannot be read to its end. */
export function barePng(content: Buffer): Buffer | null {
  if (!content.subarray(0, 8).equals(SIGNATURE)) return null;
  const kept: Buffer[] = [];
  let orientation = 1;
  for (let at = 8; at + 12 <= content.length;) {
    const end = at + 12 + content.readUInt32BE(at);
    if (end > content.length) return null;
    const name = content.toString('latin1', at + 4, at + 8);
    if (name === 'eXIf') orientation = orientationOf(content.subarray(at + 8, end - 4));
    else if (OF_PICTURE.has(name)) kept.push(content.subarray(at, end));
    at = end;
    if (name !== 'IEND') continue;
    // What is first in a PNG is its header.
    return Buffer.concat([SIGNATURE, ...kept.slice(0, 1), ...(orientation === 1 ? [] : [chunkOf('eXIf', exifOf(orientation))]), ...kept.slice(1)]);
  }
  return null;
}

function chunkOf(name: string, said: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), said]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(said.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
