import { post, type MemberAction } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { RotateCcw, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { useChange } from '../../kit/resource.ts';
import { NotKnown, UnderWay } from '../order-actions/standing.tsx';
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
  if (action.state === 'waiting_approval') {
    return (
      <Callout tone="info" title={t('act.waitingTitle')} polite>
        <p>{t('act.waitingText')}</p>
        {action.may.withdraw ? (
          <Button size="sm" look="link" icon={<Undo2 size={14} />} busy={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
            {t('act.withdraw')}
          </Button>
        ) : null}
      </Callout>
    );
  }
  if (action.state === 'refused') return <Callout tone="danger" title={t('act.state.refused')} polite />;
  if (action.state === 'unknown') return <NotKnown text={t('member.unknownText')} busy={check.isPending} onCheck={() => check.mutate(undefined)} />;
  if (action.state === 'asked' || action.state === 'sending') {
    return (
      <UnderWay text={t(action.problem === 'unreachable' ? 'member.unreachable' : 'member.sending')}>
        {action.may.withdraw ? (
          <Button size="sm" look="link" icon={<Undo2 size={14} />} busy={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
            {t('act.withdraw')}
          </Button>
        ) : null}
      </UnderWay>
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
