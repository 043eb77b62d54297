import { loadWorkTerms, saveWorkTerms, type WorkTerms } from '@keepdesk/client';
import { Button } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card, Loaded } from '../../../../shared/kit/section.tsx';
import { useVersioned } from '../../../../shared/kit/versioned.ts';
import { CostsCard } from './costs-card.tsx';
import { groups, termsFrom, valuesOfTerms, type Group } from './terms-values.ts';

/** How work is given out, the same in all brands: offers, how much at once, and whom one waits for. */
export function TermsTab() {
  const { t } = useTranslation();
  const found = useVersioned(['settings', 'work-terms'], { load: loadWorkTerms, save: (version, terms: Partial<WorkTerms>) => saveWorkTerms(version, terms) });
  const save = useChange(found.put);
  const remove = useChange(found.put, null);
  return (
    <Loaded found={found}>
      <p className="mb-3 max-w-xl text-13 text-quiet">{t('terms.intro')}</p>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {found.data ? (Object.keys(groups) as Group[]).map((group) => <GroupCard key={group} group={group} terms={found.data.terms} onSave={save.mutateAsync} />) : null}
        {found.data ? <CostsCard terms={found.data.terms} onSave={save.mutateAsync} onRemove={remove.mutateAsync} /> : null}
      </div>
    </Loaded>
  );
}

interface Asked {
  name: string;
  label: string;
  unit?: string;
  help?: string;
}

function GroupCard({ group, terms, onSave }: { group: Group; terms: WorkTerms; onSave: (terms: Partial<WorkTerms>) => Promise<unknown> }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState(false);
  const asked = useAsked(group);
  const within = useWithin();
  const values = valuesOfTerms(group, terms);
  const fields: FormField[] = [
    ...(group === 'offers' ? [{ kind: 'choice' as const, name: 'order', label: t('terms.order'), choices: (['due', 'cost'] as const).map((id) => ({ id, name: t(`terms.orders.${id}`) })) }] : []),
    ...asked.map(({ name, label, unit, help }): FormField => {
      const { least, most, whole = true, optional = false } = groups[group][name] ?? { least: 0, most: 0 };
      return { kind: 'number', name, label: unit === undefined ? label : `${label} (${unit})`, optional, error: within(least, most, { whole }), ...(help === undefined ? {} : { help }) };
    }),
  ];
  const shown = (name: string): string => (values[name] === '' ? t('terms.none') : String(values[name]));
  return (
    <Card className="gap-3">
      <div className="flex items-start justify-between gap-3">
        <h3 className="text-14 font-semibold">{t(`terms.groups.${group}`)}</h3>
        <Button size="sm" onPress={() => setChanging(true)} aria-label={`${t('action.change')}: ${t(`terms.groups.${group}`)}`}>
          {t('action.change')}
        </Button>
      </div>
      <dl className="flex flex-col text-13">
        {group === 'offers' ? <Line name={t('terms.order')}>{t(`terms.orders.${terms.order}`)}</Line> : null}
        {asked.map(({ name, label, unit }) => (
          <Line key={name} name={label}>
            {shown(name)} {unit !== undefined && values[name] !== '' ? unit : null}
          </Line>
        ))}
      </dl>
      <FormDialog title={t(`terms.groups.${group}`)} doName={t('action.save')} isOpen={changing} onClose={() => setChanging(false)} fields={fields} start={values} onSubmit={(given: FormValues) => onSave(termsFrom(group, given, terms))} />
    </Card>
  );
}

function Line({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4 border-b border-line py-1.5 last:border-b-0">
      <dt className="text-quiet">{name}</dt>
      <dd className="shrink-0 text-right font-medium tabular">{children}</dd>
    </div>
  );
}

function useAsked(group: Group): Asked[] {
  const { t } = useTranslation();
  const [minutes, hours] = [t('terms.minutes'), t('terms.hours')];
  if (group === 'offers') {
    return [
      { name: 'offers_at_once', label: t('terms.offersAtOnce') },
      { name: 'forget_pass', label: t('terms.forgetPass'), unit: minutes, help: t('terms.forgetPassHelp') },
      { name: 'missed_before_break', label: t('terms.missed'), help: t('terms.missedHelp') },
      { name: 'grace', label: t('terms.grace'), unit: minutes, help: t('terms.graceHelp') },
    ];
  }
  if (group === 'patience') {
    return [
      { name: 'fresh', label: t('terms.fresh'), unit: hours, help: t('terms.freshHelp') },
      { name: 'hold', label: t('terms.hold'), unit: minutes, help: t('terms.holdHelp') },
      { name: 'target', label: t('terms.target'), unit: hours, help: t('terms.targetHelp') },
      { name: 'longest', label: t('terms.longest'), unit: hours, help: t('terms.longestHelp') },
      { name: 'vip_weight', label: t('terms.vip'), help: t('terms.vipHelp') },
      { name: 'leaving_weight', label: t('terms.leaving'), help: t('terms.leavingHelp') },
    ];
  }
  return [
    { name: 'channels_chat', label: t('pools.most.chat'), help: t('terms.mostHelp') },
    { name: 'channels_voice', label: t('pools.most.voice') },
    { name: 'channels_*', label: t('terms.mostOther') },
    { name: 'capacity', label: t('terms.capacity'), help: t('terms.capacityHelp') },
    { name: 'weights_chat', label: t('terms.weight.chat') },
    { name: 'weights_voice', label: t('terms.weight.voice') },
    { name: 'weights_*', label: t('terms.weight.other') },
  ];
}
