import { readBrand } from '../../shared/layout/brand-search.ts';

/** Which season is shown, and which version of it, as it stands in the address. */
export interface SeasonSearch {
  season?: string;
  version?: number;
  brand?: string;
}

export function readSeasonSearch(given: Record<string, unknown>): SeasonSearch {
  const season = typeof given.season === 'string' && /^[0-9a-f-]{36}$/.test(given.season) ? given.season : undefined;
  const version = Number(given.version);
  return { ...readBrand(given), ...(season === undefined ? {} : { season }), ...(season !== undefined && Number.isInteger(version) && version > 0 ? { version } : {}) };
}
