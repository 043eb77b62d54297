import type { Season, SeasonDecision, SeasonPlanned } from '@keepdesk/client';
import { Table, useClock } from '@keepdesk/ui';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shared/kit/section.tsx';
import { className, dayName, money, share, whole } from './season-words.ts';
import type { AboutWhy } from './why-dialog.tsx';

/** What has to be decided, by when, and until when it can wait. */
export function DecisionsCard({ season, plan, onWhy }: { season: Season; plan: SeasonPlanned; onWhy: (about: AboutWhy) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const name = (one: SeasonDecision): string => decisionName(t, locale, season, one);
  return (
    <Card>
      <div>
        <h2 className="text-16 font-semibold">{t('season.decisions')}</h2>
        <p className="text-13 text-quiet">{t('season.decisionsIntro', { share: share(locale, season.asked.late_share ?? 0.01) })}</p>
      </div>
      {plan.decisions.length === 0 ? <p className="text-13">{t('season.nothing')}</p> : (
        <Table
          label={t('season.decisions')} rows={plan.decisions} keyOf={(one) => `${one.kind} ${one.id}`}
          columns={[
            { id: 'what', name: t('season.what'), cell: (one) => (one.kind === 'class' ? <button type="button" className="text-left underline decoration-dotted underline-offset-2" onClick={() => onWhy({ class: one.id })}>{name(one)}</button> : name(one)) },
            { id: 'by', name: t('season.by'), className: 'tabular whitespace-nowrap', cell: (one) => dayName(locale, one.decide_on) },
            { id: 'last', name: t('season.last'), className: 'tabular whitespace-nowrap font-semibold', cell: (one) => (one.settled ? t('season.settled') : one.last_on === null ? t('season.anyTime') : dayName(locale, one.last_on)) },
            { id: 'without', name: t('season.without'), align: 'end', className: 'tabular', wideOnly: true, cell: (one) => (one.without === null ? '–' : t('season.more', { cost: money(locale, season.currency, Math.max(0, one.without.cost)) })) },
          ]}
        />
      )}
    </Card>
  );
}

export function decisionName(t: TFunction, locale: string, season: Season, one: { readonly kind: SeasonDecision['kind']; readonly id: string; readonly amount: number }): string {
  const name = one.kind === 'class' ? className(t, one.id) : (season.asked.deflection?.find(({ id }) => id === one.id)?.name ?? one.id);
  return t(`season.kinds.${one.kind}`, { name, people: whole(locale, one.amount), share: share(locale, one.amount), hours: whole(locale, one.amount) });
}
