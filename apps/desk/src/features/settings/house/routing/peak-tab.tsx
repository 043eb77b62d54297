import { declarePeak, endPeak, loadCarrierIncidents, loadPeakPlan, loadPeaks, savePeakPlan, type CarrierIncident, type Peak, type PeakPlan } from '@keepdesk/client';
import { Button, EmptyState, Pill, RelativeTime, Table } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { Flame, Power } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChoices, useMacros } from '../../../../shared/actions/choices.ts';
import { FormDialog, type FormField } from '../../../../shared/forms/form-dialog.tsx';
import { BrandField, useChosenBrand } from '../../../../shared/kit/brand-field.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card, Loaded } from '../../../../shared/kit/section.tsx';
import { useMay } from '../../../../shared/session/session.tsx';
import { useVersioned } from '../../../../shared/kit/versioned.ts';
import { IncidentsCard } from './incidents-card.tsx';
import { SuspectedCard } from './suspected-card.tsx';
import { MOST_BANNER } from './peak-text.ts';
import { PeakTexts } from './peak-texts.tsx';
import { planFrom, valuesOfPlan } from './scope-values.ts';

const becauses = ['hand', 'volume', 'backlog', 'carrier_incident'] as const;

/** Peak mode of a brand: on and off by one click, what it does, and what became of it. */
export function PeakTab() {
  const [brandId, setBrandId] = useChosenBrand();
  return (
    <div className="flex flex-col gap-3">
      <BrandField value={brandId} onChange={setBrandId} className="w-48" />
      <PeakOf key={brandId} brandId={brandId} />
    </div>
  );
}

function PeakOf({ brandId }: { brandId: string }) {
  const { t } = useTranslation();
  const plan = useVersioned(['settings', 'peak-plan', brandId], { load: () => loadPeakPlan(brandId), save: (version, next: PeakPlan) => savePeakPlan(brandId, version, next), enabled: brandId !== '' });
  const save = useChange(plan.put);
  const peaks = useQuery({ queryKey: ['settings', 'peaks', brandId], queryFn: () => loadPeaks(brandId), enabled: brandId !== '', refetchInterval: 30_000 });
  const incidents = useQuery({ queryKey: ['settings', 'incidents', brandId], queryFn: () => loadCarrierIncidents(brandId), enabled: brandId !== '', refetchInterval: 30_000 });
  const rows = peaks.data?.data ?? [];
  const present = rows.find((peak) => peak.state === 'active' || peak.state === 'proposed');
  return (
    <>
      <Loaded found={peaks}>
        <Present brandId={brandId} present={present} />
      </Loaded>
      <SuspectedCard brandId={brandId} />
      <Loaded found={incidents}>
        <IncidentsCard brandId={brandId} incidents={incidents.data?.data ?? []} />
      </Loaded>
      <Loaded found={plan}>{plan.data ? (
          <>
            <PlanCard brandId={brandId} plan={plan.data.plan} onSave={save.mutateAsync} />
            <PeakTexts brandId={brandId} plan={plan.data.plan} onSave={save.mutateAsync} />
          </>
        ) : null}</Loaded>
      <h3 className="text-14 font-semibold">{t('peak.past')}</h3>
      <Past peaks={rows.filter((peak) => peak.state === 'ended')} incidents={incidents.data?.data ?? []} />
    </>
  );
}

function Present({ brandId, present }: { brandId: string; present: Peak | undefined }) {
  const { t } = useTranslation();
  const mayDeclare = useMay('routing.peak');
  const begin = useChange(() => declarePeak(brandId), t('peak.begun'));
  const end = useChange(() => endPeak(brandId), t('peak.over'));
  const because = becauses.find((one) => one === present?.because);
  return (
    <Card className="flex-row flex-wrap items-center justify-between">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-14 font-semibold">
          {t(present === undefined ? 'peak.off' : present.state === 'active' ? 'peak.on' : 'peak.proposed')}
          {present ? <Pill tone="warning">{because ? t(`peak.because.${because}`) : present.because.replaceAll('_', ' ')}</Pill> : null}
        </p>
        <p className="text-13 text-quiet">
          {present === undefined ? t('peak.offText') : present.state === 'active' && present.ends_at ? <>{t('peak.ends')} <RelativeTime at={present.ends_at} as="moment" /></> : t(present.needs_approval ? 'peak.waits' : 'peak.proposedText')}
        </p>
      </div>
      {mayDeclare ? (
        <div className="flex gap-2">
          {present !== undefined ? (
            <Button icon={<Power size={14} />} busy={end.isPending} onPress={() => end.mutate(undefined)}>
              {t(present.state === 'active' ? 'peak.end' : 'peak.turnDown')}
            </Button>
          ) : null}
          {present?.state === 'active' || present?.needs_approval === true ? null : (
            <Button look="primary" icon={<Flame size={14} />} busy={begin.isPending} onPress={() => begin.mutate(undefined)}>
              {t('peak.begin')}
            </Button>
          )}
        </div>
      ) : null}
    </Card>
  );
}

