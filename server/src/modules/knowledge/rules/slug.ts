const LONGEST = 80;

/** The part of an address a title becomes: its letters and digits in any script, parted by hyphens. Empty where it has none. */
export function slugFrom(title: string): string {
  const words = title.normalize('NFC').toLowerCase().replaceAll('ß', 'ss').replaceAll(/['’]/g, '').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let slug = '';
  for (const word of words) {
    if (slug.length + word.length + 1 > LONGEST) break;
    slug += slug === '' ? word : `-${word}`;
  }
  return slug === '' ? (words[0] ?? '').slice(0, LONGEST) : slug;
}

/** The slug, or with a number behind it where others have it already. */
export function freeSlug(wanted: string, taken: (slug: string) => boolean): string {
  const base = wanted === '' ? 'article' : wanted;
  if (!taken(base)) return base;
  for (let number = 2; ; number++) {
    const candidate = `${base}-${number}`;
    if (!taken(candidate)) return candidate;
  }
}
