import type { NoticeEffect } from '@keepdesk/client';
import { numberFormat, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';

/** What telling did, in words that claim no more than is known. */
export function EffectLine({ effect }: { effect: NoticeEffect | null }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  if (effect === null) return <p className="text-13 text-quiet">{t('told.effect.none')}</p>;
  const percent = (share: number): string => numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  const points = (share: number): string => numberFormat(locale, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(-100 * share);
  const whole = (value: number): string => numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
  const [, low = 0, high = 0] = effect.absolute ?? [];
  const [relative = 0, relativeLow = 0, relativeHigh = 0] = effect.relative ?? [1, 1, 1];
  const said = effect.verdict === 'fewer'
    ? t('told.effect.fewer', { percent: percent(relative), low: percent(relativeLow), high: percent(relativeHigh), avoided: whole(effect.contacts_avoided ?? 0), sent: whole(effect.sent) })
    : t(`told.effect.${effect.verdict}`, { missing: whole(effect.missing), low: points(high), high: points(low) });
  return (
    <div className="text-13">
      <p className={effect.verdict === 'fewer' ? 'font-medium text-positive' : effect.verdict === 'more' ? 'font-medium text-danger' : ''}>{said}</p>
      <p className="text-12 text-quiet">{t('told.effect.arms', { contacts: effect.treated.contacts, customers: effect.treated.customers, heldContacts: effect.holdout.contacts, held: effect.holdout.customers })}</p>
    </div>
  );
}
