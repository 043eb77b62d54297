import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { codeReasons, discountOf, explainCode, nearest, type CodeReason } from './explain-code.ts';
import { plainBasket, plainPromotion } from './promotion-samples.ts';
import { holds, isAbout, noGoods, type Basket, type BasketLine, type CodeHistory, type Promotion } from './promotion.ts';

const NOW = '2026-11-22T12:00:00Z';
const somebody: CodeHistory = { orders: 0, uses: 0, tags: [] };
const reasons = (promotion: Partial<Promotion>, basket: Partial<Basket> = {}, history: CodeHistory | null = somebody, now = NOW): CodeReason[] => explainCode('x', { ...plainPromotion, ...promotion }, { ...plainBasket, ...basket }, history, now).because.map(({ code }) => code);

test('every reason by itself, with its numbers', () => {
  const table: readonly (readonly [CodeReason, Partial<Promotion>, Partial<Basket>, CodeHistory | null, object])[] = [
    ['below_minimum', { minimum_minor: 5000 }, {}, somebody, { needs_minor: 5000, has_minor: 4210, more_minor: 790, currency: 'EUR' }],
    ['too_few_pieces', { minimum_pieces: 3 }, {}, somebody, { needs: 3, has: 2, more: 1 }],
    ['not_enough_for_offer', { gift: { kind: 'buy_get', buy: 2, get: 1, percent: 100 } }, {}, somebody, { buy: 2, get: 1, needs: 3, has: 2, more: 1 }],
    ['nothing_fits', { only: { ...noGoods, categories: ['Caps'] } }, {}, somebody, { only: ['Caps'], not: [] }],
    ['nothing_fits', { not: { ...noGoods, tags: ['SALE'] } }, {}, somebody, { only: [], not: ['SALE'] }],
    ['empty_basket', {}, { lines: [] }, somebody, {}],
    ['other_code', { combinable: false }, { codes: ['welcome10 ', 'SUMMER'] }, somebody, { others: ['SUMMER'] }],
    ['country', { countries: ['at', 'ch'] }, {}, somebody, { has: 'DE', only: ['at', 'ch'] }],
    ['currency', { currency: 'GBP' }, {}, somebody, { needs: 'GBP', has: 'EUR' }],
    ['who_unknown', { first_order_only: true }, {}, null, {}],
    ['not_first_order', { first_order_only: true }, {}, { ...somebody, orders: 3 }, { orders: 3 }],
    ['used_by_customer', { uses_per_customer: 1 }, {}, { ...somebody, orders: 2, uses: 1 }, { uses: 1, allowed: 1 }],
    ['not_for_customer', { customer_tags: ['vip'] }, {}, { ...somebody, tags: ['new'] }, { only: ['vip'] }],
    ['who_unknown', { customer_tags: ['vip'] }, {}, { ...somebody, tags: null }, { only: ['vip'] }],
    ['not_yet', { from: '2026-11-23T00:00:00Z' }, {}, somebody, { from: '2026-11-23T00:00:00Z' }],
    ['over', { until: '2026-11-22T11:59:59Z' }, {}, somebody, { until: '2026-11-22T11:59:59Z' }],
    ['used_up', { uses_total: 100, used: 100 }, {}, somebody, { used: 100, allowed: 100 }],
    ['off', { on: false }, {}, somebody, {}],
  ];
  for (const [code, promotion, basket, history, facts] of table) {
    const told = explainCode('x', { ...plainPromotion, ...promotion }, { ...plainBasket, ...basket }, history, NOW);
    assert.deepEqual([told.works, told.because.map((one) => one.code), told.because[0]?.facts], [false, [code], facts], code);
  }
});

test('what just fits works: at the very minimum, at the first and the last moment, with the last use', () => {
  assert.deepEqual(reasons({ minimum_minor: 4210, minimum_pieces: 2, from: NOW, until: NOW, uses_total: 5, used: 4, uses_per_customer: 2, countries: ['de'], customer_tags: ['VIP'], combinable: false }, { codes: ['WELCOME10'] }, { orders: 1, uses: 1, tags: ['vip'] }), []);
  assert.deepEqual(reasons({ countries: ['AT'] }, { country: null }), [], 'an address nobody knows yet stands in nobody’s way');
  assert.deepEqual(reasons({}, {}, null), []);
});

test('several at once: what the shopper can mend comes first, what nothing mends last', () => {
  assert.deepEqual(reasons({ minimum_minor: 9000, on: false, from: '2027-01-01T00:00:00Z', first_order_only: true }, { country: 'FR', codes: ['A'] }, { orders: 1, uses: 0, tags: [] }), ['below_minimum', 'not_yet', 'not_first_order', 'off']);
});

