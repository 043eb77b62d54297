import { loadDrift, type Drift } from '@keepdesk/client';
import { dateFormat, Table, useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card, Loaded } from '../../../../shared/kit/section.tsx';
import { usePercent } from '../../../../shared/words/use-percent.ts';

const LEAST_JUDGED = 5;

/** What is read week by week: how sure, how right, how much of it nothing in the tree; with a word where that moved. */
export function DriftPanel({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const percent = usePercent();
  const found = useQuery({ queryKey: ['settings', 'triage-drift', brandId], queryFn: () => loadDrift(brandId), staleTime: 60_000 });
  const drift = found.data;
  const from = drift ? drift.weeks.slice(drift.weeks.findIndex((week) => week.read > 0)) : [];
  if (found.isError) return <Loaded found={found}>{null}</Loaded>;
  if (!drift || from.every((week) => week.read === 0)) return null;
  const on = dateFormat(locale, { day: 'numeric', month: 'short' });
  const shown = (week: Drift['weeks'][number], value: number): number | null => (week.read === 0 ? null : value);
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-14 font-semibold">{t('model.drift')}</h3>
      {drift.moved.map((one) => (
        <p key={one.what} role="status" className="flex items-start gap-2 rounded-card border border-line bg-warning-soft px-3 py-2 text-13">
          <TriangleAlert size={16} className="mt-0.5 shrink-0 text-warning" />
          {t(`model.moved.${one.what}`, { before: percent(one.before), now: percent(one.now), reason: one.reason?.name ?? '' })}
        </p>
      ))}
      {drift.moved.length === 0 ? <p className="text-13 text-quiet">{t('model.steady')}</p> : null}
      {from.length < 2 ? null : (
        <Card>
          <LineChart
            title={t('model.weekly')}
            note={t('model.weeklyNote', { count: from.reduce((sum, week) => sum + week.read, 0) })}
            labels={from.map((week) => on.format(new Date(week.from)))}
            labelName={t('model.weekFrom')}
            format={percent}
            series={[
              { name: t('model.lines.right'), values: from.map((week) => (week.judged < LEAST_JUDGED ? null : week.right / week.judged)) },
              { name: t('model.lines.sure'), values: from.map((week) => shown(week, week.confidence)) },
              { name: t('model.lines.none'), values: from.map((week) => shown(week, week.out_of_scope)) },
            ]}
          />
        </Card>
      )}
      <Table
        label={t('model.shares')}
        rows={drift.reasons.filter((row) => row.before > 0 || row.now > 0)}
        keyOf={(row) => row.reason.key}
        columns={[
          { id: 'reason', name: t('settings.reasons'), cell: (row) => row.reason.name, sort: (row) => row.reason.name },
          { id: 'before', name: t('model.fourWeeks'), align: 'end', cell: (row) => <span className="tabular">{percent(row.before)}</span>, sort: (row) => row.before },
          { id: 'now', name: t('model.thisWeek'), align: 'end', cell: (row) => <span className="tabular">{percent(row.now)}</span>, sort: (row) => row.now },
        ]}
        caption={t('model.sharesHelp')}
      />
    </div>
  );
}
