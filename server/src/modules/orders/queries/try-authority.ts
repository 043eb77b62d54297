import type { Tx } from '../../../platform/db/tx.ts';
import type { TriedAuthorityView, TryAuthorityInput } from '../contract.ts';
import { givenToday } from '../ports.ts';
import { judgeAuthority, type LimitKind } from '../rules/authority.ts';
import { spentToday } from '../store/actions.ts';
import { carePolicy, limitsOfPerson } from './limits.ts';
import { inHundredths, reasonPath } from './may-alone.ts';

/** What a person would be answered, by the code that answers them; what they did today counts as it would. */
export async function tryAuthority(tx: Tx, asked: TryAuthorityInput): Promise<TriedAuthorityView> {
  const { brand_id: brandId, person_id: personId, kind, amount } = asked;
  const limits = await limitsOfPerson(tx, brandId, personId, kind, await reasonPath(tx, asked.contact_reason_id ?? null));
  const today = await doneToday(tx, personId, brandId, kind, amount.currency);
  const [amountMinor, todayMinor] = [amount.amount_minor, today].map((minor) => inHundredths(minor, kind === 'points' ? null : amount.currency)) as [number, number];
  const answer = judgeAuthority(limits, { amountMinor, todayMinor, proven: asked.proven, risk: asked.risk ?? 'low', care: await carePolicy(tx, brandId), reason: asked.reason ? 'given' : '' });
  return { answer: answer.answer, because: answer.answer === 'approval' ? answer.because : null, today: { amount_minor: today, currency: amount.currency }, roles: limits.length };
}

/** What is given beside orders is kept on a higher floor, which answers for it. */
function doneToday(tx: Tx, personId: string, brandId: string, kind: LimitKind, currency: string): Promise<number> {
  return kind === 'store_credit' || kind === 'points' ? givenToday.get()(tx, personId, brandId, kind, currency) : spentToday(tx, personId, brandId, kind, currency);
}
