import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { armOf, draw } from '../../experiments/index.ts';
import { decideInvitation, type Reason, type Shop, type Verdict, type Visit } from './decide-invitation.ts';
import { liftOf } from './effect.ts';
import { reachedBy, TRIGGERS, type Signs, type Thresholds } from './signs.ts';
import { faultsOf, startingTerms, textFor, type Terms } from './terms.ts';

const now = new Date('2026-11-23T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const signs: Signs = { seconds_on_page: 0, cart_visits: 0, size_charts: 2, checkout_errors: 0, value_minor: 4900 };
const visit: Visit = { signs, language: 'en', doNotTrack: false, consented: true, chatRunning: false, lastDrawnAt: null };
const shop: Shop = { on: true, terms: startingTerms, open: true, somebodyThere: true, drawnLately: 0 };
type More = { visit?: Partial<Visit>; signs?: Partial<Signs>; shop?: Partial<Shop>; terms?: Partial<Terms>; place?: number };
const decided = (more: More): Verdict => decideInvitation({ ...visit, ...more.visit, signs: { ...signs, ...more.signs } }, { ...shop, ...more.shop, terms: { ...startingTerms, ...more.terms } }, now, more.place ?? 0.5);

test('who opens the size chart twice while somebody is there is invited, in their language', () => {
  assert.deepEqual(decided({ visit: { language: 'de-AT' } }), { kind: 'invited', trigger: 'size_chart', language: 'de', text: startingTerms.words.de?.size_chart });
});

const nothing: [string, More, string][] = [
  ['switched off', { shop: { on: false } }, 'off'],
  ['the browser asks not to be followed', { visit: { doNotTrack: true } }, 'not_tracked'],
  ['it asks so also where no consent is needed', { visit: { doNotTrack: true }, terms: { needs_consent: false } }, 'not_tracked'],
  ['nobody agreed', { visit: { consented: false } }, 'no_consent'],
  ['no sign yet', { signs: { size_charts: 1 } }, 'nothing_reached'],
  ['a sign that is turned off', { signs: { size_charts: 0, seconds_on_page: 900 } }, 'nothing_reached'],
];
for (const [name, more, because] of nothing) test(`nothing is decided: ${name}`, () => assert.deepEqual(decided(more), { kind: 'nothing', because }));

const cases: [string, More, Reason | 'invited' | 'held_out'][] = [
  ['consent that is not needed', { visit: { consented: false }, terms: { needs_consent: false } }, 'invited'],
  ['a chat is open already', { visit: { chatRunning: true } }, 'chat_running'],
  ['worth too little', { terms: { minimum_value_minor: 5000 } }, 'below_value'],
  ['worth enough', { terms: { minimum_value_minor: 4900 } }, 'invited'],
  ['a page that says no value counts as nothing', { signs: { value_minor: null }, terms: { minimum_value_minor: 1 } }, 'below_value'],
  ['a page that says no value, where none is asked for', { signs: { value_minor: null } }, 'invited'],
  ['closed', { shop: { open: false } }, 'closed'],
  ['closed, where hours do not matter', { shop: { open: false }, terms: { in_hours: false } }, 'invited'],
  ['nobody there', { shop: { somebodyThere: false } }, 'nobody_there'],
  ['nobody there, where that does not matter', { shop: { somebodyThere: false }, terms: { somebody_there: false } }, 'invited'],
  ['invited six days ago', { visit: { lastDrawnAt: daysAgo(6.9) } }, 'invited_lately'],
  ['invited a week ago', { visit: { lastDrawnAt: daysAgo(7) } }, 'invited'],
  ['enough for today', { shop: { drawnLately: 200 } }, 'enough_today'],
  ['the last one of today', { shop: { drawnLately: 199 } }, 'invited'],
  ['no words', { terms: { words: { de: { size_chart: 'Hallo' } } } }, 'no_words'],
  ['only words of another language than English', { visit: { language: 'de' }, terms: { words: { de: { size_chart: 'Hallo' } } } }, 'invited'],
  ['held out', { place: 0.0999 }, 'held_out'],
  ['not held out', { place: 0.1 }, 'invited'],
  ['held out is looked at last', { place: 0, visit: { chatRunning: true } }, 'chat_running'],
];
for (const [name, more, outcome] of cases) {
  test(name, () => {
    const verdict = decided(more);
    assert.equal(verdict.kind === 'not' ? verdict.because : verdict.kind, outcome);
  });
}

const limits: Thresholds = { time_on_page: { on: true, seconds: 90 }, cart_returned: { on: true, visits: 2 }, size_chart: { on: true, opens: 2 }, checkout_error: { on: true } };
test('the plainest sign of need speaks, and one that was asked about is passed over', () => {
  const all: Signs = { seconds_on_page: 90, cart_visits: 2, size_charts: 2, checkout_errors: 1, value_minor: null };
  assert.deepEqual(TRIGGERS.map((_, at) => reachedBy(all, limits, TRIGGERS.slice(0, at))), [...TRIGGERS]);
  assert.equal(reachedBy(all, limits, TRIGGERS), null);
});

const anySigns = fc.record({ seconds_on_page: fc.nat(300), cart_visits: fc.nat(5), size_charts: fc.nat(5), checkout_errors: fc.nat(2), value_minor: fc.option(fc.nat(20_000)) });
const anyVisit = fc.record({ signs: anySigns, language: fc.constantFrom('en', 'de', 'ja', '__proto__', 'constructor', ''), doNotTrack: fc.boolean(), consented: fc.boolean(), chatRunning: fc.boolean(), lastDrawnAt: fc.option(fc.integer({ min: 0, max: 20 }).map(daysAgo)) });
const anyShop = fc.record({ on: fc.boolean(), terms: fc.record({ needs: fc.boolean(), hours: fc.boolean(), there: fc.boolean(), least: fc.nat(10_000), most: fc.integer({ min: 1, max: 5 }), percent: fc.nat(50) }), open: fc.boolean(), somebodyThere: fc.boolean(), drawnLately: fc.nat(6) })
  .map(({ terms: t, ...one }): Shop => ({ ...one, terms: { ...startingTerms, triggers: limits, needs_consent: t.needs, in_hours: t.hours, somebody_there: t.there, minimum_value_minor: t.least, most_per_day: t.most, holdout_percent: t.percent } }));

test('whatever the visit: the arm decides nothing but the arm, and nobody is drawn against what was settled', () => {
  fc.assert(fc.property(anyVisit, anyShop, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (one, at, place) => {
    const [here, low, high] = [place, 0, 1].map((where) => decideInvitation(one, at, now, where));
    const drawn = (verdict: Verdict | undefined): boolean => verdict?.kind === 'invited' || verdict?.kind === 'held_out';
    assert.equal(drawn(low), drawn(high), 'either arm could have been invited');
    if (!drawn(low)) assert.deepEqual(low, high);
    if (high?.kind === 'held_out') assert.fail('nobody beyond the share is held out');
    if (!drawn(here)) return;
    assert.ok(at.on && !one.doNotTrack && !one.chatRunning && at.drawnLately < at.terms.most_per_day);
    assert.ok(one.consented || !at.terms.needs_consent);
    assert.ok(one.lastDrawnAt === null || now.getTime() - one.lastDrawnAt.getTime() >= at.terms.again_after_days * 86_400_000);
    assert.equal(here?.kind, place < at.terms.holdout_percent / 100 ? 'held_out' : 'invited');
  }));
});

test('an arm stays, and drawing by place is drawing by arm', () => {
  fc.assert(fc.property(fc.uuid(), fc.uuid(), fc.integer({ min: 0, max: 50 }), (key, visitor, percent) => {
    const place = draw(key, visitor);
    assert.equal(decided({ place, terms: { holdout_percent: percent } }).kind === 'held_out', armOf(key, visitor, percent / 100) === 'holdout');
  }));
});

test('where a brand begins can go live; what has no words, no pages or says too much cannot', () => {
  assert.deepEqual(faultsOf(startingTerms), []);
  const field = (change: Partial<Terms>): string[] => faultsOf({ ...startingTerms, ...change }).map((fault) => `${fault.field} ${fault.problem}`);
  assert.deepEqual(field({ words: { de: startingTerms.words.de ?? {} } }), ['words.en.checkout_error no_words', 'words.en.size_chart no_words', 'words.en.cart_returned no_words']);
  assert.deepEqual(field({ words: { ...startingTerms.words, es: { size_chart: 'x'.repeat(161) } } }), ['words.es.size_chart too_long']);
  assert.deepEqual(field({ pages: { product: [], cart: [], checkout: ['checkout'] } }), ['pages.cart no_pages', 'pages.checkout bad_path']);
  const off = { on: false };
  assert.deepEqual(field({ triggers: { time_on_page: { on: false, seconds: 90 }, cart_returned: { on: false, visits: 2 }, size_chart: { on: false, opens: 2 }, checkout_error: off } }), ['triggers none_on']);
  assert.equal(textFor(startingTerms, 'size_chart', 'constructor')?.language, 'en');
});

test('more buyers read as more, with the same certainty both ways round', () => {
  const lift = liftOf({ hits: 540, n: 9000 }, { hits: 40, n: 1000 }, 0.1);
  assert.equal(lift.verdict, 'more');
  const [value = 0, low = 0, high = 0] = lift.absolute ?? [];
  assert.ok(Math.abs(value - 0.02) < 1e-12 && low > 0 && low < value && value < high);
  const [ratio = 0, from = 0, to = 0] = lift.relative ?? [];
  assert.ok(Math.abs(ratio - 0.5) < 1e-12 && from < ratio && ratio < to);
  assert.equal(liftOf({ hits: 5, n: 100 }, { hits: 0, n: 0 }, 0.1).verdict, 'no_control');
  assert.equal(liftOf({ hits: 540, n: 9000 }, { hits: 40, n: 400 }, 0.1).verdict, 'arms_uneven');
});