function PlanCard({ brandId, plan, onSave }: { brandId: string; plan: PeakPlan; onSave: (plan: PeakPlan) => Promise<unknown> }) {
  const { t } = useTranslation();
  const { reasons } = useChoices();
  const macros = useMacros();
  const [changing, setChanging] = useState(false);
  const within = useWithin();
  const own = reasons.filter((reason) => reason.brand_id === brandId && !reason.retired).map((reason) => ({ id: reason.key, name: reason.name }));
  const fields: readonly FormField[] = [
    { name: 'volume_times', kind: 'number', label: t('peak.volumeTimes'), help: t('peak.volumeHelp'), optional: true, error: within(1.2, 50, { whole: false }) },
    { name: 'backlog', kind: 'number', label: t('peak.backlog'), optional: true, error: within(1, 10_000_000) },
    { name: 'carrier_incident', kind: 'yes', label: t('peak.atIncident'), help: t('peak.atIncidentHelp') },
    { name: 'begins_by_itself', kind: 'yes', label: t('peak.byItself') },
    { name: 'needs_approval', kind: 'yes', label: t('peak.approval') },
    { name: 'hours', kind: 'number', label: t('peak.hours'), error: within(1, 336) },
    { name: 'ends_when_calm', kind: 'yes', label: t('peak.calm') },
    { name: 'order_by_cost', kind: 'yes', label: t('peak.byCost') },
    { name: 'raise_chat', kind: 'number', label: t('peak.raiseChat'), error: within(1, 5, { whole: false }) },
    { name: 'raise_email', kind: 'number', label: t('peak.raiseEmail'), error: within(1, 5, { whole: false }) },
    { name: 'relax', kind: 'several', label: t('peak.relax'), choices: own, optional: true },
    { name: 'relax_times', kind: 'number', label: t('peak.relaxTimes'), error: within(1, 20, { whole: false }) },
    { name: 'banner', kind: 'text', label: t('peak.banner'), help: t('peak.bannerHelp'), optional: true, error: (typed) => (typed.length > MOST_BANNER ? t('form.atMost', { most: MOST_BANNER }) : undefined) },
    { name: 'macro', kind: 'choice', label: t('peak.macro'), choices: [{ id: '', name: t('peak.noMacro') }, ...macros.filter((macro) => macro.brand_id === brandId).map(({ id, name }) => ({ id, name }))], optional: true },
    { name: 'answered', kind: 'several', label: t('peak.answered'), choices: own, optional: true, when: { field: 'macro', isNot: '' } },
  ];
  const { effects } = plan;
  const says = [
    effects.order_by_cost ? t('peak.byCost') : null,
    ...Object.entries(effects.raise).map(([channel, times]) => t('peak.raises', { channel, times })),
    effects.relax.length > 0 ? t('peak.relaxes', { count: effects.relax.flatMap((one) => one.reasons).length }) : null,
    Object.keys(effects.banner).length > 0 ? t('peak.speaks') : null,
    effects.auto_answer ? t('peak.answers') : null,
  ].filter((line) => line !== null);
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h3 className="text-14 font-semibold">{t('peak.plan')}</h3>
          <ul className="list-disc pl-5 text-13 text-quiet">{says.length === 0 ? <li>{t('peak.nothing')}</li> : says.map((line) => <li key={line}>{line}</li>)}</ul>
        </div>
        <Button onPress={() => setChanging(true)}>{t('action.change')}</Button>
      </div>
      <FormDialog title={t('peak.plan')} doName={t('action.save')} isOpen={changing} onClose={() => setChanging(false)} fields={fields} start={valuesOfPlan(plan)} onSubmit={(values) => onSave(planFrom(values, plan))} />
    </Card>
  );
}

/** What peaks were like: the same length of time before, during and after, side by side. */
function Past({ peaks, incidents }: { peaks: readonly Peak[]; incidents: readonly CarrierIncident[] }) {
  const { t } = useTranslation();
  const three = (pick: (figures: NonNullable<Peak['before']>) => number | null) => (peak: Peak) => <span className="tabular-nums">{[peak.before, peak.during, peak.after].map((one) => (one === null ? '…' : (pick(one) ?? '–'))).join(' · ')}</span>;
  return (
    <Table
      label={t('peak.past')}
      rows={peaks}
      keyOf={(peak) => peak.id}
      caption={peaks.length > 0 ? t('peak.caption') : null}
      empty={<EmptyState icon={<Flame size={20} />} title={t('peak.none')} className="rounded-card border border-line bg-raised py-8" />}
      columns={[
        { id: 'when', name: t('peak.when'), cell: (peak) => (peak.began_at ? <RelativeTime at={peak.began_at} as="moment" /> : '–') },
        { id: 'why', name: t('peak.why'), wideOnly: true, cell: (peak) => <Why peak={peak} incidents={incidents} /> },
        { id: 'came', name: t('peak.came'), align: 'end', cell: three((one) => one.came) },
        { id: 'wait', name: t('peak.meanWait'), align: 'end', wideOnly: true, cell: three((one) => (one.mean_wait_seconds === null ? null : Math.round(one.mean_wait_seconds / 60))) },
        { id: 'missed', name: t('peak.missed'), align: 'end', cell: three((one) => one.missed) },
      ]}
    />
  );
}

/** Why there was one, with the carrier it was about. */
function Why({ peak, incidents }: { peak: Peak; incidents: readonly CarrierIncident[] }) {
  const { t } = useTranslation();
  const because = becauses.find((one) => one === peak.because);
  const carrier = incidents.find((one) => one.id === peak.incident_id)?.carrier;
  return [because ? t(`peak.because.${because}`) : peak.because.replaceAll('_', ' '), carrier].filter(Boolean).join(': ');
}
