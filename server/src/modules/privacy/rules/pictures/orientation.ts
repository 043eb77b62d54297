// TIFF 6.0 (the frame of Exif 3.0): a header of eight bytes, then a directory of entries of twelve bytes each.
const ORIENTATION = 0x0112;
const SHORT = 3;

/** Which way up a picture is to be shown, 1 to 8 (Exif 3.0, 4.6.5.1.5); 1, as it stands, where nothing else can be read. */
export function orientationOf(tiff: Buffer): number {
  const start = tiff.toString('latin1', 0, 4);
  if (tiff.length < 14 || (start !== 'II*\0' && start !== 'MM\0*')) return 1;
  const little = start === 'II*\0';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  const count = short(directory);
  for (let at = directory + 2; at < directory + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    if (short(at) !== ORIENTATION || short(at + 2) !== SHORT) continue;
    const value = short(at + 8);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** Exif that says this and nothing else. */
export function exifOf(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a000000080001011200030000000100000000000000', 'hex');
  const whole = Buffer.concat([tiff, Buffer.alloc(26 - tiff.length)]);
  whole.writeUInt16BE(orientation, 18);
  return whole;
}
