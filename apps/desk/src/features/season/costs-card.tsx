import type { Season, SeasonPlanned } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import { money } from './season-words.ts';
import type { AboutWhy } from './why-dialog.tsx';

export const costSources = ['classes', 'hiring', 'overtime', 'surge', 'deferral', 'deflection', 'extra', 'short', 'regulars'] as const;

/** What the season costs, by what for; every amount says how it comes about. */
export function CostsCard({ season, plan, onWhy }: { season: Season; plan: SeasonPlanned; onWhy: (about: AboutWhy) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const rows = costSources.filter((source) => plan.costs[source] > 0 || source === 'extra');
  const { budget } = season.asked;
  return (
    <Card>
      <h2 className="text-16 font-semibold">{t('season.costs')}</h2>
      <Table
        label={t('season.costs')} rows={rows} keyOf={(source) => source} {...(budget === undefined ? {} : { caption: t('season.budget', { amount: money(locale, season.currency, budget) }) })}
        columns={[
          { id: 'source', name: t('season.source'), cell: (source) => <span className={source === 'extra' ? 'font-semibold' : ''}>{t(`season.costNames.${source}`)}</span> },
          { id: 'amount', name: t('season.amount'), align: 'end', className: 'tabular', cell: (source) => <button type="button" aria-label={`${t(`season.costNames.${source}`)}: ${money(locale, season.currency, plan.costs[source])}. ${t('season.why')}?`} className={`underline decoration-dotted underline-offset-2 ${source === 'extra' ? 'font-semibold' : ''}`} onClick={() => onWhy({ cost: source })}>{money(locale, season.currency, plan.costs[source])}</button> },
        ]}
      />
    </Card>
  );
}
