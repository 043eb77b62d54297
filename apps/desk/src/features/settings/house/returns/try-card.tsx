import { tryReturnPolicy, type ReturnPolicyTrial } from '@keepdesk/client';
import { Button, Field, Select } from '@keepdesk/ui';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../../../shared/kit/callout.tsx';
import { Card } from '../../../../shared/kit/section.tsx';
import { useTask } from '../../../../shared/kit/task.ts';
import { JudgedView, useOptionWords } from '../../../../shared/parts/returns/judged-view.tsx';
import { conditionIds, reasonIds } from '../../../../shared/parts/returns/words.ts';
import { describeProblem } from '../../../../shared/words/problem.ts';
import type { Policy } from './when-values.ts';

const NOT_SAID = 'not_said';

function Tried({ tried }: { tried: ReturnPolicyTrial }) {
  const { t } = useTranslation();
  const words = useOptionWords(tried.order.currency);
  return (
    <ul className="flex flex-col gap-3">
      {tried.lines.map((line) => (
        <li key={line.line_id} className="flex flex-col gap-1.5">
          <bdi className="text-14 font-medium">{line.title}</bdi>
          <JudgedView judged={line.judged} />
          <p className="text-13 text-quiet">{line.judged.options.map((option) => `${t(`ret.outcome.${option.kind}`)}: ${words(option)}`).join(' · ')}</p>
        </li>
      ))}
    </ul>
  );
}

/** What would be decided for a real order now, by the draft or by what holds. */
export function TryCard({ brandId, draft, held }: { brandId: string; draft: Policy | null; held: Policy }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState<string>('changed_mind');
  const [condition, setCondition] = useState<string>(NOT_SAID);
  const [with_, setWith] = useState<string>('draft');
  const [tried, setTried] = useState<ReturnPolicyTrial | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const policy = draft !== null && with_ === 'draft' ? draft : held;
  const task = useTask(async () => {
    setProblem(null);
    setTried(await tryReturnPolicy(brandId, { policy, order_number: number.trim(), reason, ...(condition === NOT_SAID ? {} : { condition }) }));
  }, (found) => (setTried(null), setProblem(found)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (number.trim() !== '') task.run();
  };
  return (
    <Card>
      <div>
        <h3 className="text-14 font-semibold">{t('ret.policy.try')}</h3>
        <p className="text-13 text-quiet">{t('ret.policy.tryText')}</p>
      </div>
      <form onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <Field label={t('ret.policy.tryOrder')} value={number} onChange={setNumber} className="w-36" />
        <Select label={t('ret.start.why')} value={reason} onChange={setReason} className="w-52" choices={reasonIds.map((id) => ({ id: id as string, name: t(`ret.reason.${id}`) }))} />
        <Select label={t('ret.start.condition')} value={condition} onChange={setCondition} className="w-40" choices={[{ id: NOT_SAID, name: t('ret.start.conditionUnknown') }, ...conditionIds.map((id) => ({ id: id as string, name: t(`ret.condition.${id}`) }))]} />
        {draft === null ? null : <Select label={t('ret.policy.title')} hideLabel value={with_} onChange={setWith} className="w-44" choices={[{ id: 'draft', name: t('ret.policy.tryDraft') }, { id: 'held', name: t('ret.policy.tryHeld') }]} />}
        <Button type="submit" busy={task.busy} isDisabled={number.trim() === ''}>
          {t('ret.policy.tryDo')}
        </Button>
      </form>
      {problem === null ? null : <Callout tone="danger" polite>{describeProblem(t, problem)}</Callout>}
      {tried ? <Tried tried={tried} /> : null}
    </Card>
  );
}
