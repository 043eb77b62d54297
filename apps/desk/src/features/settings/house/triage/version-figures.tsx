import { loadModelFigures, type ModelFigures, type ModelVersion, type NamedReason } from '@keepdesk/client';
import { EmptyState, ErrorState, SkeletonRows, Table, Tabs } from '@keepdesk/ui';
import { ReliabilityChart } from '@keepdesk/ui/charts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../../../shared/kit/section.tsx';
import { describeProblem } from '../../../../shared/words/problem.ts';
import { usePercent } from '../../../../shared/words/use-percent.ts';

/** How a version did on the conversations it had not seen: reason by reason, who is taken for whom, how sure and how right, and which it got wrong. */
export function VersionFigures({ brandId, version }: { brandId: string; version: ModelVersion }) {
  const { t } = useTranslation();
  const [tab, setTab] = useState('reasons');
  const found = useQuery({ queryKey: ['settings', 'triage-figures', brandId, version.number], queryFn: () => loadModelFigures(brandId, version.number), staleTime: 60_000 });
  const figures = found.data;
  if (found.isError) {
    return (
      <ErrorState title={t('settings.failed')} onRetry={() => void found.refetch()} className="rounded-card border border-line bg-raised">
        {describeProblem(t, found.error)}
      </ErrorState>
    );
  }
  if (!figures) return <SkeletonRows rows={6} />;
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-14 font-semibold">{t('model.figuresOf', { number: version.number })}</h3>
      <p className="text-13 text-quiet">{t('model.figuresHelp', { count: version.judged })}</p>
      <Tabs
        label={t('model.figuresOf', { number: version.number })}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'reasons', name: t('model.perReason'), content: <Reasons figures={figures} /> },
          { id: 'confusions', name: t('model.confusions'), count: figures.confusions.length, content: <Confusions figures={figures} /> },
          { id: 'sure', name: t('model.sure'), content: <Reliability figures={figures} version={version} /> },
          { id: 'wrong', name: t('model.wrong'), count: figures.mistakes.length, content: <Mistakes figures={figures} /> },
        ]}
      />
    </div>
  );
}

const keyOf = (reason: NamedReason | null): string => reason?.key ?? '';

function Reasons({ figures }: { figures: ModelFigures }) {
  const { t } = useTranslation();
  const percent = usePercent();
  const share = (value: number, judged: number) => <span className="tabular">{judged === 0 ? '–' : percent(value)}</span>;
  return (
    <Table
      label={t('model.perReason')}
      rows={figures.reasons}
      keyOf={(row) => row.reason.key}
      columns={[
        { id: 'reason', name: t('settings.reasons'), cell: (row) => row.reason.name, sort: (row) => row.reason.name },
        { id: 'taught', name: t('model.taughtWith'), align: 'end', wideOnly: true, cell: (row) => <span className="tabular">{row.taught}</span>, sort: (row) => row.taught },
        { id: 'judged', name: t('model.judgedBy'), align: 'end', cell: (row) => <span className="tabular">{row.judged}</span>, sort: (row) => row.judged },
        { id: 'precision', name: t('model.precision'), align: 'end', cell: (row) => share(row.precision, row.judged), sort: (row) => row.precision },
        { id: 'recall', name: t('model.recall'), align: 'end', cell: (row) => share(row.recall, row.judged), sort: (row) => row.recall },
        { id: 'f1', name: t('model.f1'), align: 'end', wideOnly: true, cell: (row) => share(row.f1, row.judged), sort: (row) => row.f1 },
        { id: 'before', name: t('model.before'), align: 'end', wideOnly: true, cell: (row) => share(row.against_f1, row.judged), sort: (row) => row.against_f1 },
      ]}
      caption={t('model.perReasonHelp')}
    />
  );
}

function useReasonName(): (reason: NamedReason | null) => string {
  const { t } = useTranslation();
  return (reason) => reason?.name ?? t('model.nothing');
}

function Confusions({ figures }: { figures: ModelFigures }) {
  const { t } = useTranslation();
  const name = useReasonName();
  return (
    <Table
      label={t('model.confusions')}
      rows={figures.confusions}
      keyOf={(row) => `${keyOf(row.truth)} ${keyOf(row.said)}`}
      empty={<EmptyState title={t('model.noConfusions')} className="rounded-card border border-line bg-raised" />}
      columns={[
        { id: 'truth', name: t('model.filedAs'), cell: (row) => name(row.truth), sort: (row) => name(row.truth) },
        { id: 'said', name: t('model.saidAs'), cell: (row) => name(row.said), sort: (row) => name(row.said) },
        { id: 'conversations', name: t('model.conversations'), align: 'end', cell: (row) => <span className="tabular">{row.conversations}</span>, sort: (row) => row.conversations },
      ]}
    />
  );
}

function Reliability({ figures, version }: { figures: ModelFigures; version: ModelVersion }) {
  const { t } = useTranslation();
  const percent = usePercent();
  return (
    <Card>
      <ReliabilityChart
        title={t('model.sureTitle')}
        note={t('model.sureNote', { error: percent(version.score.calibration_error), count: version.judged })}
        points={figures.reliability.map((one) => ({ confidence: one.confidence, accuracy: one.accuracy, count: one.conversations }))}
        confidenceName={t('model.confidence')}
        accuracyName={t('model.right')}
        countName={t('model.conversations')}
        evenName={t('model.even')}
        format={percent}
      />
    </Card>
  );
}

function Mistakes({ figures }: { figures: ModelFigures }) {
  const { t } = useTranslation();
  const percent = usePercent();
  const name = useReasonName();
  return (
    <Table
      label={t('model.wrong')}
      rows={figures.mistakes}
      keyOf={(row) => row.conversation_id}
      empty={<EmptyState title={t('model.noneWrong')} className="rounded-card border border-line bg-raised" />}
      columns={[
        {
          id: 'conversation', name: t('model.conversation'),
          cell: (row) => (
            <Link to="/c/$number" params={{ number: String(row.conversation_number) }}>
              {`#${row.conversation_number}${row.subject ? ` ${row.subject}` : ''}`}
            </Link>
          ),
        },
        { id: 'truth', name: t('model.filedAs'), cell: (row) => name(row.truth), sort: (row) => name(row.truth) },
        { id: 'said', name: t('model.saidAs'), cell: (row) => name(row.said), sort: (row) => name(row.said) },
        { id: 'sure', name: t('model.confidence'), align: 'end', cell: (row) => <span className="tabular">{percent(row.confidence)}</span>, sort: (row) => row.confidence },
      ]}
    />
  );
}
