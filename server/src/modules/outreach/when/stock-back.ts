import type { Listener } from '../../../platform/events/listener.ts';
import type { JobHandler } from '../../../platform/jobs/jobs.ts';
import type { Tx } from '../../../platform/db/tx.ts';
import { VARIANT_BACK } from '../../catalogue/index.ts';
import { consider } from '../commands/consider.ts';
import { tellsOfStock } from '../commands/stock-wish.ts';
import { noticeDoor } from '../ports.ts';
import { happening } from '../rules/happening.ts';
import { endDecided, waitingFor, wantedVariants } from '../store/stock-wishes.ts';

export const STOCK_JOB = 'outreach.stock_back';
/** So many are decided about at once; the others right after. */
const MOST = 2000;

/** Something that was sold out can be bought: whoever waits for it is decided about, the first to confirm first. */
export const stockBack: Listener = {
  name: 'outreach.stock-back',
  hears: [VARIANT_BACK],
  begins: 'now',
  handleBatch: (tx, events) => tellWhoWaits(tx, [...new Set(events.filter((event) => !event.silent).map((event) => String(event.payload.variant_id)))]),
};

/** The next of very many. */
export const tellMore: JobHandler = { inside: (tx, job) => tellWhoWaits(tx, job.payload.variant_ids as string[]) };

/** Tells who waits for what is there now. What is sold out again meanwhile waits on, and so does everybody while the brand's programme is off. */
export async function tellWhoWaits(tx: Tx, variantIds: readonly string[]): Promise<void> {
  const there = new Map((await wantedVariants(tx, variantIds)).filter((one) => !one.sold_out).map((one) => [one.variant_id, one]));
  const waiting = there.size === 0 ? [] : await waitingFor(tx, [...there.keys()], MOST);
  const brands = new Set(waiting.map((wish) => there.get(wish.variant_id)?.brand_id ?? ''));
  for (const brandId of brands) {
    if (!(await tellsOfStock(tx, brandId))) continue;
    const own = waiting.filter((wish) => there.get(wish.variant_id)?.brand_id === brandId);
    await consider(tx, brandId, own.map((wish) => {
      const wanted = there.get(wish.variant_id);
      return happening({ trigger: 'back_in_stock', key: wish.id, aboutId: wish.variant_id, customerId: wish.customer_id, happenedAt: tx.now, facts: { wish_id: wish.id, product: wanted?.item ?? '', link: wanted?.url ?? `${noticeDoor.get().publicUrl}${wanted?.page ?? ''}` } });
    }));
    await endDecided(tx, own.map((wish) => wish.id));
    const [first] = own;
    if (waiting.length === MOST && first) await tx.schedule({ kind: STOCK_JOB, key: first.variant_id, brandId, payload: { variant_ids: [...new Set(own.map((wish) => wish.variant_id))] } });
  }
}
