import type { Shipment } from '@keepdesk/client';
import { dateFormat, ShipmentSteps, useClock, useNow, type ShipmentStep } from '@keepdesk/ui';
import { ChevronRight, ExternalLink, Truck } from 'lucide-react';
import { useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { ParcelOutlook } from './parcel-outlook.tsx';
import { ParcelRoute } from './parcel-route-list.tsx';
import { routeOf } from './parcel-route.ts';
import { carrierName, parcelStateName } from '../../shared/words/parcel.ts';
import { parcelSteps, stepIds } from './parcel-steps.ts';

/** Where the parcel is, when it should come, what is wrong with it, and the way it took. */
export function ShipmentCard({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const id = useId();
  const stops = routeOf(shipment.events);
  // Where something is wrong, the way is what somebody wants to see.
  const [open, setOpen] = useState(shipment.signals.length > 0);
  const day = (at: string) => dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at));
  const late = shipment.estimated_delivery_at !== null && shipment.delivered_at === null && Date.parse(shipment.estimated_delivery_at) < now.getTime();
  const note = shipment.delivered_at
    ? t('parcel.deliveredAt', { when: day(shipment.delivered_at) })
    : shipment.estimated_delivery_at
      ? t(late ? 'parcel.wasDue' : 'parcel.expected', { when: day(shipment.estimated_delivery_at) })
      : shipment.promised_at === null && shipment.prediction === null
        ? t('parcel.noDate')
        : null;
  const steps = parcelSteps(shipment.state, shipment.step).map((state, at): ShipmentStep => {
    const step = stepIds[at]!;
    return { id: step, state, name: state === 'problem' || (state === 'current' && step !== shipment.state) ? parcelStateName(t, shipment.state) : t(`parcel.step.${step}`) };
  });
  return (
    <div className="border-t border-line px-3 py-2.5">
      <div className="mb-2.5 flex items-center gap-2 text-12 text-quiet">
        <Truck size={14} className="shrink-0" />
        <span className="shrink-0 font-medium text-text">{shipment.carrier ? carrierName(shipment.carrier) : t('parcel.unknownCarrier')}</span>
        <span className="min-w-0 truncate tabular">{shipment.tracking_number}</span>
        {shipment.tracking_url ? (
          <a href={shipment.tracking_url} target="_blank" rel="noopener noreferrer" className="ml-auto flex items-center gap-1" aria-label={t('parcel.track')}>
            <ExternalLink size={13} />
          </a>
        ) : null}
      </div>
      <ShipmentSteps steps={steps} label={t('parcel.progress')} note={<span className={late ? 'font-medium text-warning' : ''}>{note}</span>} />
      <ParcelOutlook shipment={shipment} />
      {stops.length > 0 ? (
        <>
          <AriaButton aria-expanded={open} aria-controls={id} onPress={() => setOpen(!open)} className="mt-1.5 -ml-1 flex h-6 items-center gap-1 rounded-sm px-1 text-12 text-quiet data-hovered:text-text">
            <ChevronRight size={12} className={open ? 'rotate-90' : ''} />
            {t('parcel.events', { count: shipment.events.length })}
          </AriaButton>
          <div id={id}>{open ? <ParcelRoute stops={stops} /> : null}</div>
        </>
      ) : null}
    </div>
  );
}
