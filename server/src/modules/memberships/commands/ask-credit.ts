import type { Tx } from '../../../platform/db/tx.ts';
import { invalid, notFound } from '../../../platform/refusal/refusal.ts';
import { askApproval } from '../../approvals/index.ts';
import { customerFor } from '../../customers/index.ts';
import { askedFrom, holdDay, mayAlone } from '../../orders/index.ts';
import { givenAlone } from '../queries/given-today.ts';
import { creditByKey, endWaitingCredit, giveCredit, giveWaitingCredit, heldCredit, type CreditRow, type Giving } from './credit.ts';

/** A person gives credit: at once within their limits, and above them once somebody else agrees. */
export async function askForCredit(tx: Tx, giving: Giving): Promise<CreditRow> {
  const { brand_id: brandId } = await customerFor(tx, giving.customerId);
  const before = await creditByKey(tx, brandId, giving);
  if (before) return before;
  const from = giving.conversationId ? await askedFrom.get()(tx, giving.conversationId, null) : undefined;
  if (giving.conversationId && !from) throw notFound('conversation');
  await holdDay(tx, brandId, 'store_credit');
  const { authority } = await mayAlone(tx, {
    brandId, kind: 'store_credit', amountMinor: giving.amountMinor, todayMinor: tx.actor.id === null ? 0 : await givenAlone(tx, tx.actor.id, brandId, 'store_credit', giving.currency), currency: giving.currency,
    reason: giving.reason, proven: null, from: from ?? null, customerId: giving.customerId, orderId: null,
  });
  if (authority.answer === 'reason') throw invalid('Say what the credit is for.', [{ field: 'reason', message: 'reason_needed' }]);
  if (authority.answer === 'alone') return giveCredit(tx, giving);
  const id = tx.id();
  const approvalId = await askApproval(tx, {
    brandId, kind: 'store_credit', subjectId: id, conversationId: giving.conversationId ?? null, number: from?.number ?? null, because: authority.because, permission: 'orders.approve', amountMinor: giving.amountMinor, currency: giving.currency, reason: giving.reason,
  });
  return giveCredit(tx, giving, { id, approvalId });
}

/** A second person decided, or nobody did in time. */
export async function creditDecided(tx: Tx, id: string, decision: 'approved' | 'refused' | 'expired'): Promise<void> {
  const row = await heldCredit(tx, id);
  if (row.state !== 'waiting_approval') return;
  if (decision === 'approved') await giveWaitingCredit(tx, row);
  else await endWaitingCredit(tx, row, 'refused');
}
