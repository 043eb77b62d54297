import { loadSurveys, type Survey } from '@keepdesk/client';
import { Pill, RelativeTime } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelName } from '../../shared/words/channel.ts';
import { SectionTitle } from './section-title.tsx';

const most = { csat: 5, nps: 10, ces: 7 } as const;
const reasons = ['off', 'merged', 'side_thread', 'junk', 'no_customer', 'erased', 'open_again', 'only_automatic', 'no_reply', 'answered_already', 'unsubscribed', 'bounced', 'asked_recently', 'held_out', 'no_way'] as const;

/** Whether the customer was asked how it went, why not, and what they said. Nothing until it was decided. */
export function SurveyCard({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['surveys', conversationId], queryFn: () => loadSurveys({ conversation_id: conversationId, limit: 5 }) });
  const rows = found.data?.data ?? [];
  if (rows.length === 0) return null;
  return (
    <section aria-label={t('surveys.title')}>
      <SectionTitle>{t('surveys.title')}</SectionTitle>
      <ul className="flex flex-col gap-2">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-col gap-0.5 text-13">
            <Line row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ row }: { row: Survey }) {
  const { t } = useTranslation();
  const known = reasons.find((one) => one === row.because);
  const why = known ? t(`surveys.because.${known}`) : (row.because ?? '');
  if (row.score !== null) {
    return (
      <>
        <span className="flex items-center gap-2">
          <Pill tone={row.score >= most[row.kind] - (row.kind === 'ces' ? 2 : 1) ? 'positive' : 'warning'}>{t('surveys.answered', { kind: t(`reports.short.${row.kind}`), score: row.score, most: most[row.kind] })}</Pill>
          <RelativeTime at={row.answered_at ?? row.decided_at} className="text-12 text-quiet" />
          {row.changed_at ? <span className="text-12 text-quiet">{t('surveys.changedLater')}</span> : null}
        </span>
        {row.comment ? <bdi className="block whitespace-pre-wrap">{row.comment}</bdi> : null}
      </>
    );
  }
  const words = row.state === 'asked' ? t('surveys.state.asked', { channel: channelName(t, row.channel) }) : row.state === 'due' ? t('surveys.state.due') : row.state === 'failed' ? t('surveys.state.failed', { why }) : t('surveys.state.not_asked', { why });
  return (
    <span className="flex items-baseline gap-2">
      <span className="min-w-0 flex-1">
        {t(`reports.short.${row.kind}`)} · {words}
      </span>
      <RelativeTime at={row.asked_at ?? row.decided_at} className="text-12 text-quiet" />
    </span>
  );
}
