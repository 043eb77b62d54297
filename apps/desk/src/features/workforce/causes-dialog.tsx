import type { ForecastCauses } from '@keepdesk/client';
import { Dialog, numberFormat, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { dayName, more, percent, tenths, whole } from './plan-words.ts';

type Day = ForecastCauses['days'][number];

/** How the figures of a day come about: what was learned, what stands, what is usual, and how far it is believed. */
export function CausesDialog({ causes, day, onClose }: { causes: ForecastCauses; day: Day; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const extra = day.causes.reduce((sum, one) => sum + one.extra, 0);
  const near = causes.days.indexOf(day) < (causes.believed?.near_days ?? 0);
  const steps = [
    { id: 'extra', value: more(locale, extra), formula: 'Σ (expected − usual)' },
    { id: 'chance', value: tenths(locale, causes.believed?.chance ?? 0), formula: 'extra³ ÷ (extra² + (2 · chance)²)' },
    { id: 'weight', value: percent(locale, (near ? causes.believed?.near : causes.believed?.far) ?? 0), formula: '(Σ extra · miss ÷ s² + prior ÷ 0.4²) ÷ (Σ extra² ÷ s² + 1 ÷ 0.4²)' },
    { id: 'series', value: tenths(locale, day.series), formula: 'without the causes' },
    { id: 'mean', value: tenths(locale, day.mean), formula: 'series + weight · counted extra' },
  ] as const;
  return (
    <Dialog title={t('plan.causes.deriveTitle', { day: dayName(locale, day.date, { weekday: 'long', day: 'numeric', month: 'long' }) })} isOpen onClose={onClose}>
      {/* It scrolls on a phone: the keyboard has to get in. */}
      <div role="region" aria-label={t('plan.causes.derive')} tabIndex={0}>
        <p className="mb-3 text-13 text-quiet">{t('plan.causes.deriveIntro')}</p>
        <ul className="flex flex-col divide-y divide-line">{causes.learned.filter((one) => one.contacts > 0).map((one) => <Learned key={one.cause} one={one} day={day} />)}</ul>
        <ol className="mt-3 flex flex-col divide-y divide-line border-t border-line">
          {steps.map((step) => (
            <li key={step.id} className="grid grid-cols-[1fr_auto] gap-x-4 py-2">
              <span className="font-medium">{t(`plan.causes.steps.${step.id}`)}</span>
              <span className="text-right font-semibold tabular">{step.value}</span>
              <span className="col-span-2 text-12 text-quiet" lang="en">{step.formula}</span>
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}

function Learned({ one, day }: { one: ForecastCauses['learned'][number]; day: Day }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = day.causes.find((row) => row.cause === one.cause);
  const per100 = (rate: number): string => numberFormat(locale, { maximumFractionDigits: 2 }).format(100 * rate);
  const most = one.rates.reduce((best, rate, age) => (rate > (one.rates[best] ?? 0) ? age : best), 0);
  const known = one.rates.some((rate) => rate > 0);
  return (
    <li className="py-2">
      <span className="flex flex-wrap justify-between gap-x-4"><b className="font-medium">{t(`plan.causes.names.${one.cause}`)}</b><span className="tabular">{now === undefined ? '–' : `${tenths(locale, now.expected)} − ${tenths(locale, now.usual)} = ${more(locale, now.extra)}`}</span></span>
      <span className="block text-12 text-quiet">
        {known
          ? t(one.cause === 'renewals' ? 'plan.causes.learnedDue' : 'plan.causes.learned', { contacts: whole(locale, one.contacts), unitDays: whole(locale, one.unit_days), perKnown: tenths(locale, one.per_known), part: percent(locale, one.part), most: per100(one.rates[most] ?? 0), age: one.cause === 'renewals' ? most - 3 : most, units: whole(locale, now?.units ?? 0) })
          : t('plan.causes.tooFew', { contacts: whole(locale, one.contacts) })}
      </span>
    </li>
  );
}
