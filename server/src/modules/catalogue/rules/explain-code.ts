import { codeKey, holds, isAbout, type Basket, type BasketLine, type CodeHistory, type Promotion } from './promotion.ts';

/**
 * Why a code does not work, in the order of what the shopper can mend: what is typed, what is in the basket, where it goes; then
 * what time mends; then what nothing mends.
 */
export const codeReasons = [
  'misspelt', 'empty_basket', 'nothing_fits', 'too_few_pieces', 'not_enough_for_offer', 'below_minimum', 'other_code', 'country', 'currency', 'who_unknown', 'not_yet', 'not_for_customer', 'not_first_order', 'used_by_customer', 'over', 'used_up', 'off', 'unknown',
] as const;
export type CodeReason = (typeof codeReasons)[number];
export type Mend = 'shopper' | 'time' | 'nobody';

export interface CodeObstacle {
  readonly code: CodeReason;
  readonly mend: Mend;
  /** every number and name it is about */
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
}

export interface CodeExplained {
  readonly works: boolean;
  /** all that stands in the way, the most mendable first */
  readonly because: readonly CodeObstacle[];
  /** what it takes off, where it works, or would once all is mended that is not about the basket */
  readonly discount_minor: number;
  /** of lines the code is about, before it */
  readonly fitting_minor: number;
  /** titles of lines it leaves out */
  readonly left_out: readonly string[];
}

const MENDED_BY: Readonly<Record<CodeReason, Mend>> = {
  misspelt: 'shopper', empty_basket: 'shopper', nothing_fits: 'shopper', too_few_pieces: 'shopper', not_enough_for_offer: 'shopper', below_minimum: 'shopper', other_code: 'shopper', country: 'shopper', currency: 'shopper', who_unknown: 'shopper',
  not_yet: 'time', not_for_customer: 'nobody', not_first_order: 'nobody', used_by_customer: 'nobody', over: 'nobody', used_up: 'nobody', off: 'nobody', unknown: 'nobody',
};

/** Says whether a code works for a basket now, and if not, everything that stands in the way. `known`: the brand's other codes, to find what was meant. Pure. */
export function explainCode(typed: string, promotion: Promotion | null, basket: Basket, history: CodeHistory | null, now: string, known: readonly string[] = []): CodeExplained {
  if (promotion === null) return unknown(typed, known);
  const fitting = basket.lines.filter((line) => line.quantity > 0 && (!isAbout(promotion.only) || holds(promotion.only, line)) && !holds(promotion.not, line));
  const found = [...ofBasket(promotion, basket, fitting), ...ofCustomer(promotion, history), ...ofTime(promotion, now)];
  const because = found.toSorted((a, b) => codeReasons.indexOf(a.code) - codeReasons.indexOf(b.code));
  return { works: because.length === 0, because, discount_minor: discountOf(promotion, fitting, basket), fitting_minor: worth(fitting), left_out: basket.lines.filter((line) => line.quantity > 0 && !fitting.includes(line)).map((line) => line.title) };
}

const obstacle = (code: CodeReason, facts: CodeObstacle['facts'] = {}): CodeObstacle => ({ code, mend: MENDED_BY[code], facts });

function unknown(typed: string, known: readonly string[]): CodeExplained {
  const meant = nearest(typed, known);
  return { works: false, because: [meant === null ? obstacle('unknown', { typed: typed.trim() }) : obstacle('misspelt', { typed: typed.trim(), meant })], discount_minor: 0, fitting_minor: 0, left_out: [] };
}

function ofBasket(promotion: Promotion, basket: Basket, fitting: readonly BasketLine[]): CodeObstacle[] {
  const { gift } = promotion;
  const found: CodeObstacle[] = [];
  const [pieces, value] = [fitting.reduce((sum, line) => sum + line.quantity, 0), worth(fitting)];
  if (promotion.currency !== null && promotion.currency !== basket.currency) found.push(obstacle('currency', { needs: promotion.currency, has: basket.currency }));
  if (basket.lines.every((line) => line.quantity <= 0)) found.push(obstacle('empty_basket'));
  else if (fitting.length === 0) found.push(obstacle('nothing_fits', { only: [...promotion.only.skus, ...promotion.only.categories, ...promotion.only.tags], not: [...promotion.not.skus, ...promotion.not.categories, ...promotion.not.tags] }));
  // An amount in another currency says nothing about this basket.
  if (promotion.minimum_minor !== null && value < promotion.minimum_minor && (promotion.currency === null || promotion.currency === basket.currency)) found.push(obstacle('below_minimum', { needs_minor: promotion.minimum_minor, has_minor: value, more_minor: promotion.minimum_minor - value, currency: basket.currency }));
  if (promotion.minimum_pieces !== null && pieces < promotion.minimum_pieces) found.push(obstacle('too_few_pieces', { needs: promotion.minimum_pieces, has: pieces, more: promotion.minimum_pieces - pieces }));
  if (gift.kind === 'buy_get' && pieces < gift.buy + gift.get) found.push(obstacle('not_enough_for_offer', { buy: gift.buy, get: gift.get, needs: gift.buy + gift.get, has: pieces, more: gift.buy + gift.get - pieces }));
  const others = basket.codes.filter((code) => codeKey(code) !== codeKey(promotion.code));
  if (!promotion.combinable && others.length > 0) found.push(obstacle('other_code', { others }));
  if (promotion.countries.length > 0 && basket.country !== null && !promotion.countries.some((one) => one.toUpperCase() === basket.country?.toUpperCase())) found.push(obstacle('country', { has: basket.country.toUpperCase(), only: [...promotion.countries] }));
  return found;
}

