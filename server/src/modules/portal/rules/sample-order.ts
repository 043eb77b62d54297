import type { ShownOrder } from './pages/order-page.ts';

/** An order nobody placed, for the preview of a portal's look. */
export function sampleOrder(now: Date): ShownOrder {
  const at = (days: number): string => new Date(now.getTime() + days * 86_400_000).toISOString();
  return {
    id: '00000000-0000-7000-8000-000000000000', number: '#1042', placed_at: at(-4), state: 'open', fulfilment_state: 'fulfilled', total_minor: 8490, refunded_minor: 0, currency: 'EUR', address: null,
    lines: [{ title: 'Wool tee, S', quantity: 2, unit_price_minor: 2000, image_url: null }, { title: 'Cap', quantity: 1, unit_price_minor: 4490, image_url: null }],
    parcels: [{ id: 'sample', carrier: 'DHL', tracking_number: 'JD014600003SAMPLE', tracking_url: null, state: 'in_transit', step: 2, delivered_at: null, estimated_delivery_at: null, promised_at: null, prediction: { low: at(1), high: at(3) }, incident: null, events: [{ at: at(-1), state: 'in_transit', description: '', place: 'Leipzig' }, { at: at(-2), state: 'info_received', description: '', place: null }] }],
    wishes: [], returns: [], offered: { may: ['report', 'ask'], closed: 'sent', until: null }, updates: true, ways: [],
  };
}
