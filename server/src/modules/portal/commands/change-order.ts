import type { Tx } from '../../../platform/db/tx.ts';
import { sql } from '../../../platform/db/sql.ts';
import { recordConsent } from '../../customers/index.ts';
import { chooseWay } from '../../outreach/index.ts';
import { askAction, judgeAsking, type Address, type Asking, type Limit, type LimitKind, type Proof } from '../../orders/index.ts';
import { choicesOf } from '../rules/settings.ts';
import { settingOf } from '../store/settings.ts';
import type { VisitRow } from '../store/visits.ts';

/** What a shopper may do alone, as the brand's portal says; for orders' port `shopperMay`. None: a person decides. */
export async function limitsOfShopper(tx: Tx, brandId: string, kind: LimitKind): Promise<readonly Limit[]> {
  const { may } = choicesOf((await settingOf(tx, brandId))?.choices ?? {}, '');
  const how = kind === 'correct_address' ? may.address : kind === 'cancel' ? may.cancel : 'no';
  return how === 'alone' ? [{ kind, allowed: true, single_minor: null, day_minor: null, reason_required: false }] : [];
}

/** How the code from the order's mail, or the shop's word, counts for the authority rules. */
export const proofOf = (visit: VisitRow): Proof => ({ method: visit.by === 'code' ? 'code' : 'signed_in', at: visit.at.toISOString() });

const SAID = 'Asked for by the shopper on the tracking page.';

/** Another address for what is not sent yet. The same key is the same wish. */
export async function changeAddress(tx: Tx, visit: VisitRow, address: Address, key: string): Promise<void> {
  await askAction(tx, wish(visit, { kind: 'correct_address', address }, key));
}

/** Calls the whole order off. */
export async function cancelOrder(tx: Tx, visit: VisitRow, key: string): Promise<void> {
  await askAction(tx, wish(visit, { kind: 'cancel', restock: true }, key));
}

/** Whether a person would look at it first. Throws a Refusal where it is not possible at all. */
export async function personLooks(tx: Tx, visit: VisitRow): Promise<boolean> {
  return (await judgeAsking(tx, wish(visit, { kind: 'cancel', restock: true }, ''))).authority.answer !== 'alone';
}

function wish(visit: VisitRow, what: Asking['wish'], key: string): Asking {
  return { orderId: visit.order_id, conversationId: null, wish: what, reason: SAID, proof: proofOf(visit), key: `portal:${key}` };
}

/** Whether somebody wants news of their parcels by mail, or by another way to the number they gave. */
export async function chooseUpdates(tx: Tx, visit: VisitRow, way: string, wanted: boolean): Promise<void> {
  if (visit.customer_id === null) return;
  if (way === 'sms' || way === 'whatsapp') return chooseWay(tx, visit.customer_id, way, wanted, 'portal');
  await recordConsent(tx, { id: visit.customer_id, brandId: visit.brand_id }, { channel: 'email', purpose: 'service', granted: wanted, source: 'portal' });
}

/** What holds now; who never said anything gets them. */
export async function wantsUpdates(tx: Tx, customerId: string | null): Promise<boolean> {
  if (customerId === null) return false;
  return (await tx.maybe<{ granted: boolean }>(sql`select granted from customers.consent where customer_id = ${customerId} and channel = 'email' and purpose = 'service'`))?.granted ?? true;
}
