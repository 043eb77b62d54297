import type { ChannelTerms, Planned, PlannedChannel } from '@keepdesk/client';
import { Field, minorDigits, Select, useClock } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whole } from './plan-words.ts';

interface NumberFieldProps {
  label: string;
  help?: string;
  /** null: left empty */
  value: number | null;
  least: number;
  most: number;
  /** decimals that are kept */
  digits?: number;
  mayBeEmpty?: boolean;
  onValue: (value: number | null) => void;
}

/** A number within bounds, or nothing where that means something; what is out of them is brought in when the field is left. */
export function NumberField({ label, help, value, least, most, digits = 0, mayBeEmpty = false, onValue }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = (): void => {
    if (typed === null) return;
    setTyped(null);
    if (typed.trim() === '' || !Number.isFinite(Number(typed))) {
      if (mayBeEmpty) onValue(null);
      return;
    }
    onValue(Math.min(most, Math.max(least, Number(Number(typed).toFixed(digits)))));
  };
  return <Field label={label} {...(help ? { help } : {})} type="number" value={typed ?? (value === null ? '' : String(value))} onChange={setTyped} onBlur={settle} onKeyDown={(event) => { if (event.key === 'Enter') settle(); }} className="w-full" />;
}

interface TermsFormProps {
  planned: Planned;
  channel: PlannedChannel;
  terms: ChannelTerms;
  onTerms: (terms: ChannelTerms) => void;
}

const works = ['calls', 'chats', 'deferred'] as const;

/** The dial: what is promised, how it is worked and what that takes. Every change is reckoned at once, and kept only when somebody says so. */
export function TermsForm({ planned, channel, terms, onTerms }: TermsFormProps) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const set = (change: Partial<ChannelTerms>): void => onTerms({ ...terms, ...change });
  const share = (value: number | null): number | null => (value === null ? null : Math.round(value * 1000) / 10);
  const unit = 10 ** minorDigits(planned.currency);
  const deferred = terms.work === 'deferred';
  const { from, contacts, seconds } = channel.handle;
  return (
    <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
      <Select label={t('plan.work')} value={terms.work} onChange={(id) => { const work = works.find((one) => one === id); if (work !== undefined && work !== terms.work) onTerms({ ...planned.usual[work], handle_seconds: terms.handle_seconds, planned_shrinkage: terms.planned_shrinkage, unplanned_shrinkage: terms.unplanned_shrinkage, hour_cost_minor: terms.hour_cost_minor }); }} choices={works.map((id) => ({ id, name: t(`plan.works.${id}`) }))} className="col-span-full" />
      <NumberField label={t(deferred ? 'plan.levelDeferred' : 'plan.level')} value={share(terms.service_level)} least={1} most={99.9} digits={1} onValue={(value) => set({ service_level: (value ?? 80) / 100 })} />
      {deferred ? (
        <NumberField label={t('plan.withinHours')} value={terms.within_seconds / 3600} least={1} most={240} digits={1} onValue={(value) => set({ within_seconds: Math.round((value ?? 8) * 3600) })} />
      ) : (
        <NumberField label={t('plan.within')} value={terms.within_seconds} least={0} most={3600} onValue={(value) => set({ within_seconds: value ?? 20 })} />
      )}
      <NumberField label={t('plan.handle')} help={t(`plan.handleFrom.${terms.handle_seconds === null ? (from === 'said' ? 'assumed' : from) : 'said'}`, { seconds: whole(locale, seconds), count: contacts })} value={terms.handle_seconds} least={1} most={36_000} mayBeEmpty onValue={(value) => set({ handle_seconds: value })} />
      {deferred ? null : <NumberField label={t(terms.work === 'chats' ? 'plan.placesTaken' : 'plan.occupancy')} value={share(terms.max_occupancy)} least={10} most={100} mayBeEmpty onValue={(value) => set({ max_occupancy: value === null ? null : value / 100 })} />}
      {deferred ? null : <NumberField label={t('plan.patience')} help={t('plan.patienceHelp')} value={terms.patience_seconds} least={1} most={86_400} mayBeEmpty onValue={(value) => set({ patience_seconds: value })} />}
      {terms.work === 'chats' ? (
        <>
          <NumberField label={t('plan.atOnce')} value={terms.chats_at_once} least={1} most={12} onValue={(value) => set({ chats_at_once: value ?? 1 })} />
          <NumberField label={t('plan.slowdown')} value={share(terms.slowdown)} least={0} most={200} onValue={(value) => set({ slowdown: (value ?? 0) / 100 })} />
        </>
      ) : null}
      <NumberField label={t('plan.planned')} help={t('plan.plannedHelp')} value={share(terms.planned_shrinkage)} least={0} most={60} digits={1} onValue={(value) => set({ planned_shrinkage: (value ?? 0) / 100 })} />
      <NumberField label={t('plan.unplanned')} help={t('plan.unplannedHelp')} value={share(terms.unplanned_shrinkage)} least={0} most={30} digits={1} onValue={(value) => set({ unplanned_shrinkage: (value ?? 0) / 100 })} />
      <NumberField label={t('plan.cost', { currency: planned.currency })} value={terms.hour_cost_minor === null ? null : terms.hour_cost_minor / unit} least={0} most={1_000_000} digits={2} mayBeEmpty onValue={(value) => set({ hour_cost_minor: value === null ? null : Math.round(value * unit) })} />
    </div>
  );
}
