/** "Café Müller & Söhne" → "cafe-muller-sohne"; `brand` when nothing is left. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/\p{Mark}/gu, '').toLowerCase();
  const slug = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '');
  return slug === '' ? 'brand' : slug;
}

/** True for names of the IANA time zone database. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
