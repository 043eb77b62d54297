import { loadStaffing, loadWorkforceSettings, saveWorkforceSettings, staffingSheet, type ChannelTerms, type StaffedInterval, type Staffing, type WorkforceSettings } from '@keepdesk/client';
import { Button, classNames, Select, Skeleton, useClock } from '@keepdesk/ui';
import { LineChart } from '@keepdesk/ui/charts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../../shared/kit/callout.tsx';
import { useChange } from '../../shared/kit/resource.ts';
import { Card, Loaded } from '../../shared/kit/section.tsx';
import { useMay } from '../../shared/session/session.tsx';
import { channelName } from '../../shared/words/channel.ts';
import type { About } from './forecast-tab.tsx';
import { clock, momentName, tenths } from './plan-words.ts';
import { Sums } from './staffing-sums.tsx';
import { StaffingGrid } from './staffing-grid.tsx';
import { NumberField, TermsForm } from './terms-form.tsx';
import { WeekStepper } from './week-stepper.tsx';
import { WhyDialog } from './why-dialog.tsx';

const same = (a: ChannelTerms, b: ChannelTerms): boolean => JSON.stringify(Object.entries(a).toSorted()) === JSON.stringify(Object.entries(b).toSorted());

/** How many are needed in a week: change a promise, and see at once what it takes beside what is kept. */
export function StaffingTab({ planned, channel, week, onWeek }: About) {
  const { t } = useTranslation();
  const [terms, setTerms] = useState<ChannelTerms>(channel.terms);
  const [more, setMore] = useState(0);
  const [why, setWhy] = useState<StaffedInterval | null>(null);
  const changed = more !== 0 || !same(terms, channel.terms);
  const asked = { brand_id: planned.brand_id, channel: channel.channel, from: week, days: 7 };
  const varied = { ...asked, terms, ...(more === 0 ? {} : { more_percent: more }) };
  const kept = useQuery({ queryKey: ['plan', planned.brand_id, 'staffing', asked, channel.terms, channel.made_at, planned.step_seconds], queryFn: () => loadStaffing(asked), placeholderData: keepPreviousData });
  const tried = useQuery({ queryKey: ['plan', planned.brand_id, 'staffing', varied, channel.made_at, planned.step_seconds], queryFn: () => loadStaffing(varied), enabled: changed, placeholderData: keepPreviousData });
  const shown = changed ? (tried.data ?? kept.data) : kept.data;
  const failed = changed && tried.isError ? tried : kept;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[20rem_1fr] xl:grid-cols-[26rem_1fr]">
      <Card>
        <h2 className="text-16 font-semibold">{t('plan.terms')}</h2>
        <TermsForm planned={planned} channel={channel} terms={terms} onTerms={setTerms} />
        <NumberField label={t('plan.more')} value={more} least={-90} most={900} onValue={(value) => setMore(value ?? 0)} />
        <Keep planned={planned} channel={channel} terms={terms} changed={changed} onUndo={() => { setTerms(channel.terms); setMore(0); }} onKept={() => setMore(0)} />
        <StepLength brandId={planned.brand_id} />
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        <div className="flex flex-wrap items-end gap-2">
          <WeekStepper week={week} onWeek={onWeek} />
          <Button className="ml-auto" icon={<FileDown size={14} />} onPress={() => window.location.assign(staffingSheet(asked))}>{t('plan.sheet')}</Button>
        </div>
        <Loaded found={failed} title={t('plan.failed')}>
          {shown === undefined || kept.data === undefined ? <Skeleton className="h-64 rounded-card" /> : (
            <div className={classNames('flex flex-col gap-4 transition-opacity', (kept.isPlaceholderData || tried.isFetching) && 'opacity-60')} aria-busy={kept.isPlaceholderData || tried.isFetching}>
              {shown.not_foretold > 0 ? <Callout tone="warning">{t('plan.notForetold')}</Callout> : null}
              <Sums kept={kept.data.summary} changed={changed && tried.data ? tried.data.summary : null} currency={planned.currency} zone={shown.time_zone} />
              <People kept={kept.data} changed={changed ? (tried.data ?? null) : null} channel={channel.channel} />
              <StaffingGrid staffing={shown} onWhy={setWhy} />
            </div>
          )}
        </Loaded>
      </div>
      {why && shown ? <WhyDialog asked={{ ...varied, at: why.at }} interval={why} zone={shown.time_zone} onClose={() => setWhy(null)} /> : null}
    </div>
  );
}

