import type { OrderAction } from '@keepdesk/client';
import { Button, Money, Pill, RelativeTime } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { ChevronDown, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Outcome } from '../../shared/parts/order-actions/outcome.tsx';
import { ConsequenceView } from '../../shared/parts/order-actions/consequence.tsx';
import { changeAction, seenInActions, settleAction } from '../../shared/parts/order-actions/use-actions.ts';
import { evidenceName, stateTones, whyNot } from '../../shared/parts/order-actions/words.ts';
import { useMay } from '../../shared/session/session.tsx';

/** What we did and what the shop said, step by step. */
function Evidence({ action }: { action: OrderAction }) {
  const { t } = useTranslation();
  return (
    <section aria-label={t('act.evidence')}>
      <h4 className="mb-1 text-12 font-semibold text-quiet">{t('act.evidence')}</h4>
      <ol className="flex flex-col gap-1 text-13">
        {action.evidence.map((line, at) => (
          <li key={at} className="flex flex-wrap gap-x-2">
            <RelativeTime at={line.at} as="moment" className="text-12 text-quiet tabular" />
            <span>{evidenceName(t, line.what)}</span>
            {line.said && line.what !== 'sent' ? <span className="min-w-0 break-words text-quiet">{whyNot(t, line.said) ?? line.said}</span> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Buttons({ action }: { action: OrderAction }) {
  const { t } = useTranslation();
  const [settling, setSettling] = useState<boolean | null>(null);
  const again = useChange(() => changeAction(action.id, 'again'), null, seenInActions);
  const settle = useChange((note: string) => settleAction(action.id, settling === true, note), null, seenInActions);
  const { may } = action;
  return (
    <div className="flex flex-wrap gap-2">
      {may.settle ? (
        <>
          <Button size="sm" onPress={() => setSettling(true)}>
            {t('act.settleYes')}
          </Button>
          <Button size="sm" onPress={() => setSettling(false)}>
            {t('act.settleNo')}
          </Button>
        </>
      ) : null}
      {may.again ? (
        <Button size="sm" icon={<RotateCw size={13} />} busy={again.isPending} onPress={() => again.mutate(undefined)}>
          {t('act.again')}
        </Button>
      ) : null}
      <FormDialog
        title={t('act.settleTitle')}
        doName={settling ? t('act.settleYes') : t('act.settleNo')}
        isOpen={settling !== null}
        onClose={() => setSettling(null)}
        fields={[{ kind: 'long', name: 'note', label: t('act.settleNote'), help: t('act.settleText') }]}
        onSubmit={(values) => settle.mutateAsync(String(values.note))}
      />
    </div>
  );
}

/** One action: how it stands at a glance, and on demand all that is known of it. */
export function ActionLine({ action, startsOpen }: { action: OrderAction; startsOpen: boolean }) {
  const { t } = useTranslation();
  const mayAct = useMay('orders.act');
  const [open, setOpen] = useState(startsOpen);
  return (
    <li className="overflow-hidden rounded-card border border-line bg-raised">
      <AriaButton aria-expanded={open} onPress={() => setOpen(!open)} className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 text-left text-14 -outline-offset-2 data-hovered:bg-hover/60">
        <span className="font-medium">{t(`act.noun.${action.kind}`)}</span>
        <span className="text-quiet tabular">{action.order.number}</span>
        {action.amount.amount_minor > 0 ? <Money value={action.amount} className="font-medium" /> : null}
        <Pill tone={stateTones[action.state]}>{t(`act.state.${action.state}`)}</Pill>
        <span className="ml-auto flex items-center gap-2 text-12 text-quiet">
          {action.asked_by?.name}
          <RelativeTime at={action.asked_at} />
          <ChevronDown size={14} className={open ? 'rotate-180' : ''} />
        </span>
      </AriaButton>
      {open ? (
        <div className="flex flex-col gap-4 border-t border-line px-4 py-4">
          <Outcome action={action} />
          <div className="grid gap-4 md:grid-cols-2">
            <div className="flex flex-col gap-2">
              <ConsequenceView kind={action.kind} consequence={action.consequence} currency={action.amount.currency} />
              <p className="text-13 text-quiet">
                {action.reason ? `“${action.reason}” · ` : ''}
                {t(`act.proof.${action.proof as 'none'}`)}
                {action.attempts > 0 ? ` · ${t('act.page.times', { count: action.attempts })}` : ''}
                {action.approval?.decided_by ? ` · ${t('act.page.decidedBy', { name: action.approval.decided_by })}` : ''}
              </p>
              {action.conversation?.number ? (
                <Link to="/c/$number" params={{ number: String(action.conversation.number) }} className="text-13">
                  #{action.conversation.number}
                </Link>
              ) : null}
            </div>
            <Evidence action={action} />
          </div>
          {mayAct ? <Buttons action={action} /> : null}
        </div>
      ) : null}
    </li>
  );
}
