import type { MacroStep } from '@keepdesk/client';
import { Button, Combobox, Field, IconButton, Menu, Select, type Choice } from '@keepdesk/ui';
import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChoices } from '../../../../shared/actions/choices.ts';
import { wholeName } from '../../../../shared/words/reason.ts';

type Kind = MacroStep['kind'];
const kinds: readonly Kind[] = ['status', 'tag', 'untag', 'priority', 'assign', 'team', 'reason', 'snooze'];
const begins: Readonly<Partial<Record<Kind, string>>> = { status: 'resolved', priority: 'high', assign: 'me', snooze: '24' };

/** What is done with the reply, step by step; each with what is wrong with it. */
export function StepsEditor({ brandId, steps, faults, onChange }: { brandId: string; steps: readonly MacroStep[]; faults: ReadonlyMap<number, string>; onChange: (next: MacroStep[]) => void }) {
  const { t } = useTranslation();
  const named = kinds.map((kind) => ({ id: kind, name: t(`macros.kind.${kind}`) }));
  const fresh = (kind: Kind): MacroStep => ({ kind, value: begins[kind] ?? '' });
  const replace = (i: number, next: MacroStep) => onChange(steps.map((step, n) => (n === i ? next : step)));
  return (
    <div role="group" aria-label={t('macros.steps')} className="flex flex-col gap-2">
      {steps.map((step, i) => (
        <div key={i} className="flex flex-col gap-1">
          <div className="flex items-start gap-2">
            <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)]">
              <Select hideLabel label={t('macros.step')} value={step.kind} onChange={(kind) => replace(i, fresh(kind))} choices={named} />
              <StepValue brandId={brandId} step={step} onChange={(value) => replace(i, { ...step, value })} />
            </div>
            <IconButton size="sm" label={t('macros.removeStep')} onPress={() => onChange(steps.filter((_step, n) => n !== i))}>
              <X size={16} />
            </IconButton>
          </div>
          {faults.has(i) ? (
            <p role="status" className="text-12 text-danger">
              {faults.get(i)}
            </p>
          ) : null}
        </div>
      ))}
      <Menu
        label={t('macros.addStep')}
        placement="bottom start"
        groups={[{ id: 'all', actions: kinds.map((kind) => ({ id: kind, name: t(`macros.kind.${kind}`), onAction: () => onChange([...steps, fresh(kind)]) })) }]}
        trigger={
          <Button size="sm" look="quiet" icon={<Plus size={14} />} className="self-start">
            {t('macros.addStep')}
          </Button>
        }
      />
    </div>
  );
}

function StepValue({ brandId, step: { kind, value }, onChange }: { brandId: string; step: MacroStep; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const { people, teams, reasons } = useChoices();
  const label = t('macros.value');
  const one = (choices: readonly Choice[]) => <Combobox key={kind} hideLabel label={label} placeholder={label} value={value || null} onChange={onChange} choices={choices} />;
  const named = (list: ReadonlyArray<{ id: string; name: string }>): Choice[] => list.map(({ id, name }) => ({ id, name }));
  const own = reasons.filter((reason) => reason.brand_id === brandId && !reason.retired);
  switch (kind) {
    case 'status': return <Select hideLabel label={label} value={value} onChange={onChange} choices={(['open', 'waiting', 'resolved'] as const).map((id) => ({ id, name: t(`category.${id}`) }))} />;
    case 'priority': return <Select hideLabel label={label} value={value} onChange={onChange} choices={(['low', 'normal', 'high', 'urgent'] as const).map((id) => ({ id, name: t(`priority.${id}`) }))} />;
    case 'assign': return one([{ id: 'me', name: t('macros.me') }, ...named(people)]);
    case 'team': return one(named(teams));
    case 'reason': return one(own.map((reason) => ({ id: reason.id, name: wholeName(reason, reasons) })));
    case 'snooze': return <Field hideLabel label={label} inputMode="decimal" value={value} onChange={onChange} after={<span className="pr-2 text-12">{t('macros.hours')}</span>} />;
    default: return <Field hideLabel label={label} placeholder={t('macros.tagName')} value={value} onChange={onChange} maxLength={60} />;
  }
}
