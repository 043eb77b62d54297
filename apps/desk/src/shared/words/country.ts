/** The name of a country by its two letters, in the reader's language; null for letters that are none. */
export function countryName(code: string, language: string): string | null {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }).of(code) ?? null) : null;
}
