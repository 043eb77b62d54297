const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Codes the region names know that no post answers to: private, union-wide or of states that are gone. */
const NO_POST = new Set(['AN', 'CS', 'DD', 'DY', 'EU', 'EZ', 'FX', 'HV', 'NH', 'NT', 'QO', 'QU', 'RH', 'SU', 'TP', 'UK', 'UN', 'VD', 'XA', 'XB', 'YD', 'YU', 'ZR', 'ZZ', 'AQ', 'BU', 'BV', 'CP', 'CQ', 'DG', 'EA', 'FQ', 'HM', 'IC', 'JT', 'MI', 'NQ', 'PU', 'PZ', 'TF', 'UM', 'WK', 'SX', 'YT']);

/** The posts that shipments know by name, by the country in their S10 numbers. */
const POSTS: Readonly<Record<string, string>> = {
  US: 'usps', GB: 'royal_mail', CA: 'canada_post', AU: 'australia_post', FR: 'colissimo', DE: 'dhl', NL: 'postnl', BE: 'bpost', ES: 'correos', IT: 'poste_italiane', SE: 'postnord', DK: 'postnord', NO: 'posten', FI: 'posti', CH: 'swiss_post', AT: 'austrian_post',
  PL: 'poczta_polska', PT: 'ctt', IE: 'an_post', JP: 'japan_post', CN: 'china_post', HK: 'hongkong_post', SG: 'singapore_post', NZ: 'nz_post', IN: 'india_post', BR: 'correios', KR: 'korea_post', TW: 'taiwan_post', MY: 'pos_malaysia', TH: 'thailand_post',
};

/** Whether S10 numbers may end in these two letters: an ISO 3166-1 country with a post. */
export function isPostalCountry(code: string): boolean {
  return !NO_POST.has(code) && regions.of(code) !== undefined;
}

/** The post of that country, where it has a name of its own; else none. */
export function postOf(code: string): readonly string[] {
  const post = POSTS[code];
  return post === undefined ? [] : [post];
}
