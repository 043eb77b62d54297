import type { ShipmentState } from '../shipment-state.ts';
import { codeKey, tableOf } from './codes.ts';
import { dhlExpress, dhlParcelDe, dhlUnified, fedex, ups, usps } from './global-carriers.ts';
import { asendia, dpd, gls, hermes, landmark, parcelOne, purolator, seko, sendle, smartKargo, teleship } from './parcel-carriers.ts';
import { australiaPost, austrianPost, bpost, bpostKinds, canadaPost, chronopost, laPoste, spring } from './posts.ts';
import { afterShip, amazon, easyPost, shipEngine } from './trackers.ts';

/** By the carrier's name without what parts its words. */
const tables: Readonly<Record<string, ReadonlyMap<string, ShipmentState>>> = {
  ups, fedex, usps, uspsinternational: usps, dhlexpress: dhlExpress, mydhl: dhlExpress, dhlparcelde: dhlParcelDe, dhluniversal: dhlUnified, dhlunified: dhlUnified, dhl: dhlUnified,
  canadapost: canadaPost, laposte: laPoste, colissimo: laPoste, chronopost, bpost, australiapost: australiaPost, postat: austrianPost, austrianpost: austrianPost, spring,
  gls, dpd, dpdmeta: dpd, hermes, asendia, landmark, parcelone: parcelOne, purolator, seko, sendle, smartkargo: smartKargo, teleship,
  aftership: afterShip, easypost: easyPost, shipengine: shipEngine, shipstation: shipEngine, amazon,
};

/** Words that many use for a code, whatever the carrier. */
const common = tableOf({
  pending: 'pending',
  info_received: 'pre_transit info_received label_created label_printed created data_received manifested registered announced',
  in_transit: 'in_transit transit picked_up origin_scan accepted departed arrived shipped collected processed',
  out_for_delivery: 'out_for_delivery on_vehicle_for_delivery',
  delivered: 'delivered',
  attempt_failed: 'delivery_failed attempted delivery_attempted attempted_delivery attempt_fail failed_attempt',
  available_for_pickup: 'ready_for_pickup available_for_pickup awaiting_collection',
  exception: 'exception on_hold held delivery_delayed delayed refused undeliverable lost damaged customs_hold failure',
  returned: 'returned return_to_sender returned_to_sender returning',
  expired: 'expired cancelled canceled voided',
});

/** What a carrier's own code means for a parcel; null when nobody documented it. Pure, and never guesses a delivery. */
export function stateOfCode(carrier: string, code: string): ShipmentState | null {
  const name = carrier.toLowerCase().replaceAll(/[^a-z]/g, '');
  const key = codeKey(code.slice(0, 100));
  const found = (Object.hasOwn(tables, name) ? tables[name]?.get(key) : undefined) ?? common.get(key);
  if (found !== undefined) return found;
  return name === 'bpost' && /^[A-Z]\d\d$/.test(key) ? (bpostKinds[key[0] ?? ''] ?? null) : null;
}

/** Whether a carrier's codes are known to us. */
export function knowsCarrier(carrier: string): boolean {
  return Object.hasOwn(tables, carrier.toLowerCase().replaceAll(/[^a-z]/g, ''));
}
