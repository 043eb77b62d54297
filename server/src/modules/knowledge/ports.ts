import type { Blobs } from '../../platform/blobs/blobs.ts';
import { port } from '../../platform/module/port.ts';

/** knowledge keeps pictures of articles; the composition root says where. */
export const pictures = port<{ readonly blobs: Blobs }>('where pictures of articles are kept');
