import { findTrackingNumbers, type TrackingNumber } from '../../../shipments/index.ts';
import type { EntityFacts, Found, OrderPattern } from './entity.ts';
import { labelNamed, labelOf, mentions, type Label } from './labels.ts';

/** A run that may be a number of ours: letters, digits and hyphens with a digit, perhaps behind a sign. */
const TOKEN = /(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}@/=_.-]|[-/.,:]\d)#?[A-Za-z0-9]{1,40}(?:[-_][A-Za-z0-9]{1,20}){0,5}(?![\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}@]|[-_/.,:]\d|%)|(?<=\p{L})#\d{1,20}(?![\p{L}\p{N}])/gu;
const SHAPED_SKU = /^[A-Z0-9]{1,8}(?:-[A-Z0-9]{1,10}){2,5}$/;
const SHAPED_ORDER = /^(?:[A-Z]{1,6}-\d{3,12}|[A-Z]{1,3}\d{5,12}|\d{3}-\d{7}-\d{7})$/;

/** How a shop writes its numbers, learned from some it wrote: letters before and after stay, digits may be one more or fewer. */
export function orderPatternsOf(orderNumbers: readonly string[]): OrderPattern[] {
  const patterns = new Map<string, OrderPattern>();
  for (const number of orderNumbers) {
    const match = /^#?(\D*)(\d+)(\D*)$/.exec(number.replaceAll(/\s/g, ''));
    if (match === null) continue;
    const [, before = '', digits = '', after = ''] = match;
    const known = patterns.get(`${before}|${after}`);
    patterns.set(`${before}|${after}`, { before, after, leastDigits: Math.min(known?.leastDigits ?? 99, Math.max(1, digits.length - 1)), mostDigits: Math.max(known?.mostDigits ?? 0, digits.length + 1) });
  }
  return [...patterns.values()];
}

/** Numbers that carriers gave, those whose form is sure, and those whose form may be one where the words beside them say so. */
export function findParcels(text: string): { sure: Found[]; labelled: Found[] } {
  const all = findTrackingNumbers(text);
  const entity = (found: TrackingNumber): Found => ({ type: 'tracking_number', start: found.start, end: found.end, value: found.number, couriers: found.couriers });
  const labels = new Map(all.map((found) => [found, labelOf(text, found.start, found.end)]));
  const foreign = (found: TrackingNumber) => ['order_number', 'invoice_number', 'sku', 'phone'].includes(labels.get(found) ?? '');
  return { sure: all.filter((found) => found.sure && !foreign(found)).map(entity), labelled: all.filter((found) => !found.sure && labels.get(found) === 'tracking_number').map(entity) };
}

/** Order, invoice and article numbers: by the word beside them, the shop's own pattern, or, last, their shape. */
export function findShopNumbers(text: string, facts: EntityFacts): { labelled: Found[]; shaped: Found[] } {
  const labelled: Found[] = [];
  const shaped: Found[] = [];
  let order: boolean | undefined;
  for (const match of text.matchAll(TOKEN)) {
    if (!/\d/.test(match[0])) continue;
    const token = unglued(match[0]);
    const number = token.replace(/^#/, '');
    const span = { start: match.index + match[0].length - token.length, end: match.index + match[0].length };
    const label = labelOf(text, span.start, span.end);
    const type = labelledType(token, number, label, facts);
    if (type !== null) labelled.push({ type, ...span, value: number.toUpperCase() });
    else if (label === null || label === 'tracking_number') {
      order ??= mentions(text, 'order_number');
      const guess = shapedType(token, number, order && label === null, facts);
      if (guess !== null) shaped.push({ type: guess, ...span, value: number.toUpperCase() });
    }
  }
  return { labelled, shaped };
}

/** "purchase12345" is a word and a number. */
function unglued(token: string): string {
  const match = /^([A-Za-z]{4,20})(#?\d{3,20})$/.exec(token);
  return match !== null && labelNamed(match[1] ?? '') !== null ? (match[2] ?? token) : token;
}

function labelledType(token: string, number: string, label: Label | null, facts: EntityFacts): 'order_number' | 'invoice_number' | 'sku' | null {
  const digits = number.replaceAll(/\D/g, '').length;
  if (label === 'order_number' || label === 'invoice_number') return (digits >= 3 || token.startsWith('#')) && digits <= 20 && !isYear(number) && !isQuantity(number) ? label : null;
  if (label === 'sku') return /[A-Za-z]/.test(number) ? (digits >= 1 && number.length >= 4 ? 'sku' : null) : digits >= 4 && !isYear(number) ? 'sku' : null;
  return facts.orderPatterns?.some((pattern) => pattern.before !== '' && fits(pattern, number)) === true && label !== 'phone' ? 'order_number' : null;
}

function shapedType(token: string, number: string, speaksOfOrders: boolean, facts: EntityFacts): 'order_number' | 'sku' | null {
  if (facts.orderPatterns?.some((pattern) => fits(pattern, number)) === true && (speaksOfOrders || token.startsWith('#') || /\D/.test(number))) return 'order_number';
  if (token.startsWith('#') && /^\d{3,12}$/.test(number)) return 'order_number';
  if (SHAPED_SKU.test(number) && /[A-Z]/.test(number) && /\d/.test(number)) return 'sku';
  if (SHAPED_ORDER.test(number)) return 'order_number';
  return speaksOfOrders && /^[1-9]\d{4,17}$/.test(number) && !isYear(number) ? 'order_number' : null;
}

function fits(pattern: OrderPattern, number: string): boolean {
  const upper = number.toUpperCase();
  if (!upper.startsWith(pattern.before.toUpperCase()) || !upper.endsWith(pattern.after.toUpperCase())) return false;
  const digits = number.slice(pattern.before.length, number.length - pattern.after.length);
  return /^\d+$/.test(digits) && digits.length >= pattern.leastDigits && digits.length <= pattern.mostDigits;
}

function isYear(number: string): boolean {
  return /^(?:19|20)\d{2}$/.test(number);
}

/** "2x", "500g", "30cm": how many or how much, not which. */
function isQuantity(number: string): boolean {
  return /^\d{1,4}(?:x|g|kg|ml|l|cm|mm|m|st|nd|rd|th|pm|am|h|min|gb|mb|inch|eur|usd|gbp)$/i.test(number);
}
