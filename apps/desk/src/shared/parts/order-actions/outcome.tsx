import { post, type OrderAction } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../kit/callout.tsx';
import { CopyLine } from '../../kit/copy-line.tsx';
import { useChange } from '../../kit/resource.ts';
import { useMay } from '../../session/session.tsx';
import { NotKnown, UnderWay } from './standing.tsx';
import { changeAction, seenInActions } from './use-actions.ts';
import { whyNot } from './words.ts';

/** How an action stands, in words, with the one thing that can be done about it. */
export function Outcome({ action }: { action: OrderAction }) {
  const { t } = useTranslation();
  const mayAct = useMay('orders.act');
  const withdraw = useChange(() => changeAction(action.id, 'withdraw'), t('act.withdrawn'), seenInActions);
  const check = useChange(() => changeAction(action.id, 'check'), t('act.checking'), seenInActions);
  // Of what shops let be done, an address is what can be put back.
  const before = action.wish.kind === 'correct_address' && mayAct ? action.wish.before : null;
  const undo = useChange(() => post(`/api/v1/orders/${action.order.id}/actions`, { wish: { kind: 'correct_address', address: before }, reason: t('act.undoReason'), key: `undo-${action.id}`, ...(action.conversation ? { conversation_id: action.conversation.id } : {}) }), t('act.sending'), seenInActions);
  const takeBack = action.may.withdraw ? (
    <Button size="sm" look="link" icon={<Undo2 size={14} />} busy={withdraw.isPending} onPress={() => withdraw.mutate(undefined)}>
      {t('act.withdraw')}
    </Button>
  ) : null;
  switch (action.state) {
    case 'waiting_approval':
      return (
        <Callout tone="info" title={t('act.waitingTitle')} polite>
          <p>{t('act.waitingText')}</p>
          {takeBack}
        </Callout>
      );
    case 'asked':
    case 'sending':
      return <UnderWay text={t(action.problem === 'unreachable' ? 'act.unreachable' : 'act.sending')}>{takeBack}</UnderWay>;
    case 'unknown':
      return <NotKnown text={t('act.unknownText')} busy={check.isPending} onCheck={() => check.mutate(undefined)} />;
    case 'done':
      return (
        <Callout tone="positive" title={t('act.doneTitle')} polite>
          {action.result?.code ? (
            <div className="mt-1.5 flex flex-col gap-1">
              <p>{t('act.codeFor')}</p>
              <CopyLine text={action.result.code} label={t('act.codeFor')} />
            </div>
          ) : before ? (
            <Button size="sm" look="link" icon={<Undo2 size={14} />} busy={undo.isPending} onPress={() => undo.mutate(undefined)}>
              {t('act.undoAddress')}
            </Button>
          ) : action.consequence.due_minor && action.result?.invoiced !== true ? (
            <p>{t('act.items.askToPay')}</p>
          ) : action.result?.reference ? (
            <p>{t('act.reference', { reference: action.result.reference })}</p>
          ) : null}
        </Callout>
      );
    case 'withdrawn':
      return <Callout tone="info" title={t('act.withdrawn')} polite />;
    default: {
      const why = whyNot(t, action.problem_note);
      return (
        <Callout tone="danger" title={action.state === 'refused' ? t('act.state.refused') : t('act.failedTitle')} polite>
          {action.approval?.note ? <p>{action.approval.note}</p> : null}
          {why ? <p>{why}</p> : action.problem_note ? <p>{t('act.shopSaid', { words: action.problem_note })}</p> : null}
        </Callout>
      );
    }
  }
}
