import { meant } from '../../../../platform/hostile/vendor-json.ts';

/** The money of Amazon's marketplaces, by their ids (SP-API guide, "Marketplace IDs"): an order that waits for its payment names no amount. */
const CURRENCIES: Readonly<Record<string, string>> = {
  ATVPDKIKX0DER: 'USD', A2EUQ1WTGCTBG2: 'CAD', A1AM78C64UM0Y8: 'MXN', A2Q3Y263D00KWC: 'BRL',
  A1RKKUPIHCS9HS: 'EUR', A13V1IB3VIYZZH: 'EUR', AMEN7PMS3EDWL: 'EUR', A1805IZSGTT6HS: 'EUR', A1PA6795UKMFR9: 'EUR', APJ6JRA9NG5V4: 'EUR', A28R8C7NBKEWEA: 'EUR',
  A1F83G8C2ARO7P: 'GBP', A2NODRKZP88ZB9: 'SEK', A1C3SOZRARQ6R3: 'PLN', A33AVAJ2PDY3EV: 'TRY', AE08WJ6YKNBMC: 'ZAR', ARBP9OOSHTCHU: 'EGP', A17E79C6D8DWNP: 'SAR', A2VIGQ35RCS4UG: 'AED', A21TJRUUN4KGV: 'INR',
  A19VAU5U5O7RUS: 'SGD', A39IBJ37TRP1C6: 'AUD', A1VC38T7YXB528: 'JPY',
};

export const currencyOfMarketplace = (id: string | null): string | null => (id === null ? null : (meant(CURRENCIES, id) ?? null));
