import { translateAftership } from '../modules/tracking/aftership/rules/translate.ts';
import { translateAmazon } from '../modules/tracking/amazon/rules/translate.ts';
import { carriers, translateCarrier } from '../modules/tracking/carriers/rules/translate.ts';
import { translateDhl } from '../modules/tracking/dhl/rules/translate.ts';
import { translateEasypost } from '../modules/tracking/easypost/rules/translate.ts';
import { translateFedex } from '../modules/tracking/fedex/rules/translate.ts';
import { translateShipengine } from '../modules/tracking/shipengine/rules/translate.ts';
import { translateUps } from '../modules/tracking/ups/rules/translate.ts';
import { translateUsps } from '../modules/tracking/usps/rules/translate.ts';
import type { TrackingAnswer } from '../modules/shipments/index.ts';

type Translate = (payload: unknown) => TrackingAnswer;

/** Who tells of parcels, and how their answers are read; the names without what parts their words. */
const trackers: Readonly<Record<string, Translate>> = {
  ups: translateUps, fedex: translateFedex, usps: translateUsps, uspsinternational: translateUsps,
  dhl: translateDhl, dhlexpress: translateDhl, mydhl: translateDhl, dhluniversal: translateDhl, dhlunified: translateDhl, dhlparcelde: translateDhl, dhlpoland: translateDhl,
  aftership: translateAftership, easypost: translateEasypost, shipengine: translateShipengine, shipstation: translateShipengine, amazon: translateAmazon, amazonspapi: translateAmazon,
  ...Object.fromEntries(carriers.map((name) => name.replaceAll('_', '')).map((name) => [name, (payload: unknown) => translateCarrier(name, payload)])),
};

/** The names of all, as they are asked for. */
export const trackerNames: readonly string[] = ['ups', 'fedex', 'usps', 'usps_international', 'dhl', 'dhl_express', 'mydhl', 'dhl_universal', 'dhl_parcel_de', 'dhl_poland', 'aftership', 'easypost', 'shipengine', 'shipstation', 'amazon', ...carriers];

/** How the answers of a carrier or tracker are read; null for one we do not know. */
export function trackerOf(name: string): Translate | null {
  const key = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return Object.hasOwn(trackers, key) ? (trackers[key] ?? null) : null;
}
