import type { Shipment } from '@keepdesk/client';
import { dateFormat, describeMoment, ShipmentSteps, useClock, useNow, type ShipmentStep } from '@keepdesk/ui';
import { ChevronRight, ExternalLink, Truck } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import { carrierName, parcelStateName, parcelSteps, stepIds } from './parcel-steps.ts';

/** Where the parcel is, when it should come, and what the carrier said. */
export function ShipmentCard({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const [open, setOpen] = useState(false);
  const moment = (at: string) => describeMoment(new Date(at), now, locale);
  const day = (at: string) => dateFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(new Date(at));
  const late = shipment.estimated_delivery_at !== null && shipment.delivered_at === null && Date.parse(shipment.estimated_delivery_at) < now.getTime();
  const note = shipment.delivered_at
    ? t('parcel.deliveredAt', { when: day(shipment.delivered_at) })
    : shipment.estimated_delivery_at
      ? t(late ? 'parcel.wasDue' : 'parcel.expected', { when: day(shipment.estimated_delivery_at) })
      : t('parcel.noDate');
  const steps = parcelSteps(shipment.state, shipment.step).map((state, at): ShipmentStep => {
    const id = stepIds[at]!;
    return { id, state, name: state === 'problem' ? parcelStateName(t, shipment.state) : t(`parcel.step.${id}`) };
  });
  return (
    <div className="border-t border-line px-3 py-2.5">
      <div className="mb-2.5 flex items-center gap-2 text-12 text-quiet">
        <Truck size={14} />
        <span className="font-medium text-text">{shipment.carrier ? carrierName(shipment.carrier) : t('parcel.unknownCarrier')}</span>
        <span className="min-w-0 truncate tabular">{shipment.tracking_number}</span>
        {shipment.tracking_url ? (
          <a href={shipment.tracking_url} target="_blank" rel="noopener noreferrer" className="ml-auto flex items-center gap-1" aria-label={t('parcel.track')}>
            <ExternalLink size={13} />
          </a>
        ) : null}
      </div>
      <ShipmentSteps steps={steps} label={t('parcel.progress')} note={<span className={late ? 'font-medium text-warning' : ''}>{note}</span>} />
      {shipment.events.length > 0 ? (
        <>
          <AriaButton aria-expanded={open} onPress={() => setOpen(!open)} className="mt-1.5 -ml-1 flex h-6 items-center gap-1 rounded-sm px-1 text-12 text-quiet data-hovered:text-text">
            <ChevronRight size={12} className={open ? 'rotate-90' : ''} />
            {t('parcel.events', { count: shipment.events.length })}
          </AriaButton>
          {open ? (
            <ol className="mt-1 flex flex-col gap-1.5 border-l border-line pl-3 text-12">
              {shipment.events.map((event) => (
                <li key={`${event.at}${event.description}`}>
                  <bdi className="block">{event.description}</bdi>
                  <span className="text-quiet">
                    {moment(event.at)}
                    {event.place ? ` · ${event.place}` : ''}
                  </span>
                </li>
              ))}
            </ol>
          ) : null}
        </>
      ) : null}
    </div>
  );
}
