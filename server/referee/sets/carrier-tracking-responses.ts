import path from 'node:path';
import { trackerOf } from '../../src/app/trackers.ts';
import { writeMoment, type TrackedEvent, type TrackedParcel } from '../../src/modules/shipments/index.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface ToldEvent {
  readonly date?: string | null;
  readonly time?: string | null;
  readonly timestamp?: string | null;
  readonly code?: string | null;
  readonly description?: string | null;
}

interface ToldParcel {
  readonly tracking_number: string;
  readonly delivered: boolean | null;
  readonly estimated_delivery?: string | null;
  readonly events?: readonly ToldEvent[];
}

interface Row {
  readonly carrier: string;
  readonly raw: string;
  readonly parsed: readonly [readonly ToldParcel[], readonly unknown[]];
}

export const carrierTrackingResponses: RefereeSet = {
  name: 'carrier-tracking-responses',
  anchor: 'karrio 1 by its own CI; where it misreads, docs/integrating/carrier-codes.md says how',
  measure(folder) {
    const rows = readJson<Row[]>(path.join(folder, 'responses.json'));
    const pairs = rows.flatMap((row) => {
      const ours = trackerOf(row.carrier)?.(row.raw).parcels ?? [];
      return row.parsed[0].map((told) => ({ row, told, own: ours.find((parcel) => parcel.trackingNumber === told.tracking_number) ?? (ours.length === 1 ? ours[0] : undefined) }));
    });
    const events = pairs.flatMap(({ row, told, own }) => (told.events ?? []).map((event) => ({ row, equal: own?.events.some((one) => isSame(one, event)) ?? false, halfDay: own?.events.some((one) => isSame(one, event, 720)) ?? false })));
    if (process.env['KEEPDESK_REFEREE_DETAIL'] !== undefined) explain(pairs);
    return [
      { what: `events equal (${events.length})`, value: share(events.filter(({ equal }) => equal).length, events.length) },
      { what: 'equal, or twelve hours later because the set drops PM', value: share(events.filter(({ row, equal, halfDay }) => equal || (halfDay && /\d [AP]M</.test(row.raw))).length, events.length), atLeast: 1 },
      { what: `answers with as many events (${pairs.length})`, value: share(pairs.filter(({ told, own }) => (own?.events.length ?? 0) >= (told.events ?? []).length).length, pairs.length), atLeast: 1 },
      { what: 'delivered flag', value: share(pairs.filter(({ told, own }) => (told.delivered ?? false) === (own?.state === 'delivered')).length, pairs.length) },
      { what: 'estimated day', value: share(pairs.filter(({ told, own }) => told.estimated_delivery == null || (own?.estimatedDelivery ? writeMoment(own.estimatedDelivery).slice(0, 10) : null) === told.estimated_delivery).length, pairs.length), atLeast: 1 },
    ];
  },
};

/** To the minute of the clock at the place: the set writes that clock with Z, whatever offset the carrier gave. */
function isSame(own: TrackedEvent, told: ToldEvent, minutesLater = 0): boolean {
  const minute = told.timestamp?.slice(0, 16) ?? `${told.date ?? ''}T${(told.time ?? '').slice(0, 5)}`;
  const wall = writeMoment({ ...own.moment, at: new Date(own.moment.at.getTime() - minutesLater * 60_000) }).slice(0, 16);
  return wall === minute && (own.code ?? '') === (told.code ?? '') && own.description === (told.description ?? '').trim();
}

function explain(pairs: readonly { row: Row; told: ToldParcel; own: TrackedParcel | undefined }[]): void {
  for (const { row, told, own } of pairs) {
    const missing = (told.events ?? []).filter((event) => !own?.events.some((one) => isSame(one, event)));
    const flags = (told.delivered ?? false) !== (own?.state === 'delivered') ? ` delivered ${told.delivered} ≠ ${own?.state}` : '';
    const days = told.estimated_delivery != null && (own?.estimatedDelivery ? writeMoment(own.estimatedDelivery).slice(0, 10) : null) !== told.estimated_delivery ? ` estimate ${told.estimated_delivery}` : '';
    if (missing.length > 0 || flags !== '' || days !== '') process.stderr.write(`${row.carrier} ${told.tracking_number}: ${missing.length} of ${(told.events ?? []).length} events${flags}${days} ${missing.map((event) => JSON.stringify(event)).slice(0, 2).join(' ')}\n`);
  }
}
