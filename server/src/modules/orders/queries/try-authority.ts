import type { Tx } from '../../../platform/db/tx.ts';
import { minorDigits } from '../../../platform/money/money.ts';
import type { TriedAuthorityView, TryAuthorityInput } from '../contract.ts';
import { judgeAuthority } from '../rules/authority.ts';
import { spentToday } from '../store/actions.ts';
import { limitsOfPerson, unprovenPolicy } from './limits.ts';

/** What a person would be answered, by the code that answers them; what they did today counts as it would. */
export async function tryAuthority(tx: Tx, { brand_id: brandId, person_id: personId, kind, amount, proven, reason }: TryAuthorityInput): Promise<TriedAuthorityView> {
  const limits = (await limitsOfPerson(tx, brandId, personId)).filter((limit) => limit.kind === kind);
  const today = await spentToday(tx, personId, brandId, kind, amount.currency);
  const hundredths = (minor: number): number => Math.round(minor * 10 ** (2 - minorDigits(amount.currency)));
  const asked = { amountMinor: hundredths(amount.amount_minor), todayMinor: hundredths(today), proven, unproven: await unprovenPolicy(tx, brandId) };
  const answer = judgeAuthority(limits, { ...asked, reason: reason ? 'given' : '' });
  return { answer: answer.answer, because: answer.answer === 'approval' ? answer.because : null, today: { amount_minor: today, currency: amount.currency }, roles: limits.length };
}
