import type { Shipment } from '@keepdesk/client';
import { dateFormat, numberFormat, Pill, RelativeTime, useClock } from '@keepdesk/ui';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isKnownSignal, signalTones } from './parcel-route.ts';

const DAY = { weekday: 'short', day: 'numeric', month: 'short' } as const;
/** What is foretold holds for so many of a hundred. */
const SURE = 0.8;
/** Below it a chance of being late is not worth a line. */
const WORTH_SAYING = 0.05;

/** What was promised, what is foretold with how sure that is, and what is wrong. */
export function ParcelOutlook({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation();
  const { locale } = useClock();
  const { prediction, incident } = shipment;
  const signals = shipment.signals.map((signal) => signal.kind).filter(isKnownSignal);
  // A promise is a day, whoever looks at it from where.
  const promised = shipment.promised_at === null ? null : dateFormat(locale, { ...DAY, timeZone: 'UTC' }).format(new Date(shipment.promised_at));
  const chance = prediction?.late_probability ?? null;
  const open = shipment.delivered_at === null;
  return (
    <>
      {signals.length > 0 ? (
        <ul aria-label={t('parcel.wrong')} className="mt-2 flex flex-wrap gap-1">
          {signals.map((kind) => (
            <li key={kind}>
              <Pill tone={signalTones[kind]} icon={<TriangleAlert size={11} className="shrink-0" />}>
                {t(`parcel.signal.${kind}`)}
              </Pill>
            </li>
          ))}
        </ul>
      ) : null}
      {open && (promised !== null || prediction !== null) ? (
        <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-12">
          {promised === null ? null : <Row name={t('parcel.promised')}>{promised}</Row>}
          {prediction === null ? null : (
            <Row name={t('parcel.foretold')}>
              {between(prediction, locale) ?? t('parcel.longerThanAny')}
              {prediction.low === null ? null : <span className="text-quiet">{`, ${numberFormat(locale, { style: 'percent' }).format(SURE)}`}</span>}
              <span className="block text-quiet">{t(prediction.from === 'usual' ? 'parcel.fromUsual' : 'parcel.fromLearned')}</span>
            </Row>
          )}
          {chance === null || chance < WORTH_SAYING || signals.includes('promise_broken') ? null : <Row name={t('parcel.lateChance')}>{numberFormat(locale, { style: 'percent' }).format(chance)}</Row>}
        </dl>
      ) : null}
      {incident === null ? null : (
        <p className="mt-2 rounded-control bg-warning-soft px-2.5 py-1.5 text-12 text-warning">
          <span className="font-medium">{t('parcel.incident', { carrier: incident.carrier })}</span> <RelativeTime at={incident.from} as="moment" />
          {incident.words === '' ? null : <span className="block break-words">{incident.words}</span>}
        </p>
      )}
    </>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-quiet">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** "Thu 26 – Sat 28 Nov"; null when nothing that was ever seen took so long. */
function between({ low, high }: NonNullable<Shipment['prediction']>, locale: string): string | null {
  return low === null || high === null ? null : dateFormat(locale, DAY).formatRange(new Date(low), new Date(high));
}
