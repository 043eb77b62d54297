import { systemActor } from '../../../../platform/actor/actor.ts';
import type { Database } from '../../../../platform/db/database.ts';
import type { OwnShopEars } from '../../../orders/index.ts';
import { markFetched, markOrder } from '../store/custom-shops.ts';

const writer = systemActor('custom shop');

/** Notes that a shop spoke, for its health. Nobody waits for it, and nothing fails with it. */
export function ownShopEars(db: Database): OwnShopEars {
  return {
    wrote: (tx, brandId, source) => markOrder(tx, brandId, source),
    fetched: (brands) => void db.transact(writer, (tx) => markFetched(tx, brands)).catch(() => {}),
  };
}
