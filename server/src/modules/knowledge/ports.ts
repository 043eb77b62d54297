import type { Blobs } from '../../platform/blobs/blobs.ts';
import type { Tx } from '../../platform/db/tx.ts';
import { port } from '../../platform/module/port.ts';

/** knowledge keeps pictures of articles; the composition root says where. */
export const pictures = port<{ readonly blobs: Blobs }>('where pictures of articles are kept');

/** The addresses of a brand's public articles; null where it has no pages for them. */
export const articlePages = port<(tx: Tx, brandId: string) => Promise<((language: string, slug: string) => string) | null>>('where customers read articles');
