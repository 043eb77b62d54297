import path from 'node:path';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { knowsCarrier, stateOfCode, type ShipmentState } from '../../src/modules/shipments/index.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Row {
  readonly carrier: string;
  readonly code: string;
  readonly status: string;
}

/** Which of our states may stand for a status of the set: it has words for holds and delays, we for attempts and ends. */
const MEANT: Readonly<Record<string, readonly ShipmentState[]>> = {
  pending: ['pending', 'info_received'],
  picked_up: ['in_transit'],
  in_transit: ['in_transit'],
  out_for_delivery: ['out_for_delivery'],
  on_hold: ['exception', 'in_transit'],
  delivery_delayed: ['exception', 'in_transit', 'attempt_failed'],
  delivery_failed: ['attempt_failed', 'exception', 'returned'],
  ready_for_pickup: ['available_for_pickup'],
  delivered: ['delivered'],
  return_to_sender: ['returned', 'exception'],
  cancelled: ['expired'],
};
const GREAT = ['ups', 'fedex', 'usps', 'usps_international', 'mydhl', 'dhl_express', 'dhl_universal', 'dhl_parcel_de'];

export const carrierStatusCodes: RefereeSet = {
  name: 'carrier-status-codes',
  anchor: 'karrio 1 by definition; differences with their reasons in docs/integrating/carrier-codes.md',
  measure(folder) {
    const rows = (parse(readFileSync(path.join(folder, 'codes.csv')), { columns: true }) as Row[]).filter((row) => knowsCarrier(row.carrier));
    const differing = rows.filter((row) => !isMeant(row));
    if (process.env['KEEPDESK_REFEREE_DETAIL'] !== undefined) for (const row of differing) process.stderr.write(`${row.carrier} ${row.code}: ${row.status}, ours ${stateOfCode(row.carrier, row.code)}\n`);
    const great = rows.filter((row) => GREAT.includes(row.carrier));
    return [
      { what: `codes agree (${rows.length})`, value: share(rows.length - differing.length, rows.length), atLeast: 0.95 },
      { what: `UPS, FedEx, USPS, DHL (${great.length})`, value: share(great.filter(isMeant).length, great.length) },
      { what: 'unknown to us', value: share(rows.filter((row) => stateOfCode(row.carrier, row.code) === null).length, rows.length), atMost: 0.05 },
      { what: 'called delivered where the set does not', value: rows.filter((row) => row.status !== 'delivered' && stateOfCode(row.carrier, row.code) === 'delivered').length, atMost: 0, unit: 'count' },
    ];
  },
};

function isMeant(row: Row): boolean {
  const state = stateOfCode(row.carrier, row.code);
  return state !== null && (MEANT[row.status] ?? []).includes(state);
}