function ofCustomer(promotion: Promotion, history: CodeHistory | null): CodeObstacle[] {
  const asks = promotion.first_order_only || promotion.uses_per_customer !== null || promotion.customer_tags.length > 0;
  if (history === null) return asks ? [obstacle('who_unknown')] : [];
  const found: CodeObstacle[] = [];
  if (promotion.first_order_only && history.orders > 0) found.push(obstacle('not_first_order', { orders: history.orders }));
  if (promotion.uses_per_customer !== null && history.uses >= promotion.uses_per_customer) found.push(obstacle('used_by_customer', { uses: history.uses, allowed: promotion.uses_per_customer }));
  if (promotion.customer_tags.length > 0 && history.tags === null) found.push(obstacle('who_unknown', { only: [...promotion.customer_tags] }));
  if (promotion.customer_tags.length > 0 && history.tags !== null && !history.tags.some((tag) => promotion.customer_tags.some((one) => one.toLowerCase() === tag.toLowerCase()))) found.push(obstacle('not_for_customer', { only: [...promotion.customer_tags] }));
  return found;
}

function ofTime(promotion: Promotion, now: string): CodeObstacle[] {
  const at = Date.parse(now);
  const found: CodeObstacle[] = [];
  if (!promotion.on) found.push(obstacle('off'));
  if (promotion.from !== null && at < Date.parse(promotion.from)) found.push(obstacle('not_yet', { from: promotion.from }));
  if (promotion.until !== null && at > Date.parse(promotion.until)) found.push(obstacle('over', { until: promotion.until }));
  if (promotion.uses_total !== null && promotion.used >= promotion.uses_total) found.push(obstacle('used_up', { used: promotion.used, allowed: promotion.uses_total }));
  return found;
}

const worth = (lines: readonly BasketLine[]): number => lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0);

/** Half a unit is rounded up, once for the whole; never more than what it is taken from. */
export function discountOf(promotion: Promotion, fitting: readonly BasketLine[], basket: Basket): number {
  const { gift } = promotion;
  if (fitting.length === 0) return 0;
  if (gift.kind === 'free_shipping') return basket.shipping_minor ?? 0;
  if (gift.kind === 'percent') return part(worth(fitting), gift.percent);
  if (gift.kind === 'fixed') return promotion.currency !== null && promotion.currency !== basket.currency ? 0 : Math.min(gift.amount_minor, worth(fitting));
  const group = gift.buy + gift.get;
  const pieces = fitting.reduce((sum, line) => sum + line.quantity, 0);
  let given = Math.floor(pieces / group) * gift.get;
  let off = 0;
  // The cheapest pieces are the ones given; lines are walked rather than pieces, of which there may be many.
  for (const line of fitting.toSorted((a, b) => a.unit_price_minor - b.unit_price_minor)) {
    const here = Math.min(given, line.quantity);
    off += here * line.unit_price_minor;
    given -= here;
  }
  return part(off, gift.percent);
}

const part = (minor: number, percent: number): number => Math.min(minor, Math.max(0, Math.floor((minor * percent) / 100 + 0.5)));

/** Letters and digits people take for each other. */
const ALIKE: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', S: '5', B: '8', Z: '2' };
const seen = (code: string): string => [...codeKey(code).replaceAll(/[^\p{L}\p{N}]/gu, '')].map((sign) => ALIKE[sign] ?? sign).join('');

/** The one known code that was surely meant: the same to the eye, or one slip away and no other as near. Short codes allow no slip. */
export function nearest(typed: string, known: readonly string[]): string | null {
  const wanted = seen(typed);
  if (wanted === '') return null;
  const same = known.filter((code) => seen(code) === wanted);
  if (same.length > 0) return same.length === 1 ? (same[0] as string) : null;
  const near = wanted.length < 5 ? [] : known.filter((code) => oneSlip(seen(code), wanted));
  return near.length === 1 ? (near[0] as string) : null;
}

/** One letter too many, too few, wrong, or two changed round. */
function oneSlip(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  if (long.length > short.length) return long.slice(at + 1) === short.slice(at);
  return long.slice(at + 1) === short.slice(at + 1) || (long[at] === short[at + 1] && long[at + 1] === short[at] && long.slice(at + 2) === short.slice(at + 2));
}
