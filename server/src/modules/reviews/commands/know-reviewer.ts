import type { Tx } from '../../../platform/db/tx.ts';
import { remember } from '../store/people.ts';

export interface KnownReviewer {
  readonly brandId: string;
  readonly source: string;
  /** what the place calls them */
  readonly sourceId: string;
  readonly customerId: string;
}

/** A place says who one of its customers is; reviews it told of under its own id belong to them from now on. */
export function knowReviewer(tx: Tx, { brandId, source, sourceId, customerId }: KnownReviewer): Promise<void> {
  return remember(tx, brandId, source, sourceId, customerId);
}
