const DICTIONARY =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const PACKED = 0x75465a4c;
const UNPACKED = 0x414c454d;
const LARGEST = 8 * 1024 * 1024;

/**
 * Compressed RTF (MS-OXRTFCP): LZ77 over a 4096-byte ring that begins with a fixed text. Returns the RTF as latin-1
 * characters; the empty string for what is no compressed RTF. At most 8 MiB come out.
 */
export function unpackRtf(bytes: Buffer): string {
  if (bytes.length < 16) return '';
  const size = Math.min(bytes.readUInt32LE(4), LARGEST);
  const magic = bytes.readUInt32LE(8);
  if (magic === UNPACKED) return bytes.toString('latin1', 16, 16 + size);
  return magic === PACKED ? inflate(bytes, size) : '';
}

function inflate(bytes: Buffer, size: number): string {
  const ring = Buffer.alloc(4096);
  let write = ring.write(DICTIONARY, 'latin1');
  const out = Buffer.alloc(size);
  let length = 0;
  let at = 16;
  const put = (byte: number) => {
    ring[write] = byte;
    write = (write + 1) & 4095;
    if (length < size) out[length++] = byte;
  };
  while (at < bytes.length && length < size) {
    const flags = bytes.readUInt8(at++);
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((flags & (1 << bit)) === 0) {
        put(bytes.readUInt8(at++));
        continue;
      }
      if (at + 2 > bytes.length) return out.toString('latin1', 0, length);
      const reference = bytes.readUInt16BE(at);
      at += 2;
      const offset = reference >> 4;
      if (offset === write) return out.toString('latin1', 0, length);
      for (let step = 0; step < (reference & 15) + 2; step++) put(ring[(offset + step) & 4095] ?? 0);
    }
  }
  return out.toString('latin1', 0, length);
}
