import { discardPlan, get, importShifts, loadPlans, loadSchedule, makePlan, scheduleCalendar, scheduleSheet, type Page, type Schedule, type ScheduleAsked, type SchedulePlan } from '@keepdesk/client';
import { Button, EmptyState, IconButton, Menu, Select, Skeleton, useNow, useToaster, Waiting } from '@keepdesk/ui';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { CalendarDays, ChevronLeft, ChevronRight, Ellipsis, Redo2, Send, Undo2, UsersRound, Wand2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormValues } from '../../shared/forms/form-dialog.tsx';
import { BrandField } from '../../shared/kit/brand-field.tsx';
import { ConfirmDialog } from '../../shared/kit/confirm-dialog.tsx';
import { DayField } from '../../shared/kit/day-field.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { PageFrame } from '../../shared/layout/page-frame.tsx';
import { usePlannedBrand } from '../../shared/layout/planned-brand.ts';
import { WorkforceNav } from '../../shared/layout/workforce-nav.tsx';
import { useMay, useSession } from '../../shared/session/session.tsx';
import { AwayCard } from '../../shared/parts/away/away-card.tsx';
import { CoverageCard } from './coverage-card.tsx';
import { MakeDialog } from './make-dialog.tsx';
import { PeopleDialog } from './people-dialog.tsx';
import { PlanState, usePlan } from './plan-state.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { daysFrom, RosterGrid, type Cell } from './roster-grid.tsx';
import { mondayOf, type ScheduleSearch } from './schedule-search.ts';
import { RequestsCard } from './requests-card.tsx';
import { ShiftDialog } from './shift-dialog.tsx';
import { dayOf, momentAt, plusDay } from './shift-times.ts';
import { useDraft, type Draft } from './use-draft.ts';
import { WeekSettingsDialog } from './week-settings-dialog.tsx';

type Asking = 'make' | 'publish' | 'people' | 'own' | 'bring' | 'discard' | null;

/** What is empty is not said in the address. */
const tidied = (search: ScheduleSearch): ScheduleSearch => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''));

/** Who works when: what is published, and drafts that are searched for, changed and published. */
export function SchedulePage() {
  const { t } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const search = useSearch({ from: '/desk/workforce/schedule' });
  const may = useMay('workforce.write');
  const { brands } = useSession();
  const [brandId] = usePlannedBrand();
  const zone = brands.find((one) => one.id === brandId)?.time_zone ?? 'UTC';
  const week = search.week ?? mondayOf(dayOf(now.getTime(), zone));
  const ask = (more: ScheduleSearch): void => void navigate({ to: '/workforce/schedule', replace: true, search: tidied({ ...search, ...more }) });
  const plans = useQuery({ queryKey: ['schedule', 'plans'], queryFn: loadPlans, enabled: may });
  const plan = usePlan(search.plan ?? null);
  const asked: ScheduleAsked = { from: week, weeks: 1, ...(search.plan ? { plan_id: search.plan } : {}), ...(search.site ? { site_id: search.site } : {}) };
  const key = ['schedule', 'shifts', asked, search.plan ? null : brandId] as const;
  const found = useQuery({ queryKey: key, queryFn: () => loadSchedule({ ...asked, ...(search.plan || brands.length < 2 ? {} : { brand_id: brandId }) }), placeholderData: keepPreviousData });
  const isDraft = plan.data?.state === 'draft' && search.plan !== undefined;
  const draft = useDraft(isDraft && may ? (search.plan ?? null) : null, found.data, key);
  return (
    <PageFrame title={t('plan.title')} note={t('schedule.intro')}>
      <WorkforceNav />
      <Bar asked={asked} search={search} week={week} brandId={brandId} plans={plans.data?.data ?? []} draft={draft} isDraft={isDraft} onAsk={ask} hasPeople={(found.data?.people.length ?? 0) > 0} />
      {may ? <RequestsCard zone={zone} /> : null}
      {may ? <AwayCard /> : null}
      {plan.data && search.plan ? <PlanState plan={plan.data} zone={zone} /> : null}
      <Loaded found={found} title={t('schedule.failed')}>
        {found.data === undefined ? <Waiting><Skeleton className="h-96 rounded-card" /></Waiting> : plan.data?.state === 'drafting' ? null : (
          <Shown schedule={found.data} asked={search.plan ? asked : { ...asked, brand_id: brandId }} week={week} zone={zone} search={search} draft={draft} onAsk={ask} />
        )}
      </Loaded>
    </PageFrame>
  );
}

