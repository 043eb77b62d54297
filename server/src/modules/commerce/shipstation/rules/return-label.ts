import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { LabelRefused, type GoodsAddress, type LabelMade, type LabelWanted } from '../../../returns/index.ts';

/** Where a parcel cannot be sent without a state. */
const WITH_STATES = new Set(['US', 'CA', 'AU']);

/** A label for goods on their way back, known by our key. @throws LabelRefused where the addresses lack what ShipStation wants */
export function labelRequest(wanted: LabelWanted): Record<string, unknown> {
  const [carrierId = '', serviceCode = ''] = wanted.service.split('/');
  const phone = wanted.from.phone || wanted.to.phone;
  if (phone === '') throw new LabelRefused('ShipStation wants a telephone number: put one with the address goods go to, in the returns settings.');
  const home = addressOf(wanted.to, wanted.to.phone || phone);
  return {
    is_return_label: true, rma_number: wanted.number,
    shipment: {
      external_shipment_id: wanted.key, carrier_id: carrierId, service_code: serviceCode, is_return: true, ship_from: addressOf(wanted.from, phone), ship_to: home, return_to: home,
      confirmation: 'none', insurance_provider: 'none', advanced_options: {}, tags: [], packages: [{ weight: { value: Math.max(2, wanted.weightGrams), unit: 'gram' } }],
    },
  };
}

function addressOf(address: GoodsAddress, phone: string): Record<string, string> {
  if (address.region === '' && WITH_STATES.has(address.country)) throw new LabelRefused(`The address of ${address.name || address.company} has no state or province. Correct it, then try again, or upload a label.`);
  const parts = { name: address.name || address.company, company_name: address.company, phone, email: address.email, address_line1: address.line1, address_line2: address.line2, city_locality: address.city, postal_code: address.postal_code, country_code: address.country };
  // ShipStation knows no address without a state; elsewhere the town stands for it.
  return { ...Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== '')), state_province: address.region || address.city, address_residential_indicator: 'unknown' };
}

const INLINE = /^data:([a-z]+\/[a-z0-9.+-]+);base64,(.+)$/is;

/** @throws Unreadable where no label came */
export function labelFrom(label: VendorJson, number: string): LabelMade {
  const at = label.at('label_download');
  const given = at.text('href') ?? at.text('pdf');
  if (given === null) throw new Unreadable('"label_download" is missing');
  const [, type, bytes] = INLINE.exec(given) ?? [];
  const cost = label.at('shipment_cost');
  const currency = cost.currency('currency');
  return {
    carrier: label.text('carrier_code') ?? 'other', trackingNumber: label.text('tracking_number'), reference: label.need('label_id'),
    ...(type !== undefined && bytes !== undefined ? { file: { name: `${number}.pdf`, type: type.toLowerCase(), bytes: Buffer.from(bytes, 'base64') } } : { url: given }),
    ...(currency === null ? {} : { costMinor: cost.money('amount', currency) ?? 0, currency }),
  };
}
