import { get, importTerms, loadPeopleTerms, putLeave, savePersonTerms, termsSheet, type Page, type PersonTerms, type Terms } from '@keepdesk/client';
import { Button, Dialog, EmptyState, numberFormat, useClock, useToaster } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { FileDown, FileUp, UsersRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../shared/forms/form-dialog.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Loaded } from '../../shared/kit/section.tsx';
import { readWindows, writeWindows } from './windows.ts';

const seenIn = [['schedule']];
const kinds = ['holiday', 'sick', 'unpaid', 'training', 'other'] as const;

/** Everybody who may be planned: what was agreed with them, and their leave. */
export function PeopleDialog({ start, onClose }: { /** whose terms are opened at once */ start: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const toaster = useToaster();
  const found = useQuery({ queryKey: ['schedule', 'terms'], queryFn: loadPeopleTerms });
  const [open, setOpen] = useState<{ id: string; what: 'terms' | 'leave' } | null>(start === null ? null : { id: start, what: 'terms' });
  const [bringing, setBringing] = useState(false);
  const bring = useChange(async (values: FormValues) => {
    const { kept, problems } = await importTerms(String(values.csv));
    toaster.show({ tone: problems.length > 0 ? 'danger' : 'plain', text: [t('schedule.agree.kept', { count: kept }), ...problems.slice(0, 4).map((one) => t('schedule.line', one))].join(' ') });
  }, null, seenIn);
  const people = found.data?.data ?? [];
  const person = people.find((one) => one.person_id === open?.id);
  const number = (minutes: number): string => numberFormat(locale, { maximumFractionDigits: 1 }).format(minutes / 60);
  return (
    <>
      <Dialog
        title={t('schedule.agree.title')} width="wide" isOpen onClose={onClose}
        actions={
          <>
            <a href={termsSheet} download className="inline-flex h-9 items-center gap-1.5 rounded-control px-3 text-14 hover:bg-hover"><FileDown size={14} />{t('schedule.agree.out')}</a>
            <Button look="quiet" icon={<FileUp size={14} />} onPress={() => setBringing(true)}>{t('schedule.agree.in')}</Button>
          </>
        }
      >
        <p className="mb-3 text-13 text-quiet">{t('schedule.agree.intro')}</p>
        <Loaded found={found} title={t('schedule.failed')}>
          {people.length === 0 ? <EmptyState icon={<UsersRound size={20} />} title={t('schedule.nobody')} /> : (
            <ul className="flex flex-col divide-y divide-line">
              {people.map((one) => (
                <li key={one.person_id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-14">
                  <span className="min-w-0 flex-1"><bdi className="font-medium">{one.name}</bdi><span className="block text-12 text-quiet">{`${one.site?.name ?? t('schedule.agree.noSite')} · ${one.terms === null ? t('schedule.agree.none') : t('schedule.agree.hours', { hours: number(one.terms.contract_minutes) })}`}</span></span>
                  {one.terms === null ? null : <Button size="sm" look="quiet" onPress={() => setOpen({ id: one.person_id, what: 'leave' })}>{t('schedule.agree.leave')}</Button>}
                  <Button size="sm" onPress={() => setOpen({ id: one.person_id, what: 'terms' })}>{t('schedule.agree.set')}</Button>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Dialog>
      {person && open?.what === 'terms' ? <TermsDialog person={person} onClose={() => setOpen(null)} /> : null}
      {person && open?.what === 'leave' ? <LeaveDialog person={person} onClose={() => setOpen(null)} /> : null}
      <FormDialog title={t('schedule.agree.in')} doName={t('schedule.bringDo')} isOpen={bringing} onClose={() => setBringing(false)} onSubmit={(values) => bring.mutateAsync(values)} fields={[{ name: 'csv', kind: 'long', label: t('schedule.bringField') }]} />
    </>
  );
}

function TermsDialog({ person: { person_id, name, terms }, onClose }: { person: PersonTerms; onClose: () => void }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const sites = useQuery({ queryKey: ['schedule', 'sites'], queryFn: () => get<Page<{ id: string; name: string }>>('/api/v1/sites') });
  const save = useChange((said: Terms) => savePersonTerms(person_id, said), t('schedule.agree.saved'), seenIn);
  const hours = (minutes: number | undefined, usual: number): string => String(Math.round(((minutes ?? usual) / 60) * 100) / 100);
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
  const dayName = (day: number): string => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, 10, 22 + day)));
  const within = (least: number, most: number) => (typed: string): string | undefined => (Number(typed) >= least && Number(typed) <= most ? undefined : `${least} – ${most}`);
  const number = (field: string, label: string, least: number, most: number): FormField => ({ name: field, kind: 'number', label, error: within(least, most) });
  if (sites.data === undefined) return null;
  return (
    <FormDialog
      title={t('schedule.agree.editTitle', { name })} doName={t('schedule.agree.save')} isOpen onClose={onClose} onSubmit={(values) => save.mutateAsync(termsFrom(values, terms))}
      start={{
        site: terms?.site_id ?? '-', contract: hours(terms?.contract_minutes, 2400), least: hours(terms?.least_shift_minutes, 240), most: hours(terms?.most_shift_minutes, 540), days: String(terms?.most_days ?? 5), nights: terms?.nights ?? false,
        ...Object.fromEntries(weekdays.map((day) => [`on${day}`, writeWindows(terms?.availability[day])])), starts: terms?.starts_on ?? '', ends: terms?.ends_on ?? '', cost: terms?.hour_cost_minor == null ? '' : String(terms.hour_cost_minor / 100), currency: terms?.currency ?? '', off: (terms?.wishes.days_off ?? []).map(String),
      }}
      fields={[
        { name: 'site', kind: 'choice', label: t('schedule.agree.site'), choices: [{ id: '-', name: t('schedule.agree.siteTeam') }, ...sites.data.data.map((one) => ({ id: one.id, name: one.name }))] },
        number('contract', t('schedule.agree.contract'), 0, 168), number('least', t('schedule.agree.least'), 1, 24), number('most', t('schedule.agree.most'), 1, 24), number('days', t('schedule.agree.days'), 1, 7),
        { name: 'nights', kind: 'yes', label: t('schedule.agree.nights') },
        ...weekdays.map((day): FormField => ({ name: `on${day}`, kind: 'text', label: t('schedule.agree.available', { day: dayName(day) }), optional: true, ...(day === 1 ? { help: t('schedule.agree.availableHelp') } : {}), error: (typed) => (readWindows(typed) === null ? t('schedule.agree.availableHelp') : undefined) })),
        { name: 'off', kind: 'several', label: t('schedule.agree.off'), optional: true, choices: weekdays.map((day) => ({ id: String(day), name: dayName(day) })) },
        { name: 'starts', kind: 'date', label: t('schedule.agree.starts'), optional: true }, { name: 'ends', kind: 'date', label: t('schedule.agree.ends'), optional: true },
        { name: 'cost', kind: 'number', label: t('schedule.agree.cost'), optional: true }, { name: 'currency', kind: 'text', label: t('schedule.agree.currency'), optional: true },
      ]}
    />
  );
}

function termsFrom(values: FormValues, before: Terms | null): Terms {
  const minutes = (name: string): number => Math.round(Number(values[name]) * 60);
  const text = (name: string): string => String(values[name] ?? '').trim();
  const availability: Terms['availability'] = {};
  for (const day of [1, 2, 3, 4, 5, 6, 7] as const) {
    const windows = readWindows(text(`on${day}`));
    if (windows != null) availability[day] = windows;
  }
  const off = Array.isArray(values.off) ? values.off.map(Number) : [];
  const { days_off: _, ...wishes } = before?.wishes ?? {};
  return {
    site_id: values.site === '-' ? null : text('site'), contract_minutes: minutes('contract'), least_shift_minutes: minutes('least'), most_shift_minutes: minutes('most'), most_days: Math.round(Number(values.days)), nights: values.nights === true, availability,
    wishes: { ...wishes, ...(off.length > 0 ? { days_off: off } : {}) }, starts_on: text('starts') || null, ends_on: text('ends') || null, hour_cost_minor: text('cost') === '' ? null : Math.round(Number(text('cost')) * 100), currency: text('cost') === '' ? null : text('currency').toUpperCase(), rules_place: before?.rules_place ?? null,
  };
}

function LeaveDialog({ person, onClose }: { person: PersonTerms; onClose: () => void }) {
  const { t } = useTranslation();
  const put = useChange((values: FormValues) => putLeave({ person_id: person.person_id, from: String(values.from), to: String(values.to), kind: kinds.find((one) => one === values.kind) ?? 'other', reason: String(values.reason ?? ''), state: 'granted' }), t('schedule.agree.leaveSaid'), seenIn);
  return (
    <FormDialog
      title={t('schedule.agree.leaveTitle', { name: person.name })} doName={t('schedule.agree.leaveDo')} isOpen onClose={onClose} onSubmit={(values) => put.mutateAsync(values)}
      fields={[{ name: 'from', kind: 'date', label: t('schedule.agree.leaveFrom') }, { name: 'to', kind: 'date', label: t('schedule.agree.leaveTo') }, { name: 'kind', kind: 'choice', label: t('schedule.agree.leaveKind'), choices: kinds.map((id) => ({ id, name: t(`schedule.agree.kinds.${id}`) })) }, { name: 'reason', kind: 'text', label: t('schedule.agree.leaveWhy'), optional: true }]}
    />
  );
}
