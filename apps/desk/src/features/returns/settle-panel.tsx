import { planReturn, type Return, type ReturnPlan } from '@keepdesk/client';
import { Button, formatMoney, Select, Skeleton, useClock } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Banknote } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { Card } from '../../shared/kit/section.tsx';
import { returnsKey, type useReturnAct } from '../../shared/parts/returns/use-returns.ts';
import type { Outcome } from '../../shared/parts/returns/words.ts';
import { describeProblem } from '../../shared/words/problem.ts';

const AS_FOUND = 'as_found';

/** What settling does, step by step, exactly as it will be done. */
function Plan({ plan, titles }: { plan: ReturnPlan; titles: ReadonlyMap<string, string> }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const money = (amount_minor: number) => formatMoney({ amount_minor, currency: plan.total.currency }, locale);
  if (plan.steps.length === 0) return <p className="text-13 text-quiet">{t('ret.next.settleNothing')}</p>;
  return (
    <ol className="flex flex-col gap-2">
      {plan.steps.map((step, at) => (
        <li key={at} className="flex items-baseline gap-2 text-14">
          <span className="text-quiet tabular">{at + 1}.</span>
          <span className="min-w-0 flex-1">
            <span className="font-medium">{t(`ret.step.${step.kind}`)}</span>{' '}
            <span className="text-13 text-quiet">
              {[
                step.lines.map((id) => titles.get(id) ?? id).join(', '),
                step.bonus_minor > 0 ? t('ret.step.bonus', { amount: money(step.bonus_minor) }) : '',
                step.fee_minor > 0 ? t('ret.step.fee', { amount: money(step.fee_minor) }) : '',
                step.shipping_minor > 0 ? t('ret.step.shipping', { amount: money(step.shipping_minor) }) : '',
                step.restock ? t('ret.step.restock') : '',
              ].filter(Boolean).join(' · ')}
            </span>
          </span>
          {step.amount_minor > 0 ? <span className="shrink-0 font-semibold tabular">{step.kind === 'reship' || step.kind === 'new_order' ? t('ret.step.worth', { amount: money(step.amount_minor) }) : money(step.amount_minor)}</span> : null}
        </li>
      ))}
    </ol>
  );
}

/** The consequence, and then the one press that begins it. */
export function SettlePanel({ one, act, early }: { one: Return; act: ReturnType<typeof useReturnAct>; early: boolean }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const [resolution, setResolution] = useState<string>(AS_FOUND);
  const asked = { ...(resolution === AS_FOUND ? {} : { resolution }), ...(early ? { early } : {}) };
  const found = useQuery({ queryKey: [...returnsKey, 'plan', one.id, one.state, one.steps.length, asked], queryFn: () => planReturn(one.id, asked) });
  const plan = found.data;
  const titles = new Map(one.lines.map((line) => [line.line_id, line.title]));
  // Where nobody inspected anything, and where a step was given up, how it ends is chosen here.
  const chooses = !early && (!one.sends_back || one.state === 'settling');
  const outcomes: Outcome[] = ['refund', 'credit', 'replacement', 'repair'];
  const amount = plan ? formatMoney(plan.total, locale) : '';
  const doName = early ? t('ret.next.early') : plan && plan.total.amount_minor > 0 ? t('ret.next.settlePay', { amount }) : plan?.steps.length === 0 ? t('ret.next.close') : t('ret.next.settle');
  return (
    <Card className="gap-3">
      <div>
        <h2 className="text-14 font-semibold">{t(early ? 'ret.next.early' : 'ret.next.settleTitle')}</h2>
        {early ? <p className="text-13 text-quiet">{t('ret.next.earlyText')}</p> : null}
      </div>
      {chooses ? (
        <Select label={t('ret.next.otherwise')} value={resolution} onChange={setResolution} className="max-w-60" choices={[{ id: AS_FOUND, name: t(`ret.outcome.${one.lines[0]?.resolution ?? one.lines[0]?.wanted ?? 'refund'}`) }, ...outcomes.filter((id) => id !== (one.lines[0]?.resolution ?? one.lines[0]?.wanted ?? 'refund')).map((id) => ({ id: id as string, name: t(`ret.outcome.${id}`) }))]} />
      ) : null}
      {found.isError ? <Callout tone="danger">{describeProblem(t, found.error)}</Callout> : plan ? <Plan plan={plan} titles={titles} /> : <Skeleton className="h-10" />}
      {plan?.against ? <Callout tone="warning">{t(plan.may ? 'ret.next.against' : 'ret.next.notYours')}</Callout> : null}
      <Button
        look={early ? 'secondary' : 'primary'}
        icon={<Banknote size={14} />}
        busy={act.isPending}
        isDisabled={plan === undefined || found.isFetching || !plan.may || (early && plan.steps.length === 0)}
        onPress={() => act.mutate(early ? { what: 'exchange-now' } : { what: 'settle', body: { ...asked, expects_minor: plan?.total.amount_minor ?? 0 } })}
        className="self-start"
      >
        {doName}
      </Button>
    </Card>
  );
}
