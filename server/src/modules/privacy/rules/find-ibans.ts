import type { Span } from './span.ts';

/** Length of an IBAN by country (SWIFT IBAN registry). */
const LENGTHS: Record<string, number> = {
  AD: 24, AE: 23, AL: 28, AT: 20, AZ: 28, BA: 20, BE: 16, BG: 22, BH: 22, BI: 27, BR: 29, BY: 28, CH: 21, CR: 22, CY: 28, CZ: 24, DE: 22, DJ: 27, DK: 18, DO: 28, EE: 20, EG: 29, ES: 24, FI: 18, FK: 18, FO: 18, FR: 27, GB: 22, GE: 22, GI: 23, GL: 18, GR: 27,
  GT: 28, HR: 21, HU: 28, IE: 22, IL: 23, IQ: 23, IS: 26, IT: 27, JO: 30, KW: 30, KZ: 20, LB: 28, LC: 32, LI: 21, LT: 20, LU: 20, LV: 21, LY: 25, MC: 27, MD: 24, ME: 22, MK: 19, MN: 20, MR: 27, MT: 31, MU: 30, NI: 28, NL: 18, NO: 15, OM: 23, PK: 24, PL: 28,
  PS: 29, PT: 25, QA: 29, RO: 24, RS: 22, RU: 33, SA: 24, SC: 31, SD: 18, SE: 24, SI: 19, SK: 24, SM: 27, SO: 23, ST: 25, SV: 28, TL: 23, TN: 24, TR: 26, UA: 29, VA: 22, VG: 24, XK: 20, YE: 30,
};
const CANDIDATE = /(?<![\p{L}\d])[A-Za-z]{2}\d{2}(?:[ \u00a0-]?[A-Za-z0-9]){11,34}/gu;

/** ISO 7064 mod 97-10 over an IBAN without blanks, upper case. */
export function passesMod97(iban: string): boolean {
  let remainder = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
  }
  return remainder === 1;
}

/** IBANs by country length and check digits, grouped or not, in either case. */
export function findIbans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(CANDIDATE)) {
    const length = LENGTHS[match[0].slice(0, 2).toUpperCase()];
    if (length === undefined) continue;
    const end = endAfter(match[0], length);
    if (end < 0 || /[\p{L}\d]/u.test(text[match.index + end] ?? '')) continue;
    if (passesMod97(match[0].slice(0, end).replace(/[ \u00a0-]/g, '').toUpperCase())) spans.push({ type: 'iban', start: match.index, end: match.index + end });
  }
  return spans;
}

/** How many characters hold `length` letters and digits; -1 when there are fewer. */
function endAfter(candidate: string, length: number): number {
  let seen = 0;
  for (let index = 0; index < candidate.length; index++) {
    if (!/[ \u00a0-]/.test(candidate[index] ?? '') && ++seen === length) return index + 1;
  }
  return -1;
}
