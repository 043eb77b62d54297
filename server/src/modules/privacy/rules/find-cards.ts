import { isLabelledAsOurs, type Span } from './span.ts';

/** Issuer ranges (ISO/IEC 7812 as the schemes publish them): digits a number begins with, and how long it may be. */
const ISSUERS: readonly (readonly [low: string, high: string, lengths: readonly number[]])[] = [
  ['4', '4', [13, 16, 18, 19]],
  ['51', '55', [16]],
  ['2221', '2720', [16]],
  ['34', '34', [15]],
  ['37', '37', [15]],
  ['300', '305', [14, 16]],
  ['3095', '3095', [14, 16]],
  ['36', '36', [14, 16]],
  ['38', '39', [14, 16]],
  ['3528', '3589', [16, 17, 18, 19]],
  ['1800', '1800', [15]],
  ['2131', '2131', [15]],
  ['6011', '6011', [16, 19]],
  ['644', '649', [16, 19]],
  ['65', '65', [16, 19]],
  ['62', '62', [16, 17, 18, 19]],
  ['81', '82', [16]],
  ['2200', '2205', [16, 17, 18, 19]],
  ['9792', '9792', [16]],
  ['1', '1', [15]],
  ['50', '50', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['56', '58', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['60', '61', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['63', '64', [12, 13, 14, 15, 16, 17, 18, 19]],
  ['66', '69', [12, 13, 14, 15, 16, 17, 18, 19]],
];

/** Shapes in which people and cards group the digits. */
const GROUPINGS = /^(?:\d+|4(?:,4){2},[1-4]|4,4,4,4,[1-3]|4,6,5|4,6,4|4,5,6|6,1[03]|8,8|4,4,5|4,4,6|4,4,7)$/;
const NEAR = 80;
/** A number no issuer is known for counts only right behind a word about cards. */
const CLOSE = 40;
const CARD_WORDS = /\b(?:cards?|credit|debit|visa|master ?card|maestro|amex|american express|diners|discover|jcb|union ?pay|cc|ccn|cvv|cvc|pan|karte|kreditkarte|kartennummer|carte|tarjeta|carta|cartão|kaart|kort|karta)\b|карт|カード|卡/i;
const GROUP = /\d+/g;

/** The Luhn check (ISO/IEC 7812-1 annex B) over a string of digits. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    sum += index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}

/** Whether digits begin like an issuer's cards and are as long as these, and pass Luhn. */
export function isCardNumber(digits: string): boolean {
  return isIssued(digits) && isChecked(digits);
}

function isChecked(digits: string): boolean {
  return !/^(\d)\1+$/.test(digits) && passesLuhn(digits);
}

/** Whether digits begin like an issuer's cards and are as long as these; the check digit is not looked at. */
export function isIssued(digits: string): boolean {
  return ISSUERS.some(([low, high, lengths]) => {
    const head = digits.slice(0, low.length);
    return lengths.includes(digits.length) && head >= low && head <= high;
  });
}

interface DigitGroup {
  readonly start: number;
  readonly end: number;
}

/**
 * Payment card numbers in text. A number that the writer labels as an order, parcel or invoice is none, nor is one that
 * is part of a longer word, address or amount; the short and rare kinds (under 16 digits outside the large schemes) count
 * only near a word about cards, because one order number in ten passes the check digit.
 */
export function findCards(text: string): Span[] {
  const spans: Span[] = [];
  const groups = digitGroups(text);
  for (let first = 0; first < groups.length; first++) {
    const last = longestCard(text, groups, first);
    if (last < 0) continue;
    spans.push({ type: 'card', start: groups[first]?.start ?? 0, end: groups[last]?.end ?? 0 });
    first = last;
  }
  return spans;
}

function digitGroups(text: string): DigitGroup[] {
  return [...text.matchAll(GROUP)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** The index of the group a card that begins at `first` ends with, or -1. */
function longestCard(text: string, groups: readonly DigitGroup[], first: number): number {
  let digits = '';
  let separator = '';
  let found = -1;
  const lengths: number[] = [];
  for (let last = first; last < groups.length && last < first + 6; last++) {
    const group = groups[last];
    const before = groups[last - 1];
    if (group === undefined) break;
    if (last > first && before !== undefined) {
      const between = text.slice(before.end, group.start);
      if (!/^(?:[ \u00a0\u2007\u2009\u202f]{1,2}|[-\u2010-\u2015.]|[ \u00a0][-\u2013][ \u00a0])$/.test(between) || (separator !== '' && between !== separator)) break;
      separator = between;
    }
    digits += text.slice(group.start, group.end);
    lengths.push(group.end - group.start);
    if (digits.length > 19) break;
    if (digits.length >= 12 && shaped(lengths) && isChecked(digits) && stands(text, groups[first]?.start ?? 0, group.end, digits)) found = last;
  }
  return found;
}

function shaped(lengths: readonly number[]): boolean {
  return lengths.length === 1 || GROUPINGS.test(lengths.join(','));
}

/** Whether the number stands for itself here, and is believable as a card. */
function stands(text: string, start: number, end: number, digits: string): boolean {
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 2);
  if (/[\p{L}\d_/=&%@.$€£+]/u.test(before) && !/[\u3040-\u9fff\uac00-\ud7af]/.test(before)) return false;
  if (/^[\p{L}\d_@/%]|^[.,]\d/u.test(after) && !/^[\u3040-\u9fff\uac00-\ud7af]/.test(after)) return false;
  const near = speaksOfCards(text, start, end);
  if (!isIssued(digits) && !CARD_WORDS.test(text.slice(Math.max(0, start - CLOSE), start))) return false;
  if (isLabelledAsOurs(text, start)) return near && /\b(?:card|karte|carte|tarjeta|carta)\b/i.test(text.slice(Math.max(0, start - 20), start));
  return near || isCommon(digits);
}

/** Whether a word about cards stands near a number. */
export function speaksOfCards(text: string, start: number, end: number): boolean {
  return CARD_WORDS.test(text.slice(Math.max(0, start - NEAR), end + NEAR));
}

/** The large schemes in their usual lengths: believable without a word about cards. */
function isCommon(digits: string): boolean {
  return /^(?:4\d{12}(?:\d{3}|\d{5,6})?|5[1-5]\d{14}|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|35(?:2[89]|[3-8]\d)\d{12}|6(?:011|5\d\d|4[4-9]\d|2\d\d)\d{12}|(?:50|5[6-8]|6\d)\d{14})$/.test(digits);
}
