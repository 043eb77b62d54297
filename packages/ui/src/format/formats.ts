/**
 * Formatters are costly to make (up to a millisecond) and cheap to use: each is made once and kept. They depend on
 * the language and the options only; the time zone is the one this page began with.
 */
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

function kept<Format>(all: Map<string, Format>, key: string, make: () => Format): Format {
  const there = all.get(key);
  if (there) return there;
  const made = make();
  all.set(key, made);
  return made;
}

/** `new Intl.DateTimeFormat(locale, options)`, made once. */
export const dateFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  kept(dates, `${locale}${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(locale, options));

/** `new Intl.NumberFormat(locale, options)`, made once. */
export const numberFormat = (locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat =>
  kept(numbers, `${locale}${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options));
