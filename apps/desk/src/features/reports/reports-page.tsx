import { exportReport, loadBehind, loadMetrics, loadReports, remove, runReport, type AskedReport, type Report, type SavedReport } from '@keepdesk/client';
import { Button, classNames, Dialog, EmptyState, ErrorState, Menu, Skeleton, useClock, useNow, useToaster, Waiting } from '@keepdesk/ui';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ChartNoAxesColumn, Ellipsis, FileDown, Mail, Printer, Save, Target, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../shared/kit/confirm-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { BehindDialog } from '../../shared/figures/behind-dialog.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { describeProblem } from '../../shared/words/problem.ts';
import { readAskedSearch } from './asked-search.ts';
import { isTime, presetIds, presets, sameQuestion, type PresetId } from './presets.ts';
import { QuestionBar } from './question-bar.tsx';
import { ReportChart } from './report-chart.tsx';
import { SaveDialog, ScheduleDialog } from './report-dialogs.tsx';
import { ReportTabs } from './report-tabs.tsx';
import { ReportTable } from './report-table.tsx';
import { SatisfactionCards } from './scorecard.tsx';
import { TargetsDialog } from './targets-dialog.tsx';
import { metricName, spanName, writeValue } from './words.ts';

interface Drilled {
  asked: AskedReport;
  metric: string;
  keys: ReadonlyArray<string | null>;
  name: string;
}

type OpenDialog = 'save' | 'schedule' | 'definitions' | 'targets' | 'remove' | null;

/** Questions about the figures: begun from a preset or a saved one, changed, compared, drilled into, kept and sent. */
export function ReportsPage() {
  const chosen = useSearch({ from: '/desk/reports' }).report ?? 'overview';
  const saved = useQuery({ queryKey: ['reports', 'saved'], queryFn: loadReports });
  const report = saved.data?.data.find((one) => one.id === chosen) ?? null;
  const preset = presetIds.find((id) => id === chosen);
  if (saved.isPending && !preset) return <Loading />;
  return <Question key={report?.id ?? preset ?? 'overview'} saved={saved.data?.data ?? []} report={report} preset={report ? null : (preset ?? 'overview')} />;
}

