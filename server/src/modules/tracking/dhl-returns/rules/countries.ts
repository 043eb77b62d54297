// Countries DHL Parcel takes returns from, by their two letters (ISO 3166-1): DHL writes them with three, in small letters.
const LETTERS: Readonly<Record<string, string>> = {
  BE: 'bel', BG: 'bgr', DK: 'dnk', DE: 'deu', EE: 'est', FI: 'fin', FR: 'fra', GR: 'grc', GB: 'gbr', IE: 'irl', IT: 'ita', HR: 'hrv', LV: 'lva', LT: 'ltu', LU: 'lux', MT: 'mlt', NL: 'nld', NO: 'nor', AT: 'aut', PL: 'pol', PT: 'prt', RO: 'rou', SE: 'swe', CH: 'che',
  SK: 'svk', SI: 'svn', ES: 'esp', CZ: 'cze', HU: 'hun', CY: 'cyp',
};

/** Outside the customs union a return needs a declaration. */
const WITH_CUSTOMS = new Set(['CH', 'GB', 'NO']);

/** Three letters as DHL writes them; null where it takes no returns from. */
export const dhlCountry = (code: string): string | null => LETTERS[code] ?? null;
export const needsCustoms = (code: string): boolean => WITH_CUSTOMS.has(code);