function Shown({ schedule, asked, week, zone, search, draft, onAsk }: { schedule: Schedule; asked: ScheduleAsked; week: string; zone: string; search: ScheduleSearch; draft: Draft; onAsk: (more: ScheduleSearch) => void }) {
  const { t } = useTranslation();
  const may = useMay('workforce.write');
  const [open, setOpen] = useState<Cell | null>(null);
  const [person, setPerson] = useState<string | null>(null);
  const day = search.day !== undefined && search.day >= week && search.day < plusDay(week, 7) ? search.day : null;
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
      const again = event.key === 'y' || (event.key === 'Z' && event.shiftKey);
      const back = event.key === 'z' && !event.shiftKey;
      if (!again && !back) return;
      event.preventDefault();
      (again ? draft.redo : draft.undo)?.();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [draft]);
  if (schedule.people.length === 0) {
    return <EmptyState icon={<UsersRound size={20} />} title={t('schedule.nobody')} className="rounded-card border border-line bg-raised" {...(may ? { action: <PeopleButton /> } : {})}>{t('schedule.nobodyText')}</EmptyState>;
  }
  const span = day === null ? null : { from: momentAt(day, '00:00', zone), to: momentAt(plusDay(day), '00:00', zone) };
  return (
    <div className="flex flex-col gap-4">
      <CoverageCard asked={asked} version={schedule.version} zone={zone} day={span} />
      <div className="flex flex-wrap items-end justify-between gap-2">
        <Select
          label={t('schedule.view')} value={day ?? 'week'} onChange={(id) => { onAsk({ day: id === 'week' ? '' : id }); }} className="w-52"
          choices={[{ id: 'week', name: t('schedule.week') }, ...daysFrom(week).map((one) => ({ id: one, name: `${t('schedule.day')}: ${one}` }))]}
        />
        {schedule.problems.length > 0 ? <p className="text-13 font-medium text-danger">{t('schedule.broken', { count: schedule.problems.length })}</p> : null}
      </div>
      {schedule.shifts.length === 0 ? <p className="text-13 text-quiet">{schedule.version === null ? t('schedule.nothing') : ''}</p> : null}
      <RosterGrid schedule={schedule} days={daysFrom(week)} hoursOf={day === null ? null : { day, zone }} draft={draft} onOpen={setOpen} onPerson={(one) => setPerson(one.id)} />
      <p className="text-12 text-quiet max-sm:hidden">{t('schedule.keys')}</p>
      {open === null ? null : <ShiftDialog cell={open} schedule={schedule} draft={draft} onClose={() => setOpen(null)} />}
      {person === null ? null : <PeopleDialog start={person} onClose={() => setPerson(null)} />}
    </div>
  );
}

function PeopleButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" icon={<UsersRound size={14} />} onPress={() => setOpen(true)}>{t('schedule.terms')}</Button>
      {open ? <PeopleDialog start={null} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface BarProps {
  asked: ScheduleAsked;
  search: ScheduleSearch;
  week: string;
  brandId: string;
  plans: readonly SchedulePlan[];
  draft: Draft;
  isDraft: boolean;
  hasPeople: boolean;
  onAsk: (more: ScheduleSearch) => void;
}

/** What is shown, and what can be done with all of it. */
function Bar({ asked, search, week, brandId, plans, draft, isDraft, hasPeople, onAsk }: BarProps) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const may = useMay('workforce.write');
  const { brands } = useSession();
  const [asking, setAsking] = useState<Asking>(null);
  const sites = useQuery({ queryKey: ['schedule', 'sites'], queryFn: () => get<Page<{ id: string; name: string }>>('/api/v1/sites') });
  const open = plans.filter((one) => one.state !== 'published');
  const change = useChange(() => makePlan({ name: t('schedule.ask.named', { from: week }), from: week, weeks: 1, brand_ids: brands.map((one) => one.id), begin: 'published', seconds: 1, seed: 1 }).then((made) => onAsk({ plan: made.id })), t('schedule.changeNote'), [['schedule', 'plans']]);
  const discard = useChange(() => discardPlan(search.plan ?? '').then(() => onAsk({ plan: '' })), t('schedule.discarded'), [['schedule', 'plans']]);
  const bring = useChange(async (values: FormValues) => {
    const plan = plans.find((one) => one.id === search.plan);
    if (!plan) return;
    const { kept, problems } = await importShifts(plan.id, { version: plan.version, csv: String(values.csv) });
    toaster.show({ tone: problems.length > 0 ? 'danger' : 'plain', text: [t('schedule.brought', { count: kept }), ...problems.slice(0, 4).map((one) => t('schedule.line', one))].join(' ') });
  }, null, [['schedule']]);
  const fetchFile = (url: string): void => void window.open(url, '_self');
  return (
    <div className="flex flex-wrap items-end justify-between gap-3">
      <div className="flex flex-wrap items-end gap-2 max-sm:w-full">
        <div className="flex items-end gap-1">
          <IconButton label={t('plan.before')} onPress={() => onAsk({ week: plusDay(week, -7), day: '' })}><ChevronLeft size={16} /></IconButton>
          <DayField label={t('plan.week')} day={week} onDay={(day) => onAsk({ week: mondayOf(day), day: '' })} />
          <IconButton label={t('plan.after')} onPress={() => onAsk({ week: plusDay(week, 7), day: '' })}><ChevronRight size={16} /></IconButton>
        </div>
        {may ? <Select label={t('schedule.shown')} value={search.plan ?? '-'} onChange={(id) => { const plan = open.find((one) => one.id === id); onAsk({ plan: id === '-' ? '' : id, ...(plan ? { week: plan.from } : {}) }); }} choices={[{ id: '-', name: t('schedule.published') }, ...open.map((one) => ({ id: one.id, name: t('schedule.draftOf', { name: one.name }) }))]} className="w-60 max-sm:w-full" /> : null}
        {search.plan ? null : <BrandField value={brandId} onChange={(brand) => onAsk({ brand })} className="w-44 max-sm:w-full" />}
        {(sites.data?.data.length ?? 0) > 1 ? <Select label={t('schedule.site')} value={search.site ?? '-'} onChange={(id) => onAsk({ site: id === '-' ? '' : id })} choices={[{ id: '-', name: t('schedule.everySite') }, ...(sites.data?.data ?? []).map((one) => ({ id: one.id, name: one.name }))]} className="w-44 max-sm:w-full" /> : null}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {isDraft ? (
          <>
            <IconButton label={t('schedule.undo')} isDisabled={draft.undo === null} onPress={() => draft.undo?.()}><Undo2 size={16} /></IconButton>
            <IconButton label={t('schedule.redo')} isDisabled={draft.redo === null} onPress={() => draft.redo?.()}><Redo2 size={16} /></IconButton>
            <Button look="quiet" onPress={() => setAsking('discard')}>{t('schedule.discard')}</Button>
            <Button look="primary" icon={<Send size={14} />} onPress={() => setAsking('publish')}>{t('schedule.publish.do')}</Button>
          </>
        ) : may && hasPeople ? (
          <>
            <Button busy={change.isPending} icon={<CalendarDays size={14} />} onPress={() => change.mutate(undefined)}>{t('schedule.change')}</Button>
            <Button look="primary" icon={<Wand2 size={14} />} onPress={() => setAsking('make')}>{t('schedule.make')}</Button>
          </>
        ) : null}
        <Menu
          label={t('schedule.more')} trigger={<IconButton label={t('schedule.more')}><Ellipsis size={16} /></IconButton>}
          groups={[{ id: 'all', actions: [
            ...(may ? [{ id: 'people', name: t('schedule.terms'), onAction: () => setAsking('people') }, { id: 'own', name: t('schedule.own.open'), onAction: () => setAsking('own') }] : []),
            { id: 'sheet', name: t('schedule.sheet'), onAction: () => fetchFile(scheduleSheet(asked)) }, { id: 'calendar', name: t('schedule.calendar'), onAction: () => fetchFile(scheduleCalendar(asked)) },
            ...(isDraft ? [{ id: 'bring', name: t('schedule.bring'), onAction: () => setAsking('bring') }] : []),
          ] }]}
        />
      </div>
      {asking === 'make' ? <MakeDialog week={week} mondayOf={mondayOf} onClose={() => setAsking(null)} onMade={(plan, from) => { setAsking(null); onAsk({ plan, week: from, day: '' }); }} /> : null}
      {asking === 'publish' && search.plan ? <PublishDialog planId={search.plan} onClose={() => setAsking(null)} onDone={() => { setAsking(null); onAsk({ plan: '' }); }} /> : null}
      {asking === 'own' ? <WeekSettingsDialog onClose={() => setAsking(null)} /> : null}
      {asking === 'people' ? <PeopleDialog start={null} onClose={() => setAsking(null)} /> : null}
      <FormDialog title={t('schedule.bring')} doName={t('schedule.bringDo')} isOpen={asking === 'bring'} onClose={() => setAsking(null)} onSubmit={(values) => bring.mutateAsync(values)} fields={[{ name: 'csv', kind: 'long', label: t('schedule.bringField') }]} />
      <ConfirmDialog title={t('schedule.discardAsk')} isOpen={asking === 'discard'} onClose={() => setAsking(null)} doName={t('schedule.discard')} onDo={() => discard.mutateAsync(undefined)}>{t('schedule.discardText')}</ConfirmDialog>
    </div>
  );
}
