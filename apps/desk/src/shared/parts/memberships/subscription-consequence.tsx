import { dateFormat, Money, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import type { SubscriptionKind } from './use-memberships.ts';

const momentOf = (value: unknown): Date | null => (typeof value === 'string' ? new Date(value) : null);

/** What is charged when, and what the customer has afterwards: in whole sentences, since money hangs on them. */
export function SubscriptionConsequence({ kind, consequence }: { kind: SubscriptionKind; consequence: Record<string, unknown> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const day = (at: Date) => dateFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
  const [gone, next] = [momentOf(consequence.notChargedOn), momentOf(consequence.nextChargeAt)];
  const currency = String(consequence.currency ?? 'EUR');
  const total = typeof consequence.nextTotalMinor === 'number' ? { amount_minor: consequence.nextTotalMinor, currency } : null;
  const difference = Number(consequence.differenceMinor ?? 0);
  return (
    <ul className="flex flex-col gap-1.5 text-13">
      {gone && kind !== 'change_date' ? <li>{t('member.notCharged', { day: day(gone) })}</li> : null}
      {next && total ? (
        <li className="font-medium">
          {t('member.nextCharge', { day: day(next) })} <Money value={total} />
        </li>
      ) : (
        <li className="font-medium">{t(kind === 'pause' ? 'member.noChargeUntil' : 'member.noChargeMore')}</li>
      )}
      {difference === 0 ? null : (
        <li className="text-quiet">
          {t(difference > 0 ? 'member.costsMore' : 'member.costsLess')} <Money value={{ amount_minor: Math.abs(difference), currency }} />
        </li>
      )}
      <li className="text-quiet">{t(`member.told.${kind}`)}</li>
    </ul>
  );
}
