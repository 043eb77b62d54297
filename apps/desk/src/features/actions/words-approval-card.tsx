import { loadArticleReview, loadNoticeIncidents, loadProgrammes, type Approval, type NoticeProgramme } from '@keepdesk/client';
import { ErrorState } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApprovalFrame } from './approval-frame.tsx';
import { SpokenWords } from './spoken-words.tsx';
import { Words } from './words.tsx';

interface CardProps {
  approval: Approval;
  isOpen: boolean;
}

const seenIn = [['approvals'], ['customer-notices'], ['help-centre']] as const;

interface FrameProps extends CardProps {
  title: string | null;
  found: { isError: boolean; refetch: () => unknown };
  children: ReactNode;
}

/** Words the public would read. Nobody approves what they cannot see. */
function WordsFrame({ approval, isOpen, title, found, children }: FrameProps) {
  const { t } = useTranslation();
  const [yes, no] = [t('act.page.words.publicYes'), t('act.page.words.publicNo')];
  return (
    <ApprovalFrame approval={approval} isOpen={isOpen} isReady={title !== null} title={<h3 className="font-semibold">{title ?? '…'}</h3>} said={{ approved: yes, refused: no, approvedHere: yes, refusedHere: no }} seenIn={seenIn}>
      {found.isError ? <ErrorState title={t('settings.failed')} onRetry={() => void found.refetch()} /> : null}
      {children}
    </ApprovalFrame>
  );
}

/** An article as readers would see it, beside what they see now. */
export function ArticleApprovalCard(props: CardProps) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['help-centre', 'review', props.approval.subject_id], queryFn: () => loadArticleReview(props.approval.subject_id) });
  const { data } = found;
  const textOf = (one: { summary: string; text: string }) => [one.summary, one.text].filter(Boolean).join('\n\n');
  return (
    <WordsFrame {...props} found={found} title={data ? t('act.page.words.article', { title: data.after.title, language: data.language }) : null}>
      {data?.before ? <Words name={t('act.page.words.before')} head={data.before.title} text={textOf(data.before)} /> : null}
      {data ? <Words name={t('act.page.words.after')} head={data.after.title} text={textOf(data.after)} /> : null}
    </WordsFrame>
  );
}

/** What customers would be told of one kind of happening, in every language. */
export function ProgrammeApprovalCard(props: CardProps) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['customer-notices', 'programmes', props.approval.brand_id], queryFn: () => loadProgrammes(props.approval.brand_id) });
  const kept = useRef<NoticeProgramme | undefined>(undefined);
  // Once it was decided nobody asks any more; what was looked at stays.
  kept.current = found.data?.find((row) => row.approval_id === props.approval.id) ?? kept.current;
  const one = kept.current;
  return (
    <WordsFrame {...props} found={found} title={one ? t('act.page.words.programme', { name: t(`told.trigger.${one.trigger}`) }) : null}>
      {one?.asked ? <SpokenWords asked={one.asked} live={one.live} /> : null}
      {one?.asked ? <p className="text-12 text-quiet">{t('act.page.words.held', { percent: one.asked.holdout_percent })}</p> : null}
    </WordsFrame>
  );
}

/** What those would be told whom a carrier's trouble touches, and what when it is over. */
export function IncidentApprovalCard(props: CardProps) {
  const { t } = useTranslation();
  const found = useQuery({ queryKey: ['customer-notices', 'incidents', props.approval.brand_id], queryFn: () => loadNoticeIncidents(props.approval.brand_id) });
  const one = found.data?.find((row) => row.id === props.approval.subject_id);
  const words = (all: Readonly<Record<string, string | undefined>>, name: string) => Object.entries(all).map(([language, text]) => (text ? <Words key={`${name} ${language}`} name={`${name} · ${language}`} text={text} /> : null));
  return (
    <WordsFrame {...props} found={found} title={one ? t('act.page.words.incidentOf', { carrier: one.carrier }) : null}>
      {one ? <p className="flex flex-wrap gap-x-3 text-12 text-quiet">{[one.countries.join(', '), one.picked > 0 ? t('act.page.words.parcels', { count: one.picked }) : '', t('act.page.words.days', { count: one.late_days })].filter(Boolean).map((part) => <span key={part}>{part}</span>)}</p> : null}
      {one ? words(one.words, t('act.page.words.after')) : null}
      {one ? words(one.over_words, t('act.page.words.over')) : null}
    </WordsFrame>
  );
}
