import type { VendorJson } from '../../../../platform/hostile/vendor-json.ts';

export type ChosenRate = { readonly rateId: string; readonly amount: number } | { readonly because: string };

const bare = (text: string): string => text.normalize('NFKD').replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/**
 * The cheapest offer of a carrier ("USPS"), of a carrier's service ("USPS Priority"), or of all where nothing is named. Offers in
 * other currencies than the first are not compared with it. Why none is chosen names what is offered.
 */
export function chooseRate(rates: readonly VendorJson[], service: string): ChosenRate {
  const offers = rates.flatMap((rate) => {
    const [rateId, carrier, name, amount, currency] = [rate.text('id'), rate.text('carrier') ?? '', rate.text('service') ?? '', Number(rate.text('rate') ?? Number.NaN), rate.text('currency') ?? ''];
    return rateId !== null && Number.isFinite(amount) && amount >= 0 ? [{ rateId, carrier, name, amount, currency }] : [];
  });
  if (offers.length === 0) return { because: 'No carrier makes an offer for this parcel' };
  const wanted = bare(service);
  const fitting = wanted === '' ? offers : offers.filter((offer) => [offer.carrier, offer.carrier + offer.name].some((text) => bare(text) === wanted));
  if (fitting.length === 0) return { because: `No offer of “${service}”; there are ${[...new Set(offers.map((offer) => `${offer.carrier} ${offer.name} (${offer.amount.toFixed(2)} ${offer.currency})`))].slice(0, 8).join(', ')}` };
  const currency = fitting[0]?.currency;
  const best = fitting.filter((offer) => offer.currency === currency).reduce((least, offer) => (offer.amount < least.amount ? offer : least));
  return { rateId: best.rateId, amount: best.amount };
}
