type WithZones = Intl.Locale & { getTimeZones?: () => string[] | undefined; timeZones?: string[] };

const zonesOf = (country: string): readonly string[] => {
  const locale = new Intl.Locale('und', { region: country }) as WithZones;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
};

/** The country a shop is probably in: the one its time zone belongs to, or the region of its language where zones cannot be asked. */
export function guessCountry(zone: string, languages: readonly string[], countries: readonly string[]): string | null {
  const regions = languages.flatMap((language) => /-([A-Z]{2})\b/.exec(language)?.[1] ?? []);
  const inZone = countries.filter((country) => zonesOf(country).includes(zone));
  return regions.find((region) => inZone.includes(region)) ?? inZone[0] ?? regions.find((region) => countries.includes(region)) ?? null;
}
