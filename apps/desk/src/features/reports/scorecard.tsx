import { loadScorecard, loadSurveys, type AskedReport, type Report, type ReportCell } from '@keepdesk/client';
import { EmptyState, ErrorState, Pill, RelativeTime, SkeletonRows, Table, useClock, type Tone } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageSquareHeart } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { describeProblem } from '../../shared/words/problem.ts';
import { writeValue } from './words.ts';

/** Satisfaction of each channel beside its target, one score of all, and what customers wrote. */
export function SatisfactionCards({ asked, period }: { asked: AskedReport; period: Report['period'] }) {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <ScorecardCard asked={asked} />
      <AnswersCard asked={asked} period={period} />
    </div>
  );
}

function ScorecardCard({ asked }: { asked: AskedReport }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const when = { period: asked.period, ...(asked.from ? { from: asked.from } : {}), ...(asked.to ? { to: asked.to } : {}) };
  const found = useQuery({ queryKey: ['reports', 'scorecard', when, asked.filters], queryFn: () => loadScorecard({ ...when, filters: asked.filters }) });
  const card = found.data;
  const cell = (one: ReportCell, unit: string): string => (one.value === null ? '–' : `${writeValue(one.value, unit, locale)}${one.few ? ` (${t('reports.few')})` : ''}`);
  return (
    <section aria-label={t('reports.scorecard')} className="flex flex-col gap-3 rounded-card border border-line bg-raised p-4">
      <h2 className="text-14 font-semibold">{t('reports.scorecard')}</h2>
      {found.isError ? <ErrorState title={t('reports.failed')} onRetry={() => void found.refetch()}>{describeProblem(t, found.error)}</ErrorState> : null}
      {found.isPending ? <SkeletonRows rows={3} /> : null}
      {card ? (
        <>
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-28 font-semibold tracking-tight tabular">{writeValue(card.enterprise.csat, 'ratio', locale)}</span>
            <span className="text-13 text-quiet">{t('reports.enterprise')}</span>
            {card.enterprise.target === null ? null : <span className="text-13 text-quiet">{t('floor.target', { value: writeValue(card.enterprise.target, 'ratio', locale) })}</span>}
          </p>
          <Table
            label={t('reports.scorecard')}
            rows={card.channels}
            keyOf={(row) => row.channel}
            empty={<p className="text-13 text-quiet">{t('reports.nothing')}</p>}
            columns={[
              { id: 'channel', name: t('reports.dimension.channel'), cell: (row) => channelName(t, row.channel) },
              { id: 'volume', name: t('reports.metric.received'), align: 'end', cell: (row) => writeValue(row.volume, 'count', locale) },
              { id: 'csat', name: t('reports.short.csat'), align: 'end', cell: (row) => cell(row.csat, 'ratio') },
              { id: 'nps', name: t('reports.short.nps'), align: 'end', cell: (row) => cell(row.nps, 'score') },
              { id: 'ces', name: t('reports.short.ces'), align: 'end', cell: (row) => cell(row.ces, 'ratio') },
            ]}
          />
        </>
      ) : null}
    </section>
  );
}

const tones = (kind: string, score: number): Tone => (kind === 'nps' ? (score >= 9 ? 'positive' : score >= 7 ? 'plain' : 'warning') : kind === 'ces' ? (score >= 5 ? 'positive' : 'warning') : score >= 4 ? 'positive' : score === 3 ? 'plain' : 'warning');
const highest = { csat: 5, nps: 10, ces: 7 } as const;

function AnswersCard({ asked, period }: { asked: AskedReport; period: Report['period'] }) {
  const { t } = useTranslation();
  const { brand_ids: brands, agent_ids: agents, channels, reason_ids: reasons, team_ids: teams } = asked.filters;
  // The end of a period that goes on is now, and moves: what was just said stands here too.
  const moves = asked.period === 'today' || asked.period === 'this_month';
  const query = {
    answered: true, limit: 20, from: period.from, ...(moves ? {} : { to: period.to }), ...(brands?.[0] ? { brand_id: brands[0] } : {}), ...(agents?.[0] ? { agent_id: agents[0] } : {}), ...(channels?.[0] ? { channel: channels[0] } : {}),
    ...(reasons?.[0] ? { reason_id: reasons[0] } : {}), ...(teams?.[0] ? { team_id: teams[0] } : {}),
  };
  const found = useQuery({ queryKey: ['reports', 'answers', query], queryFn: () => loadSurveys(query) });
  const rows = found.data?.data ?? [];
  return (
    <section aria-label={t('reports.answers')} className="flex flex-col gap-2 rounded-card border border-line bg-raised p-4">
      <h2 className="text-14 font-semibold">{t('reports.answers')}</h2>
      {found.isError ? <ErrorState title={t('reports.failed')} onRetry={() => void found.refetch()}>{describeProblem(t, found.error)}</ErrorState> : null}
      {found.isPending ? <SkeletonRows rows={3} /> : null}
      {found.data && rows.length === 0 ? <EmptyState icon={<MessageSquareHeart size={20} />} title={t('reports.noAnswers')}>{t('reports.noAnswersText')}</EmptyState> : null}
      <ul className="-mx-2 max-h-96 overflow-y-auto">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/c/$number" params={{ number: String(row.conversation_number) }} className="flex flex-col gap-1 rounded-control px-2 py-2 text-13 text-text no-underline hover:bg-hover hover:no-underline">
              <span className="flex items-center gap-2">
                <Pill tone={tones(row.kind, row.score ?? 0)}>{t('reports.scoreOf', { kind: t(`reports.short.${row.kind}`), score: row.score ?? 0, most: highest[row.kind] })}</Pill>
                <span className="min-w-0 flex-1 truncate text-quiet">{row.agent ? t('reports.helpedBy', { name: row.agent.name }) : null}</span>
                <RelativeTime at={row.answered_at ?? row.decided_at} className="text-12 text-quiet" />
              </span>
              {row.comment ? <bdi className="block">{row.comment}</bdi> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
