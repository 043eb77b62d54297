/** Where goods go, in parts: every part may be empty, the country is two capital letters (ISO 3166). */
export interface GoodsAddress {
  readonly name: string;
  readonly company: string;
  readonly line1: string;
  readonly line2: string;
  readonly postal_code: string;
  readonly city: string;
  readonly region: string;
  readonly country: string;
  readonly phone: string;
  readonly email: string;
}

export const noAddress: GoodsAddress = { name: '', company: '', line1: '', line2: '', postal_code: '', city: '', region: '', country: '', phone: '', email: '' };

export type AddressPart = keyof GoodsAddress;

/** What no carrier can do without. Some countries have no postal codes. */
const NEEDED: readonly AddressPart[] = ['line1', 'city', 'country'];
const WITHOUT_POSTCODE = new Set('AE AG AO AW BS BZ BJ BW BF BI CM CF KM CG CD CK CI DJ DM GQ ER FJ GM GH GD GN GY HK JM KE KI MO MW ML MR MS NR NU KP PA QA RW KN LC ST SC SL SB SO SR SY TZ TL TK TO TT TV UG VU YE ZW IE'.split(' '));

/** The parts a parcel cannot do without and that are not there, in the order people fill them in. */
export function missingParts(address: GoodsAddress): readonly AddressPart[] {
  const missing = NEEDED.filter((part) => address[part].trim() === '');
  const named = address.name.trim() !== '' || address.company.trim() !== '';
  const coded = address.postal_code.trim() !== '' || WITHOUT_POSTCODE.has(address.country);
  return [...(named ? [] : ['name' as const]), ...missing.slice(0, 1).filter((part) => part === 'line1'), ...(coded ? [] : ['postal_code' as const]), ...missing.filter((part) => part !== 'line1')];
}

/** The address as one writes it on a parcel, without empty lines. */
export function printedAddress(address: GoodsAddress): readonly string[] {
  const town = [address.postal_code, address.city].filter((part) => part.trim() !== '').join(' ');
  const lines = [address.company, address.name, address.line1, address.line2, [town, address.region].filter((part) => part.trim() !== '').join(', '), address.country];
  return lines.map((line) => line.trim()).filter((line, at, all) => line !== '' && all.indexOf(line) === at);
}

/** Languages shops write countries in. */
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pl', 'pt', 'sv', 'da'];
let known: ReadonlyMap<string, string> | null = null;

/** Two letters of a country written as two letters or by its name ("Germany", "Deutschland"); null for what is no country. */
export function countryCode(written: string): string | null {
  const text = written.trim();
  if (/^[A-Za-z]{2}$/.test(text)) {
    const code = text.toUpperCase() === 'UK' ? 'GB' : text.toUpperCase();
    return regionCodes().has(code) ? code : null;
  }
  known ??= namesOfCountries();
  return known.get(folded(text)) ?? null;
}

const folded = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[^\p{L}]/gu, '').toLowerCase();

let codes: ReadonlySet<string> | null = null;

/** Pairs of letters that the runtime knows a country by. */
function regionCodes(): ReadonlySet<string> {
  if (codes !== null) return codes;
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  // A code of a country that is no more stands for another by now.
  const inUse = (code: string): boolean => Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
  // Of these the runtime knows a name, and nobody sends a parcel there.
  const none = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ'.split(' '));
  codes = new Set(letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => !none.has(code) && inUse(code) && names.of(code) !== undefined));
  return codes;
}

function namesOfCountries(): ReadonlyMap<string, string> {
  const names = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }));
  const found = new Map<string, string>();
  for (const code of regionCodes()) {
    for (const language of names) {
      const name = language.of(code);
      if (name !== undefined && !found.has(folded(name))) found.set(folded(name), code);
    }
  }
  for (const [name, code] of [['usa', 'US'], ['unitedstatesofamerica', 'US'], ['greatbritain', 'GB'], ['england', 'GB'], ['scotland', 'GB'], ['wales', 'GB'], ['holland', 'NL'], ['czechrepublic', 'CZ']] as const) found.set(name, code);
  return found;
}

/** A shop's address of a buyer as a parcel needs it. A country that is not one is left out, so that it is missed. */
export function fromShop(address: Readonly<Record<string, string>> | null, more: { readonly email: string | null; readonly phone: string | null; readonly name: string | null }): GoodsAddress {
  const part = (name: string): string => address?.[name]?.trim() ?? '';
  return {
    name: part('name') || (more.name ?? ''), company: part('company'), line1: part('line1'), line2: part('line2'), postal_code: part('postal_code'), city: part('city'), region: part('region'), country: countryCode(part('country')) ?? '',
    phone: part('phone') || (more.phone ?? ''), email: part('email') || (more.email ?? ''),
  };
}

export interface Street {
  readonly street: string;
  readonly house: string;
}

/**
 * A line of an address as street and house number, for carriers that want them apart: "Mill Lane 2b" and "2b Mill Lane" alike.
 * Null where no number is in it.
 */
export function splitStreet(line: string): Street | null {
  const text = line.trim().replaceAll(/\s+/g, ' ');
  const number = String.raw`\d{1,5}(?:\s?[-–/+]\s?\d{1,5})?(?:\s?[A-Za-z](?![\p{L}]))?(?:\s?[-–/]\s?[A-Za-z\d]{1,4})?`;
  const last = new RegExp(`^(?<street>.*?\\p{L}.*?)[\\s,]+(?:Nr\\.?\\s*|No\\.?\\s*|n[°º]\\s*)?(?<house>${number})$`, 'iu').exec(text);
  const first = new RegExp(`^(?<house>${number})[\\s,]+(?<street>.*\\p{L}.*)$`, 'iu').exec(text);
  const found = (last ?? first)?.groups;
  return found === undefined ? null : { street: (found.street ?? '').replace(/,$/, '').trim(), house: (found.house ?? '').replaceAll(' ', '').slice(0, 10) };
}
