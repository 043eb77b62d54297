import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, Refusal } from '../../../platform/refusal/refusal.ts';
import { requestReturn } from '../../returns/index.ts';
import type { ShownOrder } from '../rules/pages/order-page.ts';
import type { Trouble } from '../rules/pages/write-pages.ts';
import { whatWasSeen } from '../queries/what-was-seen.ts';
import type { VisitRow } from '../store/visits.ts';
import type { KeptPhoto } from './keep-photos.ts';
import { writeToShop, type Written } from './write-to-shop.ts';

export interface Reported {
  readonly order: ShownOrder;
  readonly zone: string;
  readonly language: string;
  readonly what: Trouble;
  readonly lines: readonly { readonly line_id: string; readonly quantity: number; readonly title: string }[];
  readonly words: string;
  readonly photos: readonly KeptPhoto[];
  readonly key: string;
}

const plain: Readonly<Record<Trouble, string>> = { never_arrived: 'did not arrive', parts_missing: 'something is missing', damaged: 'something is damaged' };

/** Something did not come, or came broken: words and photos in a conversation, and beside it a claim judged by the brand's policy, where that takes it. */
export async function reportTrouble(tx: Tx, visit: VisitRow, told: Reported): Promise<Written> {
  if (told.lines.length === 0) throw invalid('Choose at least one item.', [{ field: 'line', message: 'no_lines' }]);
  const items = told.lines.map((line) => `${line.quantity} × ${line.title}`).join('\n');
  const written = await writeToShop(tx, {
    brandId: visit.brand_id, address: visit.address, proven: { at: visit.at }, language: told.language, subject: `Order ${told.order.number}: ${plain[told.what]}`, text: `${told.words.trim() || `Order ${told.order.number}: ${plain[told.what]}`}\n\n${items}`,
    photos: told.photos, seen: whatWasSeen(told.order, tx.now.toISOString(), told.zone), key: told.key,
  });
  if (!written.again) await claim(tx, visit, told, written);
  return written;
}

/** What the policy refuses stays words for a person: nothing is turned down by a program here. */
async function claim(tx: Tx, visit: VisitRow, told: Reported, written: Written): Promise<void> {
  try {
    await tx.attempt(() => requestReturn(tx, {
      orderId: visit.order_id, conversationId: written.conversationId, kind: 'lost', channel: 'portal', note: told.words.trim(), key: `portal:${told.key}`, anyway: null, refuse: false,
      lines: told.lines.map((line) => ({ line_id: line.line_id, quantity: line.quantity, reason: told.what, words: told.words.trim().slice(0, 500), photo_ids: written.photoIds, wanted: 'replacement' as const })),
    }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
