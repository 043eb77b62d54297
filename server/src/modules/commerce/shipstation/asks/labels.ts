import { isObject } from '../../../../platform/hostile/json-fields.ts';
import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { unlessGone, type Place, type PlaceLabels } from '../../../connections/index.ts';
import { LabelRefused, type LabelMade } from '../../../returns/index.ts';
import { labelFrom, labelRequest } from '../rules/return-label.ts';

const FILE = { label_format: 'pdf', label_layout: '4x6', label_download_type: 'inline' } as const;

/** The shipment bears our key: asked again, its label is looked for first, and a shipment that has one gets no second. */
export const labels: PlaceLabels = {
  permission: 'Carriers', repeatable: true,
  async services(place) {
    const carriers = new VendorJson((await place.ask({ method: 'GET', path: '/v2/carriers' })).json).list('carriers');
    return carriers.flatMap((carrier) => carrier.list('services').flatMap((service) => {
      const [carrierId, code] = [carrier.text('carrier_id'), service.text('service_code')];
      return carrierId === null || code === null ? [] : [{ id: `${carrierId}/${code}`, name: [carrier.text('friendly_name'), service.text('name') ?? code].filter(Boolean).join(', ') }];
    }));
  },
  async make(place, wanted): Promise<LabelMade> {
    if (!wanted.service.includes('/')) throw new LabelRefused('ShipStation has to be told which carrier and service: choose one in the returns settings.');
    const shipmentId = await shipmentOf(place, wanted.key);
    if (shipmentId === null) return labelFrom(new VendorJson((await place.ask({ method: 'POST', path: '/v2/labels', json: { ...labelRequest(wanted), ...FILE } })).json), wanted.number);
    const known = await labelOf(place, shipmentId);
    return labelFrom(known ?? new VendorJson((await place.ask({ method: 'POST', path: `/v2/labels/shipment/${shipmentId}`, json: FILE })).json), wanted.number);
  },
  async void(place, labelId) {
    const before = await unlessGone(place, `/v2/labels/${encodeURIComponent(labelId)}`);
    if (isObject(before) && new VendorJson(before).flag('voided')) return { is: 'done', said: 'voided' };
    const answer = new VendorJson((await place.ask({ method: 'PUT', path: `/v2/labels/${encodeURIComponent(labelId)}/void` })).json);
    return { is: answer.flag('approved') ? 'done' : 'refused', said: answer.text('message') ?? '' };
  },
};

async function shipmentOf(place: Place, key: string): Promise<string | null> {
  const json = await unlessGone(place, `/v2/shipments/external_shipment_id/${encodeURIComponent(key)}`);
  return isObject(json) ? new VendorJson(json).need('shipment_id') : null;
}

/** The label of a shipment that counts: whole, or still being made, never one that was given back. */
async function labelOf(place: Place, shipmentId: string): Promise<VendorJson | null> {
  const answer = new VendorJson((await place.ask({ method: 'GET', path: `/v2/labels?shipment_id=${shipmentId}` })).json);
  const standing = answer.list('labels').filter((one) => !one.flag('voided'));
  if (standing.some((one) => one.text('status') === 'processing')) throw new Error('ShipStation is still making this label');
  return standing.find((one) => one.text('status') === 'completed') ?? null;
}
