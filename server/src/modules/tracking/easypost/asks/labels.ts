import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { unlessGone, type Place, type PlaceLabels } from '../../../connections/index.ts';
import { LabelRefused, type LabelMade, type LabelWanted } from '../../../returns/index.ts';
import { chooseRate } from '../rules/choose-rate.ts';
import { labelFrom, shipmentFor } from '../rules/return-shipment.ts';

/**
 * A shipment is known by our reference, and bought once: asked again, it is read first, and EasyPost sells no second postage for
 * one that has it. Its carriers are named by the brand ("USPS", "USPS Priority"); left empty, the cheapest of all is bought.
 */
export const labels: PlaceLabels = {
  permission: 'Shipments', repeatable: true,
  services: async () => [],
  async make(place, wanted): Promise<LabelMade> {
    const known = await shipmentOf(place, wanted.key);
    if (known?.has('postage_label')) return labelFrom(known);
    const shipment = known ?? (await created(place, wanted));
    const chosen = chooseRate(shipment.list('rates'), wanted.service);
    if ('because' in chosen) throw new LabelRefused(wordsOf(shipment, chosen.because));
    const { json } = await place.ask({ method: 'POST', path: `/shipments/${encodeURIComponent(shipment.need('id'))}/buy`, json: { rate: { id: chosen.rateId } } });
    return labelFrom(new VendorJson(json));
  },
  async void(place, reference) {
    const path = `/shipments/${encodeURIComponent(reference)}`;
    const before = refundOf(await shipmentOf(place, reference));
    const status = before ?? refundOf(new VendorJson((await place.ask({ method: 'POST', path: `${path}/refund` })).json));
    if (status === 'refunded') return { is: 'done', said: 'refunded' };
    return status === 'submitted' ? { is: 'asked', said: 'submitted: the carrier decides within some weeks' } : { is: 'refused', said: status ?? 'no answer about a refund' };
  },
};

async function shipmentOf(place: Place, idOrReference: string): Promise<VendorJson | null> {
  const json = await unlessGone(place, `/shipments/${encodeURIComponent(idOrReference)}`);
  return isObject(json) ? new VendorJson(json) : null;
}

async function created(place: Place, wanted: LabelWanted): Promise<VendorJson> {
  return new VendorJson((await place.ask({ method: 'POST', path: '/shipments', json: { shipment: shipmentFor(wanted) } })).json);
}

const refundOf = (shipment: VendorJson | null): string | null => shipment?.text('refund_status') ?? null;

/** What carriers said while they made no offer is the better reason. */
function wordsOf(shipment: VendorJson, because: string): string {
  const said = shipment.list('messages').flatMap((message) => {
    const words = message.text('message');
    return words === null ? [] : [`${message.text('carrier') ?? 'a carrier'}: ${words}`];
  });
  return [because, ...said.slice(0, 3)].join(' · ');
}
