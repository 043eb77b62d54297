import { Unreadable } from '../../../../platform/hostile/json-fields.ts';
import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { minorDigits } from '../../../../platform/money/money.ts';
import { LabelRefused, splitStreet, type LabelMade, type LabelWanted } from '../../../returns/index.ts';
import { needsCustoms } from './countries.ts';

const CURRENCIES = new Set(['EUR', 'GBP', 'CHF']);
const POSTCODE = /^[0-9A-Za-z]+([ -]?[0-9A-Za-z]+)*$/;
const MOST_ITEMS = 20;

const cut = (text: string, most: number): string => text.trim().slice(0, most).trim();

/** What DHL is asked for. @throws LabelRefused where the address is none DHL takes */
export function orderFor(wanted: LabelWanted, receiverId: string): Record<string, unknown> {
  const { from } = wanted;
  const street = splitStreet(from.line1);
  if (street === null) throw new LabelRefused(`DHL wants a house number, and “${from.line1}” has none. Correct the address in the order, then try again, or upload a label.`);
  if (!POSTCODE.test(from.postal_code) || from.postal_code.length < 3 || from.postal_code.length > 10) throw new LabelRefused(`DHL takes no postal code “${from.postal_code}”. Correct the address in the order, then try again, or upload a label.`);
  const [name1, name2] = from.company === '' || from.name === '' ? [from.name || from.company, ''] : [from.name, from.company];
  const value = valueOf(wanted);
  return {
    receiverId, customerReference: cut(wanted.number, 50), shipmentReference: cut(wanted.order.number, 50),
    shipper: {
      name1: cut(name1, 50), ...part('name2', name2, 50), ...part('name3', from.line2, 50), addressStreet: cut(street.street, 50), addressHouse: cut(street.house, 10), postalCode: from.postal_code.trim(), city: cut(from.city, 40),
      ...(/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(from.email) && from.email.length <= 70 ? { email: from.email } : {}), ...part('phone', from.phone, 20), ...part('state', from.region, 20),
    },
    itemWeight: weight(wanted.weightGrams), ...(value === null ? {} : { itemValue: value }), ...(needsCustoms(from.country) ? { customsDetails: { items: declared(wanted) } } : {}),
  };
}

const part = (name: string, value: string, most: number): Record<string, string> => (value.trim() === '' ? {} : { [name]: cut(value, most) });
const weight = (grams: number): { uom: 'g'; value: number } => ({ uom: 'g', value: Math.min(31_500, Math.max(1, Math.round(grams))) });

function valueOf({ value }: LabelWanted): { currency: string; value: number } | null {
  return value === null || !CURRENCIES.has(value.currency) ? null : { currency: value.currency, value: value.amountMinor / 10 ** minorDigits(value.currency) };
}

/** A piece each, its weight and worth a share of the whole: the shop's books know no better. The shares add up to what is declared of the whole. */
function declared(wanted: LabelWanted): Record<string, unknown>[] {
  const lines = wanted.pieces.slice(0, MOST_ITEMS);
  const all = lines.reduce((sum, line) => sum + line.quantity, 0);
  const currency = wanted.value !== null && CURRENCIES.has(wanted.value.currency) ? wanted.value.currency : null;
  if (currency === null) throw new LabelRefused('DHL wants the worth of what comes from outside the customs union in euros, pounds or francs. Upload a label instead.');
  const digits = 10 ** minorDigits(currency);
  let [left, pieces] = [wanted.value?.amountMinor ?? 0, all];
  return lines.map((line) => {
    const worth = Math.round((left * line.quantity) / Math.max(1, pieces));
    left -= worth;
    pieces -= line.quantity;
    return { itemDescription: cut(line.title, 50) || 'Goods', packagedQuantity: line.quantity, itemWeight: weight((wanted.weightGrams * line.quantity) / Math.max(1, all)), itemValue: { currency, value: worth / digits } };
  });
}

/** @throws Unreadable where no label came */
export function labelFrom(answer: VendorJson, number: string): LabelMade {
  const document = answer.at('label').text('b64');
  if (document === null) throw new Unreadable('"label" is missing');
  return { carrier: 'dhl', trackingNumber: answer.need('shipmentNo'), file: { name: `${number}.pdf`, type: 'application/pdf', bytes: Buffer.from(document, 'base64') } };
}
