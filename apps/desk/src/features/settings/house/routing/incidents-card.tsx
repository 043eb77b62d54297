import { declareCarrierIncident, endCarrierIncident, type CarrierIncident } from '@keepdesk/client';
import { Button, Pill, RelativeTime, useClock } from '@keepdesk/ui';
import { Truck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog, type FormField, type FormValues } from '../../../../shared/forms/form-dialog.tsx';
import { useWithin } from '../../../../shared/forms/within.ts';
import { useChange } from '../../../../shared/kit/resource.ts';
import { Card } from '../../../../shared/kit/section.tsx';
import { useMay } from '../../../../shared/session/session.tsx';
import { countriesFrom, incidentFrom } from './incident-values.ts';

const SHOWN_PAST = 5;

/** Carriers in trouble: declared by hand, until somebody says that it is over. */
export function IncidentsCard({ brandId, incidents }: { brandId: string; incidents: readonly CarrierIncident[] }) {
  const { t } = useTranslation();
  const { now } = useClock();
  const may = useMay('shipments.incidents');
  const within = useWithin();
  const [declaring, setDeclaring] = useState(false);
  const declare = useChange((values: FormValues) => declareCarrierIncident(brandId, incidentFrom(values, now())), t('incidents.declared'));
  const open = incidents.filter((one) => one.ended_at === null);
  const past = incidents.filter((one) => one.ended_at !== null).slice(0, SHOWN_PAST);
  const fields: readonly FormField[] = [
    { name: 'carrier', kind: 'text', label: t('incidents.carrier'), help: t('incidents.carrierHelp') },
    { name: 'countries', kind: 'text', label: t('incidents.countries'), help: t('incidents.countriesHelp'), optional: true, error: (typed) => (countriesFrom(typed) === null ? t('incidents.noCountry') : undefined) },
    { name: 'hours', kind: 'number', label: t('incidents.hours'), help: t('incidents.hoursHelp'), optional: true, error: within(0, 720, { whole: false }) },
    { name: 'words', kind: 'long', label: t('incidents.words'), help: t('incidents.wordsHelp'), optional: true, error: (typed) => (typed.length > 500 ? t('form.atMost', { most: 500 }) : undefined) },
  ];
  return (
    <Card className="gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h3 className="text-14 font-semibold">{t('incidents.title')}</h3>
          <p className="text-13 text-quiet">{open.length === 0 ? t('incidents.none') : t('incidents.intro')}</p>
        </div>
        {may ? (
          <Button icon={<Truck size={14} />} onPress={() => setDeclaring(true)}>
            {t('incidents.declare')}
          </Button>
        ) : null}
      </div>
      {open.length + past.length > 0 ? (
        <ul className="flex flex-col divide-y divide-line">
          {[...open, ...past].map((one) => (
            <Line key={one.id} incident={one} may={may} />
          ))}
        </ul>
      ) : null}
      <FormDialog title={t('incidents.declare')} doName={t('incidents.declareNow')} isOpen={declaring} onClose={() => setDeclaring(false)} fields={fields} onSubmit={declare.mutateAsync} />
    </Card>
  );
}

function Line({ incident, may }: { incident: CarrierIncident; may: boolean }) {
  const { t, i18n } = useTranslation();
  const end = useChange(() => endCarrierIncident(incident.id), t('incidents.ended'));
  const regions = new Intl.DisplayNames(i18n.language, { type: 'region' });
  const where = incident.countries.length === 0 ? t('incidents.everywhere') : incident.countries.map((code) => regions.of(code) ?? code).join(', ');
  return (
    <li className="flex flex-wrap items-start justify-between gap-2 py-2 text-14">
      <div className="flex min-w-0 flex-1 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {incident.carrier}
          <Pill tone={incident.ended_at === null ? 'danger' : 'plain'}>{t(incident.ended_at === null ? 'incidents.goesOn' : 'incidents.over')}</Pill>
        </span>
        <span className="text-12 text-quiet">
          {where} · {t('incidents.since')} <RelativeTime at={incident.from} as="moment" />
          {incident.ended_at === null ? null : (
            <>
              {' '}
              {t('incidents.until')} <RelativeTime at={incident.ended_at} as="moment" />
            </>
          )}
        </span>
        {incident.words === '' ? null : <span className="text-13 break-words">{incident.words}</span>}
      </div>
      {may && incident.ended_at === null ? (
        <Button size="sm" busy={end.isPending} onPress={() => end.mutate(undefined)} aria-label={`${t('incidents.end')}: ${incident.carrier}`}>
          {t('incidents.end')}
        </Button>
      ) : null}
    </li>
  );
}
