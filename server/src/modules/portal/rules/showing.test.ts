import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comingOf, type ParcelTimes } from './arrival.ts';
import { html, raw, safeUrl } from './html.ts';
import { mayDo, type OrderAsIs } from './may-do.ts';
import { document, fill, type Setting } from './page-frame.ts';
import { findPage } from './pages/find-pages.ts';
import { readReturn } from './read-return.ts';
import { refundDays } from './refund-day.ts';
import { startingChoices } from './settings.ts';
import { styleOf } from './style.ts';
import { contrast, GROUNDS, themeFor } from './theme.ts';
import { wordsOf } from './words/index.ts';
import { languages } from './words/languages.ts';

test('text becomes no markup, wherever it stands', () => {
  const evil = `"><script>alert('x')</script>&amp;`;
  assert.equal(html`<a title="${evil}">${[evil, null, false, 3]}</a>${raw('<b>')}`.text, '<a title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;3</a><b>');
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//evil.example', '/\\evil.example', 'ftp://x', '', null]) assert.equal(safeUrl(url), null, String(url));
  for (const url of ['/p/north', 'https://shop.example/a?b=c']) assert.equal(safeUrl(url), url);
});

const now = '2026-11-22T10:00:00Z';
const parcel = (more: Partial<ParcelTimes>): ParcelTimes => ({ state: 'in_transit', delivered_at: null, estimated_delivery_at: null, promised_at: null, prediction: null, ...more });
const at = (day: number, hour = 12): string => `2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00Z`;

test('when a parcel comes is told as it is known: an interval as an interval, a carrier’s day as its word, nothing that is over', () => {
  const cases: [Partial<ParcelTimes>, object, string | null][] = [
    [{ delivered_at: at(20) }, { kind: 'delivered', day: '2026-11-20' }, null],
    [{ prediction: { low: at(24), high: at(27) } }, { kind: 'between', from: '2026-11-24', to: '2026-11-27' }, null],
    [{ prediction: { low: at(24, 6), high: at(24, 18) } }, { kind: 'day', day: '2026-11-24' }, null],
    [{ prediction: { low: at(19), high: at(24) } }, { kind: 'between', from: '2026-11-22', to: '2026-11-24' }, null],
    [{ prediction: { low: at(18), high: at(20) }, estimated_delivery_at: at(25) }, { kind: 'carrier_says', day: '2026-11-25' }, null],
    [{ prediction: { low: at(18), high: at(20) } }, { kind: 'late' }, null],
    [{ estimated_delivery_at: at(20), promised_at: at(20) }, { kind: 'late' }, '2026-11-20'],
    [{ prediction: { low: at(25), high: at(27) }, promised_at: at(24) }, { kind: 'between', from: '2026-11-25', to: '2026-11-27' }, '2026-11-24'],
    [{ prediction: { low: at(23), high: at(27) }, promised_at: at(24) }, { kind: 'between', from: '2026-11-23', to: '2026-11-27' }, null],
    [{}, { kind: 'unknown' }, null], [{ state: 'returned', estimated_delivery_at: at(25) }, { kind: 'none' }, null],
  ];
  for (const [given, arrival, was] of cases) assert.deepEqual(comingOf(parcel(given), now, 'Europe/Berlin'), { arrival, was }, JSON.stringify(given));
  assert.deepEqual(comingOf(parcel({ prediction: { low: at(24, 23), high: at(24, 23) } }), now, 'Asia/Tokyo').arrival, { kind: 'day', day: '2026-11-25' }, 'days are those of the brand');
});

test('whatever is foretold, no day before today is told as to come, and a wide interval is never one day', () => {
  for (let low = 1; low <= 30; low += 1) for (let high = low; high <= 30; high += 1) {
    const { arrival } = comingOf(parcel({ prediction: { low: at(low), high: at(high) } }), now, 'UTC');
    if (high < 22) assert.equal(arrival.kind, 'late');
    else if (arrival.kind === 'between') assert.ok(arrival.from >= '2026-11-22' && arrival.from < arrival.to);
    else assert.ok(arrival.kind === 'day' && Math.max(low, 22) === high);
  }
});

const order = (more: Partial<OrderAsIs> = {}): OrderAsIs => ({ state: 'open', fulfilmentState: 'unfulfilled', cutOffAt: null, parcels: [], underWay: false, piecesLeft: 3, shopCan: { address: true, cancel: true }, ...more });
const may = { address: 'alone', cancel: 'ask', returns: true, claims: true, ask: true } as const;