function Question({ saved, report, preset }: { saved: readonly SavedReport[]; report: SavedReport | null; preset: PresetId | null }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const client = useQueryClient();
  const navigate = useNavigate();
  const start = report?.asked ?? presets[preset ?? 'overview'];
  const search = useSearch({ from: '/desk/reports' });
  const asked = useMemo(() => readAskedSearch(search.asked) ?? start, [search.asked, start]);
  // In the address, so that Back and a link ask the same.
  const setAsked = (next: AskedReport): void => void navigate({ to: '/reports', replace: true, search: { ...(search.report ? { report: search.report } : {}), ...(sameQuestion(next, start) ? {} : { asked: next }) } });
  const [dialog, setDialog] = useState<OpenDialog>(null);
  const [drilled, setDrilled] = useState<Drilled | null>(null);
  const found = useQuery({ queryKey: ['reports', 'run', asked], queryFn: () => runReport(asked), placeholderData: keepPreviousData, refetchInterval: asked.period === 'today' ? 60_000 : false });
  const drop = useChange((id: string) => remove(`/api/v1/reports/${id}`), t('reports.removed'));
  const go = (id: string): void => {
    void client.invalidateQueries({ queryKey: ['reports', 'saved'] });
    void navigate({ to: '/reports', search: { report: id } });
  };
  // A target stands beside its figure, so the figures are asked for again.
  const closeTargets = (): void => {
    setDialog(null);
    void client.invalidateQueries({ queryKey: ['reports'] });
  };
  const result = found.data;
  return (
    <PageFrame
      title={report?.name ?? t(`reports.preset.${preset ?? 'overview'}`)}
      note={result ? t('reports.covers', { span: spanName(result, locale), zone: result.time_zone.replaceAll('_', ' ') }) : t('reports.intro')}
      actions={<Actions asked={asked} report={report} changed={!sameQuestion(asked, start)} onDialog={setDialog} />}
    >
      <ReportTabs saved={saved} chosen={report?.id ?? preset ?? 'overview'} onGo={go} />
      <QuestionBar asked={asked} report={found.data} onAsked={setAsked} />
      {found.isError ? (
        <ErrorState title={t('reports.failed')} onRetry={() => void found.refetch()} className="rounded-card border border-line bg-raised">
          {describeProblem(t, found.error)}
        </ErrorState>
      ) : result === undefined ? (
        <Skeletons />
      ) : (
        <div className={classNames('flex flex-col gap-4 transition-opacity', found.isPlaceholderData && 'opacity-60')} aria-busy={found.isPlaceholderData}>
          <Answer report={result} onDrill={(metric, keys, name) => setDrilled({ asked, metric, keys, name })} />
          {preset === 'satisfaction' ? <SatisfactionCards asked={asked} period={result.period} /> : null}
        </div>
      )}
      {drilled ? <BehindDialog title={`${metricName(t, drilled.metric, drilled.metric)} · ${drilled.name}`} asked={drilled} load={() => loadBehind(drilled.asked, drilled.metric, drilled.keys)} onClose={() => setDrilled(null)} /> : null}
      {dialog === 'save' ? <SaveDialog asked={asked} report={report?.mine ? report : null} onClose={() => setDialog(null)} onSaved={(made) => go(made.id)} /> : null}
      {dialog === 'schedule' && report ? <ScheduleDialog report={report} onClose={() => setDialog(null)} /> : null}
      {dialog === 'targets' ? <TargetsDialog onClose={closeTargets} /> : null}
      {dialog === 'definitions' ? <DefinitionsDialog onClose={() => setDialog(null)} /> : null}
      <ConfirmDialog title={t('reports.remove')} doName={t('action.remove')} isOpen={dialog === 'remove'} onClose={() => setDialog(null)} onDo={async () => report && drop.mutateAsync(report.id).then(() => go('overview'))}>
        {t('reports.removeText')}
      </ConfirmDialog>
    </PageFrame>
  );
}

function Actions({ asked, report, changed, onDialog }: { asked: AskedReport; report: SavedReport | null; changed: boolean; onDialog: (dialog: OpenDialog) => void }) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const mayShare = useMay('insights.share');
  const take = (format: 'csv' | 'jsonl'): void => {
    exportReport(asked, format).then(
      (file) => {
        const link = document.createElement('a');
        link.href = URL.createObjectURL(file);
        link.download = `${report?.name ?? 'report'}.${format}`;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      },
      (problem: unknown) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }),
    );
  };
  return (
    <div className="flex flex-wrap gap-2 print:hidden">
      <Button look={changed || report === null ? 'primary' : 'secondary'} icon={<Save size={14} />} onPress={() => onDialog('save')}>
        {report?.mine ? t('reports.change') : t('reports.save')}
      </Button>
      {report?.mine && mayShare ? (
        <Button icon={<Mail size={14} />} onPress={() => onDialog('schedule')}>
          {t('reports.sendByMail')}
        </Button>
      ) : null}
      <Menu
        label={t('reports.more')}
        placement="bottom end"
        trigger={
          <Button icon={<Ellipsis size={14} />}>{t('reports.more')}</Button>
        }
        groups={[
          {
            id: 'take',
            actions: [
              { id: 'csv', name: t('reports.asCsv'), icon: <FileDown size={16} />, onAction: () => take('csv') },
              { id: 'jsonl', name: t('reports.asJsonl'), icon: <FileDown size={16} />, onAction: () => take('jsonl') },
              { id: 'print', name: t('reports.print'), icon: <Printer size={16} />, onAction: () => window.print() },
            ],
          },
          {
            id: 'rest',
            actions: [
              { id: 'definitions', name: t('reports.definitions'), icon: <ChartNoAxesColumn size={16} />, onAction: () => onDialog('definitions') },
              ...(mayShare ? [{ id: 'targets', name: t('reports.targets'), icon: <Target size={16} />, onAction: () => onDialog('targets') }] : []),
              ...(report?.mine ? [{ id: 'remove', name: t('reports.remove'), icon: <Trash2 size={16} />, danger: true, onAction: () => onDialog('remove') }] : []),
            ],
          },
        ]}
      />
    </div>
  );
}

