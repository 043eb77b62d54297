import type { Return } from '@keepdesk/client';
import { Button, formatMoney, Pill, useClock, type Tone } from '@keepdesk/ui';
import { Link } from '@tanstack/react-router';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/forms/form-dialog.tsx';
import { whyNot } from '../../shared/parts/order-actions/words.ts';
import { useReturnAct } from '../../shared/parts/returns/use-returns.ts';
import { useMay } from '../../shared/session/session.tsx';

type Step = Return['steps'][number];
const tones: Record<Step['state'], Tone> = { planned: 'plain', asked: 'info', failed: 'danger', done: 'positive', dropped: 'plain' };

/** What settles the return, step by step, and what may be done where one stands still. */
export function StepsPanel({ one }: { one: Return }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const may = useMay('returns.write');
  const act = useReturnAct(one.id);
  const [asking, setAsking] = useState<{ step: Step; what: 'by_hand' | 'give_up' } | null>(null);
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency: one.currency ?? 'EUR' }, locale);
  const byHand = asking?.what === 'by_hand';
  return (
    <div className="overflow-hidden rounded-card border border-line bg-raised">
      <h2 className="border-b border-line px-5 py-3 text-14 font-semibold">{t('ret.tab.settling')}</h2>
      <ol className="divide-y divide-line">
        {one.steps.map((step) => (
          <li key={step.position} className="flex flex-col gap-2 px-5 py-3 text-14">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className={step.state === 'dropped' ? 'text-quiet line-through' : 'font-medium'}>{t(`ret.step.${step.kind}`)}</span>
              {step.amount_minor > 0 ? <span className="font-semibold tabular">{money(step.amount_minor)}</span> : null}
              {step.bonus_minor > 0 ? <span className="text-13 text-quiet">{t('ret.step.bonus', { amount: money(step.bonus_minor) })}</span> : null}
              <Pill tone={step.action_state === 'waiting_approval' && step.state === 'asked' ? 'warning' : tones[step.state]}>{t(`ret.step.${step.action_state === 'waiting_approval' && step.state === 'asked' ? 'waiting' : step.state}`)}</Pill>
              {step.reference ? <span className="text-13 text-quiet">{step.reference}</span> : null}
              {step.action_id ? (
                <Link to="/actions" search={{ show: step.action_id, tab: 'all' }} className="ml-auto text-13">
                  {t('ret.step.open')}
                </Link>
              ) : null}
            </span>
            {step.words ? <q className="text-13 text-quiet">{step.words}</q> : null}
            {step.problem && step.state === 'failed' ? <span className="text-13 text-danger">{whyNot(t, step.problem) ?? step.problem.replaceAll('_', ' ')}</span> : null}
            {may && step.may.length > 0 ? (
              <span className="flex flex-wrap gap-2">
                {step.may.includes('again') ? (
                  <Button size="sm" icon={<RotateCw size={13} />} busy={act.isPending} onPress={() => act.mutate({ what: `steps/${step.position}/again` })}>
                    {t('ret.step.again')}
                  </Button>
                ) : null}
                {step.may.includes('by_hand') ? (
                  <Button size="sm" look={step.state === 'planned' ? 'primary' : 'secondary'} onPress={() => setAsking({ step, what: 'by_hand' })}>
                    {t('ret.step.byHand')}
                  </Button>
                ) : null}
                {step.may.includes('give_up') ? (
                  <Button size="sm" look="quiet" onPress={() => setAsking({ step, what: 'give_up' })}>
                    {t('ret.step.giveUp')}
                  </Button>
                ) : null}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      <FormDialog
        title={asking ? `${t(`ret.step.${asking.step.kind}`)}: ${t(byHand ? 'ret.step.byHandTitle' : 'ret.step.giveUpTitle')}` : ''}
        doName={t(byHand ? 'ret.step.byHandDo' : 'ret.step.giveUpDo')}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
        fields={
          byHand
            ? [
                { kind: 'text', name: 'reference', label: t('ret.step.reference'), help: t('ret.step.referenceHelp'), optional: true },
                { kind: 'text', name: 'words', label: t('ret.step.byHandWords'), optional: true },
              ]
            : [{ kind: 'long', name: 'words', label: t('ret.step.giveUpWhy'), help: t('ret.step.giveUpText') }]
        }
        onSubmit={(values) => act.mutateAsync({ what: `steps/${asking?.step.position}/${byHand ? 'done' : 'give-up'}`, body: values })}
      />
    </div>
  );
}