function Keep({ planned, channel, terms, changed, onUndo, onKept }: Pick<About, 'planned' | 'channel'> & { terms: ChannelTerms; changed: boolean; onUndo: () => void; onKept: () => void }) {
  const { t } = useTranslation();
  const may = useMay('workforce.write');
  const keep = useChange(async () => {
    const settings = await loadWorkforceSettings(planned.brand_id);
    await saveWorkforceSettings(planned.brand_id, { ...settings, terms: { ...settings.terms, [channel.channel]: terms } });
    onKept();
  }, t('plan.kept'), [['plan']]);
  if (!changed) return null;
  return (
    <div className="flex flex-col gap-3">
      <Callout tone="info">{t('plan.isChanged')}</Callout>
      <div className="flex flex-wrap gap-2">
        {may && !same(terms, channel.terms) ? <Button look="primary" busy={keep.isPending} onPress={() => keep.mutate(undefined)}>{t('plan.keep')}</Button> : null}
        <Button look="quiet" onPress={onUndo}>{t('plan.undo')}</Button>
      </div>
    </div>
  );
}

const currencies = ['USD', 'EUR', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'PLN', 'CAD', 'AUD', 'JPY', 'PHP', 'ZAR', 'MXN', 'BRL', 'INR'] as const;

/** The length of the intervals and the currency everything is planned in. */
function StepLength({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const may = useMay('workforce.write');
  const found = useQuery({ queryKey: ['plan', brandId, 'settings'], queryFn: () => loadWorkforceSettings(brandId) });
  // Read anew first: what somebody else kept meanwhile stays.
  const save = useChange(async (change: Partial<WorkforceSettings>) => saveWorkforceSettings(brandId, { ...(await loadWorkforceSettings(brandId)), ...change }), undefined, [['plan']]);
  const settings = found.data;
  if (!may || settings === undefined) return null;
  return (
    <>
    <Select label={t('plan.currency')} value={settings.currency} className="w-full" choices={[...new Set([settings.currency, ...currencies])].map((id) => ({ id, name: id }))} onChange={(currency) => save.mutate({ currency })} />
    <Select
      label={t('plan.interval')} value={String(settings.step_seconds)} className="w-full" choices={[900, 1800, 3600].map((seconds) => ({ id: String(seconds), name: t('plan.minutes', { count: seconds / 60 }) }))}
      onChange={(id) => { const step = ([900, 1800, 3600] as const).find((one) => String(one) === id); if (step !== undefined && step !== settings.step_seconds) save.mutate({ step_seconds: step }); }}
    />
    </>
  );
}

function People({ kept, changed, channel }: { kept: Staffing; changed: Staffing | null; channel: string }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const zone = kept.time_zone;
  const midnight = kept.intervals.map((one) => momentName('en', zone, one.at, clock) === '00:00');
  const values = (staffing: Staffing): (number | null)[] => staffing.intervals.map((one) => (one.open ? one.people : 0));
  return (
    <Card>
      <LineChart
        title={t('plan.peopleChart', { channel: channelName(t, channel) })} note={t('plan.peopleNote', { zone: zone.replaceAll('_', ' ') })} labels={kept.intervals.map((one) => momentName(locale, zone, one.at, { weekday: 'short', ...clock }))} labelName={t('plan.at')} gridAt={(at) => midnight[at] === true}
        series={changed === null ? [{ name: t('plan.nowKept'), values: values(kept) }] : [{ name: t('plan.nowKept'), values: values(kept) }, { name: t('plan.changed'), values: values(changed) }]} format={(value) => tenths(locale, value)}
      />
    </Card>
  );
}
