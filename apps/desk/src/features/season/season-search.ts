/** Which season is shown, and which version of it, as it stands in the address. */
export interface SeasonSearch {
  season?: string;
  version?: number;
}

export function readSeasonSearch(given: Record<string, unknown>): SeasonSearch {
  const season = typeof given.season === 'string' && /^[0-9a-f-]{36}$/.test(given.season) ? given.season : undefined;
  const version = Number(given.version);
  return { ...(season === undefined ? {} : { season }), ...(season !== undefined && Number.isInteger(version) && version > 0 ? { version } : {}) };
}