test('a code nobody has, or that was surely meant', () => {
  const told = explainCode('WELC0ME10', null, plainBasket, somebody, NOW, ['WELCOME10', 'SUMMER']);
  assert.deepEqual([told.because[0]?.code, told.because[0]?.facts], ['misspelt', { typed: 'WELC0ME10', meant: 'WELCOME10' }]);
  assert.equal(explainCode(' nope ', null, plainBasket, somebody, NOW, ['WELCOME10']).because[0]?.code, 'unknown');
  for (const [typed, meant] of [['welcome-10', 'WELCOME10'], ['WELCOM10', 'WELCOME10'], ['WELCOEM10', 'WELCOME10'], ['WELCOME110', 'WELCOME10'], ['WELCOMX10', 'WELCOME10'], ['WELCXMX10', null], ['', null], ['VP', null]] as const) assert.equal(nearest(typed, ['WELCOME10', 'SUMMER', 'VIP']), meant, typed);
  assert.equal(nearest('SAVE1', ['SAVE10', 'SAVE15']), null, 'two are as near: neither is surely meant');
});

test('what it takes off', () => {
  const line = (sku: string, quantity: number, unit_price_minor: number): BasketLine => ({ sku, title: sku, category: null, tags: [], quantity, unit_price_minor });
  const off = (gift: Promotion['gift'], lines: readonly BasketLine[], more: Partial<Promotion> = {}): number => explainCode('x', { ...plainPromotion, gift, ...more }, { ...plainBasket, lines }, somebody, NOW).discount_minor;
  const three = [line('A', 1, 3000), line('B', 1, 1000), line('C', 1, 2001)];
  assert.deepEqual([off({ kind: 'percent', percent: 10 }, three), off({ kind: 'fixed', amount_minor: 700 }, three), off({ kind: 'fixed', amount_minor: 90_000 }, three), off({ kind: 'free_shipping' }, three), off({ kind: 'buy_get', buy: 2, get: 1, percent: 100 }, three), off({ kind: 'buy_get', buy: 1, get: 1, percent: 50 }, [line('A', 5, 999)])], [600, 700, 6001, 490, 1000, 999]);
  assert.equal(off({ kind: 'percent', percent: 50 }, three, { only: { ...noGoods, skus: ['a'] } }), 1500);
});

/** By the letter and piece by piece: every piece of the basket by itself. */
function byPieces({ gift, only, not }: Promotion, basket: Basket): number {
  const pieces = basket.lines.filter((line) => (!isAbout(only) || holds(only, line)) && !holds(not, line)).flatMap((line) => Array.from({ length: line.quantity }, () => line.unit_price_minor));
  if (pieces.length === 0) return 0;
  const sum = (list: readonly number[]): number => list.reduce((all, one) => all + one, 0);
  const percent = (minor: number, share: number): number => Math.min(minor, Math.round((minor * share) / 100));
  if (gift.kind === 'free_shipping') return basket.shipping_minor ?? 0;
  if (gift.kind === 'percent') return percent(sum(pieces), gift.percent);
  if (gift.kind === 'fixed') return Math.min(gift.amount_minor, sum(pieces));
  const cheap = pieces.toSorted((a, b) => a - b);
  const free: number[] = [];
  for (let left = pieces.length; left >= gift.buy + gift.get; left -= gift.buy + gift.get) for (let n = 0; n < gift.get; n += 1) free.push(cheap.shift() as number);
  return percent(sum(free), gift.percent);
}

/** Each reason found by a question of its own, in whatever order. */
function byQuestions(promotion: Promotion, basket: Basket, history: CodeHistory | null): Set<CodeReason> {
  const lines = basket.lines.filter((line) => line.quantity > 0 && (!isAbout(promotion.only) || holds(promotion.only, line)) && !holds(promotion.not, line));
  const [pieces, value, sameMoney] = [lines.reduce((sum, line) => sum + line.quantity, 0), lines.reduce((sum, line) => sum + line.quantity * line.unit_price_minor, 0), promotion.currency === null || promotion.currency === basket.currency];
  const asks = promotion.first_order_only || promotion.uses_per_customer !== null || promotion.customer_tags.length > 0;
  const questions: Readonly<Record<CodeReason, boolean>> = {
    misspelt: false, unknown: false, empty_basket: basket.lines.every((line) => line.quantity === 0), nothing_fits: basket.lines.some((line) => line.quantity > 0) && lines.length === 0,
    below_minimum: sameMoney && value < (promotion.minimum_minor ?? 0), too_few_pieces: pieces < (promotion.minimum_pieces ?? 0), not_enough_for_offer: promotion.gift.kind === 'buy_get' && pieces < promotion.gift.buy + promotion.gift.get,
    other_code: !promotion.combinable && basket.codes.some((code) => code.toUpperCase() !== promotion.code), country: basket.country !== null && promotion.countries.length > 0 && !promotion.countries.includes(basket.country), currency: !sameMoney,
    who_unknown: (history === null && asks) || (history !== null && history.tags === null && promotion.customer_tags.length > 0), not_yet: NOW < (promotion.from ?? ''), over: NOW > (promotion.until ?? '9'), used_up: promotion.used >= (promotion.uses_total ?? Infinity), off: !promotion.on,
    not_first_order: promotion.first_order_only && (history?.orders ?? 0) > 0, used_by_customer: (history?.uses ?? 0) >= (promotion.uses_per_customer ?? Infinity) && history !== null, not_for_customer: history !== null && history.tags !== null && promotion.customer_tags.length > 0 && !history.tags.some((tag) => promotion.customer_tags.includes(tag)),
  };
  return new Set(codeReasons.filter((code) => questions[code]));
}

