import { classNames, describeMoment, useClock, useNow } from '@keepdesk/ui';
import { useTranslation } from 'react-i18next';
import { parcelStateName } from '../../shared/words/parcel.ts';
import { stepIds } from './parcel-steps.ts';
import type { Scan, Stop } from './parcel-route.ts';

/** The places a parcel passed, as a line of stops, the newest above; times in the zone of whoever looks. */
export function ParcelRoute({ stops }: { stops: readonly Stop[] }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const said = (scan: Scan): string => {
    const step = stepIds.find((one) => one === scan.state);
    return scan.description || (step ? t(`parcel.step.${step}`) : parcelStateName(t, scan.state));
  };
  return (
    <ol aria-label={t('parcel.route')} className="mt-1 flex flex-col text-12">
      {stops.map((stop, index) => (
        <li key={`${stop.scans[0]?.at}${stop.place}`} className="relative flex gap-2.5 pb-2 last:pb-0">
          {index < stops.length - 1 ? <span aria-hidden="true" className="absolute top-3 bottom-[-4px] left-[4px] w-px bg-line" /> : null}
          <span aria-hidden="true" className={classNames('mt-1 size-2.5 shrink-0 rounded-full border-2', index === 0 ? 'border-accent bg-accent' : 'border-line bg-raised')} />
          <div className="min-w-0 flex-1">
            {stop.place === null ? null : <bdi className="block font-medium">{stop.place}</bdi>}
            {stop.scans.map((scan) => (
              <p key={`${scan.at}${scan.description}`} className="break-words">
                <bdi>{said(scan)}</bdi> <span className="text-quiet">{describeMoment(new Date(scan.at), now, locale)}</span>
              </p>
            ))}
          </div>
        </li>
      ))}
    </ol>
  );
}
