import { Payload } from './payload.ts';
import { parcelState } from './parcel-state.ts';
import type { ShopShipment } from './shop-records.ts';

interface Tracking {
  readonly company: string | null;
  readonly number: string | null;
  readonly url: string | null;
}

/**
 * The parcels of a fulfilment, as a webhook (`fulfillments/create`, `fulfillments/update`) or the Admin API tells it.
 * One fulfilment can travel in several parcels; those after the first carry their place in their id.
 */
export function translateFulfilment(given: unknown, orderSourceId: string | null): ShopShipment[] {
  const fulfilment = new Payload(given);
  const id = fulfilment.id();
  const changedAt = fulfilment.anyTime('updated_at', 'updatedAt', 'created_at', 'createdAt') ?? new Date(0);
  const trackings = trackingsOf(fulfilment);
  return (trackings.length > 0 ? trackings : [{ company: fulfilment.text('tracking_company'), number: null, url: null }]).map((tracking, place) => ({
    sourceId: place === 0 ? id : `${id}:${place + 1}`,
    orderSourceId: fulfilment.text('order_id') ?? orderSourceId,
    carrier: tracking.company ?? 'other',
    trackingNumber: tracking.number,
    trackingUrl: tracking.url,
    state: parcelState(fulfilment.anyText('shipment_status', 'displayStatus'), fulfilment.text('status')),
    estimatedDeliveryAt: fulfilment.time('estimatedDeliveryAt'),
    shippedAt: fulfilment.anyTime('created_at', 'createdAt'),
    changedAt,
  }));
}

function trackingsOf(fulfilment: Payload): Tracking[] {
  const api = fulfilment.list('trackingInfo').map((info) => ({ company: info.text('company'), number: info.text('number'), url: web(info.text('url')) }));
  if (api.length > 0) return api;
  const [numbers, urls] = [strings(fulfilment.raw('tracking_numbers')), strings(fulfilment.raw('tracking_urls'))];
  const all = numbers.length > 0 ? numbers : strings([fulfilment.text('tracking_number')]);
  return all.map((number, i) => ({ company: fulfilment.text('tracking_company'), number, url: web(urls[i] ?? fulfilment.text('tracking_url')) }));
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string' && item.trim() !== '') : [];
}

function web(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
