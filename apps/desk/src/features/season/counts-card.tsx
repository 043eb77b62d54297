import { countSeason, planSeasonAgain, type Season } from '@keepdesk/client';
import { Button, Table, useClock } from '@keepdesk/ui';
import { RefreshCw, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card } from '../../shared/kit/section.tsx';
import type { SeasonSearch } from './season-search.ts';
import { className, dayName, plusWeeks, tenths } from './season-words.ts';

/** Who came and who left, week by week, beside what was reckoned; and the season planned anew with it. */
export function CountsCard({ season, onSeason }: { season: Season; onSeason: (search: SeasonSearch) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [asking, setAsking] = useState(false);
  const count = useChange((said: { who: string; week: number; people: number; note: string }) => countSeason(season.id, said), null, [['seasons']]);
  const again = useChange(() => planSeasonAgain(season.id, season.asked, t('season.replanNote')).then((kept) => onSeason({ season: kept.id })), null, [['seasons']]);
  const nameOf = (who: string): string => (who === 'regulars' ? t('season.regulars') : className(t, who));
  const weeks = season.asked.demand.weeks.map((_, week) => ({ id: String(week), name: dayName(locale, plusWeeks(season.asked.from, week)) }));
  return (
    <Card>
      <header className="flex flex-wrap items-start justify-between gap-3">
        <div className="max-w-md">
          <h2 className="text-16 font-semibold">{t('season.counts')}</h2>
          <p className="text-13 text-quiet">{t('season.countsIntro')}</p>
        </div>
        <Button icon={<UserPlus size={14} />} onPress={() => setAsking(true)}>{t('season.count')}</Button>
      </header>
      {season.counts.length === 0 ? <p className="text-13 text-quiet">{t('season.noneCounted')}</p> : (
        <Table
          label={t('season.counts')} rows={season.counts} keyOf={(one) => `${one.who} ${one.week}`}
          columns={[
            { id: 'who', name: t('season.who'), cell: (one) => <span className="flex flex-col"><span>{nameOf(one.who)}</span>{one.note === '' ? null : <span className="text-12 text-quiet">{one.note}</span>}</span> },
            { id: 'week', name: t('season.week'), className: 'tabular whitespace-nowrap', cell: (one) => dayName(locale, plusWeeks(season.asked.from, one.week)) },
            { id: 'there', name: t('season.there'), align: 'end', className: 'tabular', cell: (one) => <b>{one.people}</b> },
            { id: 'planned', name: t('season.planned'), align: 'end', className: 'tabular', cell: (one) => (one.planned === null ? '–' : tenths(locale, one.planned)) },
          ]}
        />
      )}
      {season.counted_since ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="text-13">{t('season.countedSince')}</p>
          <Button look="primary" icon={<RefreshCw size={14} />} busy={again.isPending} onPress={() => again.mutate(undefined)}>{t('season.again')}</Button>
        </div>
      ) : null}
      <FormDialog
        title={t('season.counts')} isOpen={asking} onClose={() => setAsking(false)} doName={t('season.count')} start={{ week: String(Math.min(weeks.length - 1, Math.max(0, season.now_week))), who: 'regulars' }}
        fields={[
          { kind: 'choice', name: 'who', label: t('season.who'), choices: [{ id: 'regulars', name: t('season.regulars') }, ...(season.asked.classes ?? []).map((one) => ({ id: one.id, name: className(t, one.id) }))] }, { kind: 'choice', name: 'week', label: t('season.week'), choices: weeks },
          { kind: 'number', name: 'people', label: t('season.there') }, { kind: 'text', name: 'note', label: t('season.note'), optional: true },
        ]}
        onSubmit={(values) => count.mutateAsync({ who: String(values.who), week: Number(values.week), people: Math.max(0, Math.round(Number(values.people) || 0)), note: String(values.note) })}
      />
    </Card>
  );
}
