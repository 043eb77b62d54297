import type { StaffingSummary } from '@keepdesk/client';
import { formatMoney, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { clock, few, momentName, percent, signed, whole } from './plan-words.ts';

interface Figure {
  id: 'paid' | 'agents' | 'most' | 'level' | 'busy' | 'cost' | 'contacts';
  of: (sum: StaffingSummary) => number | null;
  write: (value: number | null, sum: StaffingSummary) => string;
}

/** What a week comes to; where something was changed, beside what is kept. */
export function Sums({ kept, changed, currency, zone }: { kept: StaffingSummary; changed: StaffingSummary | null; currency: string; zone: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const count = (value: number | null): string => (value === null ? '–' : whole(locale, value));
  const figures: Figure[] = [
    { id: 'contacts', of: (sum) => sum.contacts, write: count },
    { id: 'paid', of: (sum) => sum.paid_hours, write: count },
    { id: 'agents', of: (sum) => sum.agent_hours, write: count },
    { id: 'most', of: (sum) => sum.most_agents, write: (value, sum) => `${value === null ? '–' : few(locale, value)}${sum.most_at === null ? '' : ` · ${momentName(locale, zone, sum.most_at, { weekday: 'short', ...clock })}`}` },
    { id: 'level', of: (sum) => sum.service_level, write: (value) => percent(locale, value) },
    { id: 'busy', of: (sum) => sum.occupancy, write: (value) => percent(locale, value) },
    { id: 'cost', of: (sum) => sum.cost_minor, write: (value) => (value === null ? '–' : formatMoney({ amount_minor: value, currency }, locale)) },
  ];
  const shown = changed ?? kept;
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(min(9.5rem,44%),1fr))] gap-3">
        {figures.filter((one) => one.of(shown) !== null || one.of(kept) !== null).map((one) => {
          const [now, before] = [one.of(shown), one.of(kept)];
          return (
            <div key={one.id} className="flex flex-col rounded-card border border-line bg-raised p-3">
              <dt className="text-12 text-quiet">{t(`plan.figures.${one.id}`)}</dt>
              <dd className="text-18 font-semibold tabular">{one.write(now, shown)}</dd>
              {changed === null ? null : <dd className="text-12 text-quiet tabular">{`${t('plan.nowKept')}: ${one.write(before, kept)}${now !== null && before !== null && before > 0 && one.id !== 'level' && one.id !== 'busy' && now !== before ? ` (${signed(locale, now / before - 1)})` : ''}`}</dd>}
            </div>
          );
        })}
      </dl>
      {shown.while_closed >= 0.5 ? <p className="text-13 text-quiet">{t('plan.whileClosed', { count: whole(locale, shown.while_closed) })}</p> : null}
    </div>
  );
}
