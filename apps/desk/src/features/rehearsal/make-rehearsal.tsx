import { loadSupposed, startRehearsal, type Happening, type NewRehearsal, type RehearsalChoices } from '@keepdesk/client';
import { Button, Checkbox, Field, Menu, useClock, useNow } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { DayField } from '../../shared/kit/day-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { useSession } from '../../shared/session/session.tsx';
import { AssumptionsTable } from './assumptions-table.tsx';
import { HappeningFields, kinds, usualHappening, type Kind } from './happening-fields.tsx';
import { NumberInput } from './number-input.tsx';
import { plusDays } from './day-words.ts';
import { happeningName } from './rehearsal-words.ts';

type Draft = Omit<NewRehearsal, 'scenarios'> & { plans: Happening[] };

const emptyDraft = (brandId: string, today: string): Draft => ({ name: '', brand_ids: [brandId], from: plusDays(today, 1), days: 1, choices: {}, seed: 1, replications: 10, always: [], plans: [] });

/** Which days, what happens, and what to compare; everything it supposes stands below and can be said otherwise. */
export function MakeRehearsal({ brandId, onMade, onLeave }: { brandId: string; onMade: (id: string) => void; onLeave: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(brandId, now.toISOString().slice(0, 10)));
  const set = (more: Partial<Draft>): void => setDraft({ ...draft, ...more });
  const about = { brand_ids: draft.brand_ids, from: draft.from, days: draft.days, choices: draft.choices };
  const found = useQuery({ queryKey: ['plan', 'rehearsal-supposed', about], queryFn: () => loadSupposed(about), placeholderData: keepPreviousData });
  const sites = found.data?.sites.map((one) => one.name) ?? [];
  const start = useChange(async () => {
    const { plans, ...asked } = draft;
    const made = await startRehearsal({ ...asked, name: draft.name.trim() === '' ? t('rehearsal.unnamed', { day: draft.from }) : draft.name, scenarios: named(plans.map((one) => ({ name: happeningName(t, locale, one).slice(0, 70), happenings: [one] }))) });
    onMade(made.id);
  }, null, [['plan']]);
  const nothing = found.data !== undefined && !found.data.assumptions.some((one) => one.what === 'comes');
  return (
    <div className="flex flex-col gap-4">
      <Card>
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[1fr_10rem_8rem_8rem_8rem]">
          <Field label={t('rehearsal.name')} value={draft.name} placeholder={t('rehearsal.namePlaceholder')} maxLength={120} onChange={(name) => set({ name })} className="w-full" />
          <DayField label={t('rehearsal.firstDay')} day={draft.from} onDay={(from) => set({ from, always: draft.always.map((one) => moved(one, draft.from, from)), plans: draft.plans.map((one) => moved(one, draft.from, from)) })} />
          <NumberInput label={t('rehearsal.days')} value={draft.days} least={1} most={28} onValue={(days) => set({ days })} />
          <NumberInput label={t('rehearsal.plays')} value={draft.replications} least={1} most={100} onValue={(replications) => set({ replications })} />
          <NumberInput label={t('rehearsal.seed')} value={draft.seed} least={0} most={1_000_000} onValue={(seed) => set({ seed })} />
        </div>
        <p className="text-12 text-quiet">{t('rehearsal.playsText')}</p>
        <Brands chosen={draft.brand_ids} onChosen={(brand_ids) => set({ brand_ids })} />
      </Card>
      <Happenings title={t('rehearsal.always')} addWords={t('rehearsal.addAlways')} intro={t('rehearsal.alwaysText')} list={draft.always} onList={(always) => set({ always })} draft={draft} sites={sites} channels={found.data?.channels ?? []} />
      <Happenings title={t('rehearsal.plans')} addWords={t('rehearsal.addPlan')} intro={t('rehearsal.plansText')} list={draft.plans} onList={(plans) => set({ plans: plans.slice(0, 6) })} draft={draft} sites={sites} channels={found.data?.channels ?? []} />
      <Loaded found={found} title={t('rehearsal.failedSupposed')}>
        {nothing ? <Callout tone="warning">{t('rehearsal.nothingExpected')}</Callout> : null}
        <section aria-label={t('rehearsal.assumptions')} aria-busy={found.isFetching} className="flex flex-col gap-2">
          <h2 className="text-16 font-semibold">{t('rehearsal.assumptions')}</h2>
          <p className="text-13 text-quiet">{t('rehearsal.assumptionsText')}</p>
          <AssumptionsTable rows={found.data?.assumptions ?? []} choices={draft.choices} {...(found.data ? { known: found.data } : {})} onChoices={(choices: RehearsalChoices) => set({ choices })} />
        </section>
      </Loaded>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" busy={start.isPending} isDisabled={nothing || draft.brand_ids.length === 0} onPress={() => start.mutate(undefined)}>{t('rehearsal.start')}</Button>
        <Button look="quiet" onPress={onLeave}>{t('rehearsal.leave')}</Button>
      </div>
    </div>
  );
}

