import { findPhoneNumbersInText, type CountryCode } from 'libphonenumber-js';
import { isLabelledAsOurs, type Span } from './span.ts';

const EMAIL = /[\p{L}\d!#$%&'*+/=?^_`{|}~-]{1,64}(?:\.[\p{L}\d!#$%&'*+/=?^_`{|}~-]{1,64}){0,10}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.){1,8}\p{L}[\p{L}\d-]{1,23}/gu;
const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\d|\.\d)/g;
const IPV6 = /(?<![\w:.])(?=[0-9a-f]*:[0-9a-f]*:)[0-9a-f:]{2,39}(?:(?:\d{1,3}\.){3}\d{1,3})?(?![\w:])/gi;
const NATIONAL = /(?<![\p{L}\d#/=._-])(?:(?:\+?\d{1,3}[ -]?)?\(\d{2,5}\)[ -]?\d{2,8}|\+?\d{1,5}[ .\-\u00a0/]{1,2}(?:\(0\) ?)?\d{2,8})(?:[ .\-\u00a0/]{1,2}\d{2,8}){0,4}(?: ?(?:x|ext\.?) ?\d{1,6})?(?![\p{L}\d])/gu;
const SOLID = /(?<![\p{L}\d#/=._+-])(?:0\d{8,11}|[2-9]\d{9})(?![\p{L}\d]|[.,]\d)/gu;
const PHONE_WORDS = /\b(?:phone|tel|telephone|mobile|cell|call|fax|whatsapp|sms|text|ring|reach|contact|number|telefon|handy|mobil|rufnummer|anruf\w*|appel\w*|téléphone|portable|teléfono|móvil|llam\w*|telefono|cellulare|telefoon|bel|telefone|celular|numer)\b/i;
const MINIMUM = 7;

export function findEmails(text: string): Span[] {
  if (!text.includes('@')) return [];
  return [...text.matchAll(EMAIL)].map((match) => ({ type: 'email', start: match.index, end: match.index + match[0].length }));
}

/** IPv4 and IPv6 addresses; version numbers with four parts cannot be told apart and count. */
export function findIps(text: string): Span[] {
  const spans: Span[] = [...text.matchAll(IPV4)].map((match) => ({ type: 'ip', start: match.index, end: match.index + match[0].length }));
  for (const match of text.matchAll(IPV6)) {
    const address = match[0].replace(/(?<!:):$/, '');
    if (URL.canParse(`http://[${address}]/`)) spans.push({ type: 'ip', start: match.index, end: match.index + address.length });
  }
  return spans;
}

/**
 * Telephone numbers: international ones by the numbering plans (libphonenumber), national ones for `country` if given,
 * and grouped digits of telephone length near a word about telephones. Labelled order and parcel numbers are left.
 */
export function findPhones(text: string, country?: CountryCode): Span[] {
  const planned = findPhoneNumbersInText(text, { ...(country === undefined ? {} : { defaultCountry: country }), extended: true } as { defaultCountry?: CountryCode });
  const spans: Span[] = planned.map((found) => ({ type: 'phone', start: found.startsAt, end: found.endsAt }));
  for (const pattern of [NATIONAL, SOLID]) {
    for (const match of text.matchAll(pattern)) {
      const digits = match[0].replace(/\D/g, '').length;
      if (digits < MINIMUM || digits > 15 || isDate(match[0]) || isSocialSecurity(match[0]) || isLabelledAsOurs(text, match.index)) continue;
      const near = PHONE_WORDS.test(text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 40));
      const shaped = /^\(\d{2,5}\)|^\+|^\d{3}[-. ]\d{3}[-. ]\d{4}|^0\d/.test(match[0]);
      if (near || shaped) spans.push({ type: 'phone', start: match.index, end: match.index + match[0].length });
    }
  }
  return spans.filter((span) => !isLabelledAsOurs(text, span.start));
}

function isDate(text: string): boolean {
  return /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{4}[./-]\d{1,2}[./-]\d{1,2}/.test(text);
}

/** US social security numbers are grouped 3-2-4, telephone numbers never. */
function isSocialSecurity(text: string): boolean {
  return /^\d{3}-\d{2}-\d{4}$/.test(text);
}