/** Figures at a glance, the chart of the first or chosen one, and the table all of it is read from. */
function Answer({ report, onDrill }: { report: Report; onDrill: (metric: string, keys: ReadonlyArray<string | null>, name: string) => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const [metricAt, setMetricAt] = useState(0);
  const at = Math.min(metricAt, report.metrics.length - 1);
  const timed = report.by.some(isTime);
  const nothing = report.total.every((cell) => cell.n === 0 && !cell.value);
  const provisional = report.metrics.some((metric) => metric.provisional) && Date.parse(report.period.to) > now.getTime() - 8 * 86_400_000;
  const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  if (nothing) {
    return (
      <EmptyState icon={<ChartNoAxesColumn size={20} />} title={t('reports.nothing')} className="rounded-card border border-line bg-raised">
        {t('reports.nothingText')}
      </EmptyState>
    );
  }
  return (
    <>
      {timed ? (
        <div role="group" aria-label={t('reports.figures')} className="grid grid-cols-[repeat(auto-fill,minmax(min(11rem,44%),1fr))] gap-3">
          {report.metrics.map((metric, i) => (
            <button
              key={metric.key}
              type="button"
              aria-pressed={i === at}
              onClick={() => setMetricAt(i)}
              className={classNames('flex flex-col items-start gap-0.5 rounded-card border bg-raised p-3 text-left', i === at ? 'border-accent' : 'border-line hover:bg-hover')}
            >
              <span className="text-13 text-quiet">{metricName(t, metric.key, metric.name)}</span>
              <span className="text-20 font-semibold tabular">{writeValue(report.total[i]?.value, metric.unit, locale)}</span>
              {report.compared_with ? <span className="text-12 text-quiet">{t('reports.beforeWas', { value: writeValue(report.total[i]?.before, metric.unit, locale) })}</span> : null}
            </button>
          ))}
        </div>
      ) : null}
      <ReportChart report={report} metricAt={at} />
      <ReportTable report={report} onDrill={onDrill} />
      <div className="flex flex-col gap-1 text-12 text-quiet">
        {report.cut ? <p>{t('reports.cut')}</p> : null}
        {provisional ? <p>{t('reports.provisional')}</p> : null}
        {report.rows.some((row) => row.cells.some((cell) => !cell.exact)) ? <p>{t('reports.within')}</p> : null}
        {report.restated.length > 0 ? <p>{t('reports.restated', { days: report.restated.slice(0, 8).map((one) => days.format(new Date(`${one.day}T00:00:00Z`))).join(', ') + (report.restated.length > 8 ? ' …' : ''), at: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(report.restated.map((one) => one.at).sort().at(-1) ?? '')) })}</p> : null}
      </div>
    </>
  );
}

function DefinitionsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['reports', 'metrics'], queryFn: loadMetrics, staleTime: Infinity });
  return (
    <Dialog title={t('reports.definitions')} isOpen onClose={onClose}>
      <dl tabIndex={0} className="flex max-h-[65dvh] flex-col gap-4 overflow-y-auto text-14">
        {(found.data?.data ?? []).map((metric) => (
          <div key={metric.key}>
            <dt className="font-medium">{metricName(t, metric.key, metric.name)}</dt>
            <dd className="text-13 text-quiet">{metric.definition}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

function Skeletons() {
  return (
    <Waiting className="flex flex-col gap-4">
      <Skeleton className="h-20 rounded-card" />
      <Skeleton className="h-64 rounded-card" />
      <Skeleton className="h-48 rounded-card" />
    </Waiting>
  );
}

function Loading() {
  return (
    <div className="p-8">
      <Skeletons />
    </div>
  );
}
