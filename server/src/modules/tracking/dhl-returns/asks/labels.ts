import { VendorJson } from '../../../../platform/hostile/vendor-json.ts';
import { PlaceRefused, SlowDown, type Place, type PlaceLabels } from '../../../connections/index.ts';
import { LabelLater, LabelRefused } from '../../../returns/index.ts';
import { dhlCountry } from '../rules/countries.ts';
import { labelFrom, orderFor } from '../rules/return-order.ts';

/** DHL knows no key of ours and shows no label again: each is asked for once. It takes none back; it charges for what it carries. */
export const labels: PlaceLabels = {
  permission: 'Parcel DE Returns', repeatable: false,
  services: async (place) => (await receivers(place, '?maxResult=200')).map((one) => ({ id: one.id, name: [one.id, one.town].filter(Boolean).join(', ') })),
  async make(place, wanted) {
    const country = dhlCountry(wanted.from.country);
    if (country === null) throw new LabelRefused(`DHL Parcel takes no returns from ${wanted.from.country}. Upload a label, or tell the customer what to do.`);
    // Until the order is asked for, nothing can have been made.
    const receiverId = wanted.service || (await receiverFor(place, country).catch(surelyNot));
    const order = orderFor(wanted, receiverId);
    const { json } = await place.ask({ method: 'POST', path: '/orders?labelType=SHIPMENT_LABEL', json: order });
    return labelFrom(new VendorJson(json), wanted.number);
  },
};

function surelyNot(error: unknown): never {
  throw error instanceof PlaceRefused || error instanceof LabelRefused || error instanceof SlowDown ? error : new LabelLater((error as Error).message);
}

/** The brand's receiver of returns from this country. */
async function receiverFor(place: Place, country: string): Promise<string> {
  const [first] = await receivers(place, `?countryCode=${country}&maxResult=1`);
  if (first === undefined) throw new LabelRefused(`Your account with DHL has no receiver for returns from ${country.toUpperCase()}. DHL sets one up, or upload a label.`);
  return first.id;
}

async function receivers(place: Place, query: string): Promise<{ id: string; town: string | null }[]> {
  const { json } = await place.ask({ method: 'GET', path: `/locations${query}` });
  if (!Array.isArray(json)) throw new Error('DHL answered without receivers');
  return json.map((one) => new VendorJson(one)).map((one) => ({ id: one.need('receiverId'), town: one.at('receiverAddress').text('city') }));
}