test('from each state only what makes sense there', () => {
  const day = new Date(now);
  const cases: [Partial<OrderAsIs>, string[], string | null][] = [
    [{}, ['address', 'cancel', 'ask'], null],
    [{ cutOffAt: new Date(at(22, 9)) }, ['ask'], 'packed'],
    [{ cutOffAt: new Date(at(22, 11)) }, ['address', 'cancel', 'ask'], null],
    [{ underWay: true }, ['ask'], 'under_way'],
    [{ state: 'cancelled', piecesLeft: 3 }, ['ask'], 'cancelled'],
    [{ shopCan: { address: false, cancel: false } }, ['ask'], null],
    [{ fulfilmentState: 'fulfilled', parcels: [{ state: 'in_transit', late: false }] }, ['ask'], 'sent'],
    [{ fulfilmentState: 'fulfilled', parcels: [{ state: 'in_transit', late: true }] }, ['report', 'ask'], 'sent'],
    [{ fulfilmentState: 'fulfilled', parcels: [{ state: 'delivered', late: false }] }, ['report', 'return', 'ask'], 'sent'],
    [{ fulfilmentState: 'fulfilled', parcels: [{ state: 'delivered', late: false }], piecesLeft: 0 }, ['report', 'ask'], 'sent'],
    [{ parcels: [{ state: 'in_transit', late: false }] }, ['ask'], 'sent'],
  ];
  for (const [given, doings, closed] of cases) assert.deepEqual([mayDo(order(given), may, day).may, mayDo(order(given), may, day).closed], [doings, closed], JSON.stringify(given));
  assert.deepEqual(mayDo(order({ fulfilmentState: 'fulfilled', parcels: [{ state: 'delivered', late: false }] }), { address: 'no', cancel: 'no', returns: false, claims: false, ask: false }, day), { may: [], closed: null, until: null });
});

test('every colour a brand may choose can be read on both grounds, and what stands on it as well', () => {
  let seed = 7;
  const random = (): number => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  for (let i = 0; i < 2000; i += 1) {
    const colour = `#${Math.floor(random() * 0xffffff).toString(16).padStart(6, '0')}`;
    for (const ground of Object.values(GROUNDS)) {
      const { accent, ink, corrected } = themeFor(colour, ground);
      assert.ok(contrast(accent, ground) >= 4.5 && contrast(ink, accent) >= 4.5, `${colour} on ${ground}: ${accent}`);
      assert.equal(corrected, contrast(colour, ground) < 4.5);
    }
  }
  assert.equal(contrast('#000000', '#ffffff'), 21);
});

test('the style knows no left and no right, and is small', () => {
  const style = styleOf(startingChoices('#2f6f6b').look);
  assert.ok(!/(?:margin|padding|border|inset)-(?:left|right)|text-align:(?:left|right)|[^-]\b(?:left|right):/.test(style));
  assert.ok(style.length < 9000, String(style.length));
});

test('every language has every word, with the same facts to fill in, and a document of its direction', () => {
  const flat = (words: object, at = ''): [string, string][] => Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[`${at}${key}`, value] as [string, string]] : flat(value as object, `${at}${key}.`)));
  const english = new Map(flat(wordsOf('en')));
  for (const language of languages) {
    for (const [key, text] of flat(wordsOf(language))) {
      const named = (one: string): string[] => [...one.matchAll(/\{\w+\}/g)].map(String).toSorted();
      assert.deepEqual(named(text), named(english.get(key) ?? ''), `${language} ${key}`);
      assert.ok(text.trim() !== '', `${language} ${key}`);
    }
    assert.equal(wordsOf(language).steps.split('|').length, 5, language);
    const setting: Setting = { words: wordsOf(language), language, zone: 'UTC', brand: { name: 'N & <b>', slug: 'n' }, choices: startingChoices('#2f6f6b'), base: '/p/n', welcome: '', helps: false };
    const { text } = document(setting, findPage(setting));
    assert.ok(text.includes(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`) && text.includes('N &amp; &lt;b&gt;') && !text.includes(' style='));
  }
  assert.equal(fill('{a} {b}', { a: 1 }), '1 {b}');
});

test('a return’s form is read line by line, and what nobody offered is not taken', () => {
  const lines = [{ line_id: 'l1', left: 3 }, { line_id: 'l2', left: 1 }];
  const form = (fields: Record<string, string | string[]>) => ({ one: (name: string) => [fields[name] ?? ''].flat()[0] ?? '', all: (name: string) => [fields[name] ?? []].flat() });
  assert.deepEqual(readReturn(form({ line: ['l1'], reason_0: 'too_small:tight', quantity_0: '2', condition_0: 'worn' }), lines), [{ line_id: 'l1', quantity: 2, reason: 'too_small', reason_code: 'tight', condition: 'worn' }]);
  assert.deepEqual(readReturn(form({ line: ['l2'], reason_1: 'other:', quantity_1: '99', condition_1: 'shiny' }), lines), [{ line_id: 'l2', quantity: 1, reason: 'other' }]);
  assert.equal(readReturn(form({ line: ['l1', 'l2'], reason_0: 'too_small:' }), lines), null, 'a line without why');
  assert.equal(readReturn(form({ line: ['l1'], reason_0: 'because:' }), lines), null);
  assert.deepEqual(readReturn(form({ line: ['strange'], reason_0: 'other:' }), lines), []);
});

test('the days of a refund are in order and count what has to happen', () => {
  const terms = { decide_days: 1, travel_days: 14, inspect_days: 3, settle_days: 2 };
  const days = (asked: { sendsBack: boolean; review: boolean }) => Object.values(refundDays(terms, new Date(now), asked)).map((one) => (one.getTime() - Date.parse(now)) / 86_400_000);
  assert.deepEqual(days({ sendsBack: true, review: false }), [4, 22]);
  assert.deepEqual(days({ sendsBack: true, review: true }), [5, 23]);
  assert.deepEqual(days({ sendsBack: false, review: false }), [1, 2]);
});