test('against an oracle: every reason, their order, what is taken off, and that mending one mends just that one', () => {
  const random = seededRandom(20);
  const chance = (share: number): boolean => random.next() < share;
  const whole = (most: number): number => Math.floor(random.next() * (most + 1));
  const one = <T>(all: readonly T[]): T => all[whole(all.length - 1)] as T;
  const worked = { yes: 0, no: 0 };
  for (let n = 0; n < 3000; n += 1) {
    const goods = () => ({ skus: chance(0.2) ? [one(['A', 'B'])] : [], categories: chance(0.2) ? [one(['x', 'y'])] : [], tags: chance(0.1) ? ['t'] : [] });
    const promotion: Promotion = {
      ...plainPromotion, gift: one([{ kind: 'percent', percent: whole(100) }, { kind: 'fixed', amount_minor: whole(5000) }, { kind: 'free_shipping' }, { kind: 'buy_get', buy: 1 + whole(2), get: 1 + whole(1), percent: one([50, 100]) }] as const), currency: one(['EUR', 'EUR', 'GBP', null]), on: chance(0.9),
      minimum_minor: chance(0.4) ? whole(8000) : null, minimum_pieces: chance(0.2) ? whole(5) : null, only: chance(0.3) ? goods() : noGoods, not: chance(0.3) ? goods() : noGoods, customer_tags: chance(0.2) ? ['vip'] : [], first_order_only: chance(0.2), uses_total: chance(0.3) ? whole(5) : null, used: whole(5),
      uses_per_customer: chance(0.3) ? 1 + whole(2) : null, from: chance(0.2) ? one(['2026-11-22T11:00:00Z', '2026-11-22T13:00:00Z']) : null, until: chance(0.2) ? one(['2026-11-22T11:00:00Z', '2026-11-22T13:00:00Z']) : null, countries: chance(0.2) ? ['DE', 'AT'] : [], combinable: chance(0.7),
    };
    const basket: Basket = { currency: one(['EUR', 'EUR', 'GBP']), country: one(['DE', 'FR', null]), shipping_minor: one([490, null]), codes: chance(0.3) ? [one(['WELCOME10', 'OTHER'])] : [], lines: Array.from({ length: whole(3) }, () => ({ sku: one(['A', 'B', 'C', null]), title: 'x', category: one(['x', 'y', null]), tags: chance(0.3) ? ['t'] : [], quantity: whole(4), unit_price_minor: whole(3000) })) };
    const history = chance(0.2) ? null : { orders: whole(2), uses: whole(2), tags: one([['vip'], [], null]) };
    const told = explainCode('x', promotion, basket, history, NOW);
    const codes = told.because.map(({ code }) => code);
    assert.deepEqual(new Set(codes), byQuestions(promotion, basket, history));
    assert.deepEqual(codes, codeReasons.filter((code) => codes.includes(code)), 'in the order of what can be mended');
    assert.equal(told.works, codes.length === 0);
    if (promotion.gift.kind !== 'fixed' || promotion.currency === null || promotion.currency === basket.currency) assert.equal(told.discount_minor, byPieces(promotion, basket));
    // Never more than what it is taken from, and one more piece never loses what is given.
    if (promotion.gift.kind !== 'free_shipping') assert.ok(told.discount_minor <= told.fitting_minor);
    const more = { ...basket, lines: basket.lines.map((line) => ({ ...line, quantity: line.quantity + 1 })) };
    if (promotion.gift.kind === 'percent' || promotion.gift.kind === 'fixed') assert.ok(explainCode('x', promotion, more, history, NOW).discount_minor >= told.discount_minor);
    const missing = told.because.find(({ code }) => code === 'below_minimum')?.facts.more_minor;
    if (typeof missing === 'number') {
      const enough = { ...promotion, minimum_minor: (promotion.minimum_minor ?? 0) - missing };
      assert.deepEqual(explainCode('x', enough, basket, history, NOW).because.map(({ code }) => code), codes.filter((code) => code !== 'below_minimum'), 'so much more, and it is no reason any more');
    }
    worked[told.works ? 'yes' : 'no'] += 1;
  }
  assert.ok(worked.yes > 200 && worked.no > 1000, 'both happen');
  assert.equal(discountOf(plainPromotion, [], plainBasket), 0);
});
