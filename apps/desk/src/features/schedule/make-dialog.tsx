import { get, makePlan, type NewPlan, type Page } from '@keepdesk/client';
import { Checkbox, Field, Select } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskDialog } from '../../shared/kit/ask-dialog.tsx';
import { CountField } from '../../shared/kit/count-field.tsx';
import { DayField } from '../../shared/kit/day-field.tsx';
import { alreadySaid, useTask } from '../../shared/kit/task.ts';
import { useChange } from '../../shared/kit/resource.ts';
import { useSession } from '../../shared/session/session.tsx';

const begins = ['search', 'published', 'empty'] as const;

/** What a schedule is asked for: weeks, brands, sites, and how long to search. */
export function MakeDialog({ week, mondayOf, onMade, onClose }: { week: string; mondayOf: (day: string) => string; onMade: (id: string, from: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  const sites = useQuery({ queryKey: ['schedule', 'sites'], queryFn: () => get<Page<{ id: string; name: string }>>('/api/v1/sites') });
  const [asked, setAsked] = useState<Required<NewPlan>>({ name: '', from: week, weeks: 1, brand_ids: brands.map((one) => one.id), site_ids: [], begin: 'search', seconds: 20, seed: 1 });
  const set = (change: Partial<NewPlan>): void => setAsked({ ...asked, ...change });
  const make = useChange((said: NewPlan) => makePlan(said), null, [['schedule']]);
  const { busy, run } = useTask(async () => {
    const { site_ids, ...rest } = asked;
    const made = await make.mutateAsync({ ...rest, name: asked.name.trim() || t('schedule.ask.named', { from: asked.from }), ...(site_ids.length === 0 ? {} : { site_ids }) });
    onMade(made.id, made.from);
  }, alreadySaid);
  const toggled = (list: readonly string[], id: string, on: boolean): string[] => (on ? [...list, id] : list.filter((one) => one !== id));
  return (
    <AskDialog title={t('schedule.ask.title')} onClose={onClose} doName={t('schedule.ask.do')} busy={busy} ready={asked.brand_ids.length > 0} onDo={run}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('schedule.ask.name')} value={asked.name} onChange={(name) => set({ name })} placeholder={t('schedule.ask.named', { from: asked.from })} className="sm:col-span-2" />
        <DayField label={t('schedule.ask.from')} day={asked.from} onDay={(day) => set({ from: mondayOf(day) })} />
        <CountField label={t('schedule.ask.weeks')} value={asked.weeks} least={1} most={6} onValue={(weeks) => set({ weeks })} />
        <Select label={t('schedule.ask.begin')} value={asked.begin} onChange={(id) => set({ begin: begins.find((one) => one === id) ?? 'search' })} choices={begins.map((id) => ({ id, name: t(`schedule.ask.begins.${id}`) }))} className="sm:col-span-2" />
        {brands.length < 2 ? null : (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="mb-1 text-13 font-medium">{t('schedule.ask.brands')}</legend>
            {brands.map((one) => <Checkbox key={one.id} isSelected={asked.brand_ids.includes(one.id)} onChange={(on) => set({ brand_ids: toggled(asked.brand_ids, one.id, on) })}>{one.name}</Checkbox>)}
          </fieldset>
        )}
        {(sites.data?.data.length ?? 0) < 2 ? null : (
          <fieldset className="flex flex-col gap-1.5">
            <legend className="mb-1 text-13 font-medium">{t('schedule.ask.sites')}</legend>
            {sites.data?.data.map((one) => <Checkbox key={one.id} isSelected={asked.site_ids.length === 0 || asked.site_ids.includes(one.id)} onChange={(on) => set({ site_ids: toggled(asked.site_ids.length === 0 ? (sites.data?.data ?? []).map((each) => each.id) : asked.site_ids, one.id, on) })}>{one.name}</Checkbox>)}
          </fieldset>
        )}
        {asked.begin === 'search' ? (
          <>
            <CountField label={t('schedule.ask.seconds')} help={t('schedule.ask.secondsHelp')} value={asked.seconds} least={1} most={240} onValue={(seconds) => set({ seconds })} />
            <CountField label={t('schedule.ask.seed')} help={t('schedule.ask.seedHelp')} value={asked.seed} most={999_999} onValue={(seed) => set({ seed })} />
          </>
        ) : null}
      </div>
    </AskDialog>
  );
}
