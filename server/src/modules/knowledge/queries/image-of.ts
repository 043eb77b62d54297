import type { Readable } from 'node:stream';
import { sql } from '../../../platform/db/sql.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { pictures } from '../ports.ts';

export interface ArticleImage {
  readonly type: string;
  readonly size: number;
  readonly blob: string;
}

/** A picture of a brand's articles, to be read with `imageStream`. */
export function imageOf(tx: Tx, brandId: string, id: string): Promise<ArticleImage | undefined> {
  return tx.maybe<ArticleImage>(sql`select type, size, blob from knowledge.image where id = ${id} and brand_id = ${brandId}`);
}

export function imageStream(image: ArticleImage): Promise<Readable> {
  return pictures.get().blobs.stream(image.blob);
}
