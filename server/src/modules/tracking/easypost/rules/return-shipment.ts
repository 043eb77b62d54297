import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import { roundMoney } from '../../../../platform/money/money.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import type { GoodsAddress, LabelMade, LabelWanted } from '../../../returns/index.ts';

/** Avoirdupois ounce, in grams */
const OUNCE = 28.349523125;
/** Carriers sell no lighter parcel. */
const LEAST_OUNCES = 0.1;

/** The shipment as it went out: EasyPost turns the two addresses of a return round itself. */
export function shipmentFor(wanted: LabelWanted): Record<string, unknown> {
  return {
    reference: wanted.key, is_return: true, to_address: addressOf(wanted.from), from_address: addressOf(wanted.to),
    parcel: { weight: Math.max(LEAST_OUNCES, Math.round((wanted.weightGrams / OUNCE) * 10) / 10) },
    options: { label_format: 'PDF', print_custom_1: wanted.number.slice(0, 40) },
  };
}

function addressOf(address: GoodsAddress): Record<string, string> {
  const parts = { name: address.name, company: address.company, street1: address.line1, street2: address.line2, city: address.city, state: address.region, zip: address.postal_code, country: address.country, phone: address.phone, email: address.email };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value.trim() !== ''));
}

/** @throws Unreadable where it was not bought */
export function labelFrom(shipment: VendorJson): LabelMade {
  const label = shipment.at('postage_label');
  const rate = shipment.at('selected_rate');
  const url = label.text('label_pdf_url') ?? label.text('label_url');
  if (url === null) throw new Unreadable('a bought shipment has no label');
  const [amount, currency] = [rate.text('rate'), rate.text('currency')];
  return {
    carrier: (rate.text('carrier') ?? shipment.at('tracker').text('carrier') ?? 'other').toLowerCase(), trackingNumber: shipment.text('tracking_code') ?? shipment.at('tracker').text('tracking_code'), url, reference: shipment.need('id'),
    ...(amount !== null && currency !== null ? { costMinor: roundMoney(amount, currency).amountMinor, currency } : {}),
  };
}
