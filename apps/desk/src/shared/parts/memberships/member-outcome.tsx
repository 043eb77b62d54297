import { post, type MemberAction } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { LoaderCircle, RefreshCw, RotateCcw, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { useChange } from '../../kit/resource.ts';
import { seenInMemberships } from './use-memberships.ts';
import { whyNot } from './words.ts';

/** How an action stands, in words, with the one thing that can be done about it. */
export function MemberOutcome({ action }: { action: MemberAction }) {
  const { t } = useTranslation();
  const path = `/api/v1/membership-actions/${action.id}`;
  const withdraw = useChange(() => post(`${path}/withdraw`), t('act.withdrawn'), seenInMemberships);
  const check = useChange(() => post(`${path}/check`), t('act.checking'), seenInMemberships);
  const again = useChange(() => post(`${path}/again`), t('act.sending'), seenInMemberships);
  if (action.state === 'done') return <Callout tone="positive" title={t('member.done')} polite />;
  if (action.state === 'withdrawn') return <Callout tone="info" title={t('act.withdrawn')} polite />;
  if (action.state === 'unknown') {
    return (
      <Callout tone="warning" title={t('act.unknownTitle')} polite>
        <p>{t('member.unknownText')}</p>
        <Button size="sm" look="link" icon={<RefreshCw size={14} />} busy={check.isPending} onPress={() => check.mutate(undefined)}>
          {t('act.checkNow')}
        </Button>
      </Callout>
    );
  }
  if (action.state === 'asked' || action.state === 'sending') {
    return (
      <div role="status" className="flex flex-wrap items-center gap-3 rounded-card border border-line px-3 py-2.5 text-13">
        <LoaderCircle size={16} className="shrink-0 text-info motion-safe:animate-spin" />
        {action.problem === 'unreachable' ? t('member.unreachable') : t('member.sending')}
        {action.may.withdraw ? (
          <Button size="sm" look="link" icon={<Undo2 size={14} />} busy={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
            {t('act.withdraw')}
          </Button>
        ) : null}
      </div>
    );
  }
  const why = whyNot(t, action.problem_note);
  return (
    <Callout tone="danger" title={t('member.failed')} polite>
      {why ? <p>{why}</p> : action.problem_note ? <p>{t('member.placeSaid', { words: action.problem_note })}</p> : null}
      {action.may.again ? (
        <Button size="sm" look="link" icon={<RotateCcw size={14} />} busy={again.isPending} onPress={() => again.mutate(undefined)}>
          {t('member.again')}
        </Button>
      ) : null}
    </Callout>
  );
}
