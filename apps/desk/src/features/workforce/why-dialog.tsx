import { loadStaffingWhy, type StaffedInterval, type StaffingAsked, type StaffingStep } from '@keepdesk/client';
import { Dialog, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../shared/kit/section.tsx';
import { clock, momentName, percent, tenths } from './plan-words.ts';

const steps = ['load', 'model', 'one_fewer', 'waiting', 'service_level', 'occupancy', 'hung_up', 'turned_away', 'decided_by', 'shrinkage', 'unstable'] as const;
const models = ['erlang_a', 'erlang_c', 'chat', 'erlang_b', 'mmck'] as const;
const targets = ['service_level', 'max_occupancy', 'average_wait_seconds', 'max_abandon', 'max_blocked'] as const;

/** How a number comes about, step by step, in words and with its formula. */
export function WhyDialog({ asked, interval, zone, onClose }: { asked: StaffingAsked & { at: string }; interval: StaffedInterval; zone: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const found = useQuery({ queryKey: ['plan', 'why', asked], queryFn: () => loadStaffingWhy(asked) });
  const rows = found.data?.data ?? [];
  return (
    <Dialog title={t('plan.why', { people: tenths(locale, interval.people) })} isOpen onClose={onClose}>
      <p className="mb-3 text-13 text-quiet">{t('plan.whyOf', { day: momentName(locale, zone, interval.at, { weekday: 'long', day: 'numeric', month: 'long' }), time: momentName(locale, zone, interval.at, clock), contacts: tenths(locale, interval.contacts) })}</p>
      <Loaded found={found} title={t('plan.failed')}>
        {rows.length === 0 ? <p>{t('plan.nobodyNeeded')}</p> : (
          <ol className="flex flex-col divide-y divide-line">
            {rows.map((step) => (
              <li key={step.what} className="grid grid-cols-[1fr_auto] gap-x-4 py-2">
                <span className="font-medium">{stepName(t, step)}</span>
                <span className="text-right font-semibold tabular">{valueOf(t, locale, step)}</span>
                <span className="col-span-2 text-12 text-quiet" lang="en">{step.formula}</span>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Dialog>
  );
}

function stepName(t: TFunction, { what }: StaffingStep): string {
  const known = steps.find((one) => one === what);
  return known ? t(`plan.step.${known}`) : what;
}

function valueOf(t: TFunction, locale: string, { unit, value }: StaffingStep): string {
  if (typeof value === 'string') return wordsOf(t, value);
  if (unit === 'share') return percent(locale, value);
  if (unit === 'seconds') return t('plan.seconds', { value: tenths(locale, value) });
  return unit === 'erlangs' ? t('plan.erlangs', { value: tenths(locale, value) }) : t('plan.people', { count: value });
}

function wordsOf(t: TFunction, value: string): string {
  const model = models.find((one) => one === value);
  if (model) return t(`plan.models.${model}`);
  if (value === 'unstable') return t('plan.unstable');
  return value.split(', ').map((name) => { const target = targets.find((one) => one === name); return target ? t(`plan.targets.${target}`) : name; }).join(', ');
}