function Happenings({ title, addWords, intro, list, onList, draft, sites, channels }: { title: string; addWords: string; intro: string; list: Happening[]; onList: (list: Happening[]) => void; draft: Draft; sites: readonly string[]; channels: readonly string[] }) {
  const { t } = useTranslation();
  const possible = kinds.filter((kind) => kind !== 'lost_site' || sites.length > 0);
  const add = (kind: Kind): void => onList([...list, usualHappening(kind, draft.from, draft.days, sites)]);
  return (
    <section aria-label={title} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div className="max-w-2xl">
          <h2 className="text-16 font-semibold">{title}</h2>
          <p className="text-13 text-quiet">{intro}</p>
        </div>
        <Menu label={t('rehearsal.addTo', { title })} trigger={<Button icon={<Plus size={14} />}>{addWords}</Button>} groups={[{ id: 'kinds', actions: possible.map((kind) => ({ id: kind, name: t(`rehearsal.kinds.${kind}`), onAction: () => add(kind) })) }]} />
      </div>
      {list.length === 0 ? null : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {list.map((one, at) => <HappeningFields key={`${at} ${one.kind}`} happening={one} sites={sites} channels={channels} onChange={(next) => onList(list.map((other, i) => (i === at ? next : other)))} onRemove={() => onList(list.filter((_, i) => i !== at))} />)}
        </ul>
      )}
    </section>
  );
}

/** Which brands are played together; nothing is asked where there is only one. */
function Brands({ chosen, onChosen }: { chosen: readonly string[]; onChosen: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const { brands } = useSession();
  if (brands.length < 2) return null;
  return (
    <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
      <legend className="mb-1 text-13 font-medium">{t('rehearsal.brands')}</legend>
      {brands.map((brand) => <Checkbox key={brand.id} isSelected={chosen.includes(brand.id)} onChange={(on) => onChosen(on ? [...chosen, brand.id] : chosen.filter((id) => id !== brand.id))}>{brand.name}</Checkbox>)}
    </fieldset>
  );
}

/** Two plans of the same name are told apart by their number. */
function named<T extends { name: string }>(plans: readonly T[]): T[] {
  return plans.map((plan, at) => (plans.some((other, i) => i < at && other.name.toLowerCase() === plan.name.toLowerCase()) ? { ...plan, name: `${plan.name} (${at + 1})` } : plan));
}

/** What happens moves with the days. */
function moved(one: Happening, before: string, after: string): Happening {
  const days = Math.round((Date.parse(`${after}T00:00:00Z`) - Date.parse(`${before}T00:00:00Z`)) / 86_400_000);
  const move = (text: string): string => `${plusDays(text.slice(0, 10), days)}${text.slice(10)}`;
  return one.kind === 'leavers' ? { ...one, at: move(one.at) } : { ...one, from: move(one.from), to: move(one.to) };
}
