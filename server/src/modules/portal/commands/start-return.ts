import type { Tx } from '../../../platform/db/tx.ts';
import { requestReturn } from '../../returns/index.ts';
import type { ShownOrder } from '../rules/pages/order-page.ts';
import type { ReturnWish } from '../rules/read-return.ts';
import { whatWasSeen } from '../queries/what-was-seen.ts';
import type { VisitRow } from '../store/visits.ts';
import type { KeptPhoto } from './keep-photos.ts';
import { writeToShop } from './write-to-shop.ts';

export interface AskedReturn {
  readonly order: ShownOrder;
  readonly zone: string;
  readonly language: string;
  readonly wishes: readonly ReturnWish[];
  readonly wanted: 'exchange' | 'replacement' | 'credit' | 'refund' | 'repair';
  readonly words: string;
  readonly photos: readonly KeptPhoto[];
  readonly key: string;
}

/** Starts a return by the brand's policy. Words or photos open a conversation beside it. The same key is the same return. */
export async function startReturn(tx: Tx, visit: VisitRow, asked: AskedReturn): Promise<string> {
  const speaks = asked.words.trim() !== '' || asked.photos.length > 0;
  const written = !speaks ? null : await writeToShop(tx, {
    brandId: visit.brand_id, address: visit.address, proven: { at: visit.at }, language: asked.language, subject: `Order ${asked.order.number}: return`, text: asked.words.trim() || `Photos for the return of order ${asked.order.number}`, photos: asked.photos,
    seen: whatWasSeen(asked.order, tx.now.toISOString(), asked.zone), key: asked.key,
  });
  const held = await requestReturn(tx, {
    orderId: visit.order_id, conversationId: written?.conversationId ?? null, kind: asked.wanted === 'exchange' ? 'exchange' : 'return', channel: 'portal', note: asked.words.trim().slice(0, 2000), key: `portal:${asked.key}`, anyway: null, refuse: false,
    lines: asked.wishes.map(({ variant_id: variant, ...wish }) => ({ ...wish, photo_ids: written?.photoIds ?? [], wanted: asked.wanted, ...(asked.wanted === 'exchange' && variant !== undefined ? { variant_id: variant } : {}) })),
  });
  return held.row.id;
}
