import { bareJpeg } from './bare-jpeg.ts';
import { barePng } from './bare-png.ts';
import { bareWebp } from './bare-webp.ts';

const READERS: Readonly<Record<string, (content: Buffer) => Buffer | null>> = { 'image/jpeg': bareJpeg, 'image/png': barePng, 'image/apng': barePng, 'image/webp': bareWebp };

/**
 * A photo as it may be kept: without where, when and with what it was taken (Exif, GPS, XMP, words, small pictures within), upright as it was. The picture stays
 * bit for bit. `type` is what its bytes say it is. Files that are no JPEG, PNG or WebP come back as they are; null: it is none of what it says.
 */
export function barePicture(content: Buffer, type: string): Buffer | null {
  const read = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  return read === undefined ? content : read(content);
}
