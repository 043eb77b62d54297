import { fileTypeFromBuffer } from 'file-type';
import type { Blobs } from '../../../platform/blobs/blobs.ts';
import { invalid } from '../../../platform/refusal/refusal.ts';
import { barePicture } from '../../privacy/index.ts';
import { PHOTOS } from '../rules/pages/write-pages.ts';

export interface KeptPhoto {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly blob: string;
}

/** Bytes of one photo. */
export const PHOTO_BYTES = 10 * 1024 * 1024;
const pictures: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/**
 * Keeps photos before the transaction that names them: pictures by what is in them, whatever they call themselves, and without where and when they were taken:
 * a photo of a damaged parcel was mostly taken at home.
 */
export async function keepPhotos(blobs: Blobs, sent: readonly { readonly name: string; readonly content: Buffer }[]): Promise<KeptPhoto[]> {
  const refused = (): Error => invalid('Only pictures can be sent, of at most 10 MB each.', [{ field: 'photos', message: 'not_a_picture' }]);
  if (sent.length > PHOTOS) throw refused();
  const types = await Promise.all(sent.map(async ({ content }) => (await fileTypeFromBuffer(content))?.mime ?? ''));
  if (sent.some(({ content }, at) => content.length > PHOTO_BYTES || !pictures.has(types[at] as string))) throw refused();
  const bare = sent.map(({ content }, at) => barePicture(content, types[at] as string));
  if (bare.includes(null)) throw refused();
  return Promise.all((bare as Buffer[]).map(async (content, at) => ({ name: (sent[at]?.name ?? '').replaceAll(/[/\\\p{C}]/gu, '_').slice(-120) || 'photo', type: types[at] as string, size: content.length, blob: await blobs.put(content) })));
}
