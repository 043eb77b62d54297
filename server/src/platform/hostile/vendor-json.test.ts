import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Unreadable } from './json-fields.ts';
import { readShapes, translatorOf } from './read-shapes.ts';
import { known, meant, VendorJson } from './vendor-json.ts';

const json = (value: object) => new VendorJson(value);

test('moments in every way vendors write them, and nothing else', () => {
  const iso = (value: unknown) => json({ at: value }).time('at')?.toISOString() ?? null;
  assert.equal(iso('2026-03-01T10:00:00+02:00'), '2026-03-01T08:00:00.000Z');
  assert.equal(iso('2026-03-01T10:00:00.5-0800'), '2026-03-01T18:00:00.500Z');
  assert.equal(iso('2026-03-01 10:00:00'), '2026-03-01T10:00:00.000Z');
  assert.equal(iso('2026-03-01'), '2026-03-01T00:00:00.000Z');
  assert.equal(iso('Tue, 05 Mar 2019 21:40:11 +0000'), '2019-03-05T21:40:11.000Z');
  assert.equal(iso(1568466571), '2019-09-14T13:09:31.000Z');
  assert.equal(iso('1568466571000'), '2019-09-14T13:09:31.000Z');
  for (const value of ['', 'soon', 'string', '2026-13-01', 0, -5, null, {}, [], true, 'AB12345678', 1e300]) assert.equal(iso(value), null, String(value));
  assert.throws(() => json({ at: 'soon' }).needTime('at'), Unreadable);
});

test('numbers as text, text as numbers, one for many, and paths that end early', () => {
  const item = json({ id: '12', qty: '3.0000', part: 0.5, on: 'true', tags: ['a ', '', 7], line: { a: 1 }, lines: [{ a: 1 }, null, 'x'], deep: { er: { id: 5 } }, code: 'usd', wrong: 'dollars' });
  assert.deepEqual([item.numericId('id'), item.whole('qty'), item.whole('part'), item.flag('on'), item.texts('tags')], ['12', 3, null, true, ['a']]);
  assert.deepEqual([item.list('line').length, item.list('lines').length, item.list('none').length], [1, 1, 0]);
  assert.deepEqual([item.at('deep', 'er').text('id'), item.at('deep', 'nowhere', 'x').text('id'), item.currency('code'), item.currency('wrong')], ['5', null, 'USD', null]);
  assert.deepEqual([item.money('qty', 'EUR'), item.money('none', 'EUR'), item.money('qty', 'JPY')], [300, null, 3]);
  assert.throws(() => item.money('wrong', 'EUR'), Unreadable);
  assert.equal(known({ name: '', city: null }), null);
  assert.equal(meant({ a: 1 }, 'constructor'), null);
});

test('any number as JSON writes it is read without an error of binary fractions', () => {
  fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), (minor) => assert.equal(json(JSON.parse(`{"amount":${minor < 0 ? '-' : ''}${String(Math.abs(minor)).padStart(3, '0').slice(0, -2).replace(/^0+(?=\d)/, '')}.${String(Math.abs(minor)).padStart(3, '0').slice(-2)}}`) as object).money('amount', 'EUR'), minor === 0 ? 0 : minor)));
});

test('what is wrapped is found, what fits first is not looked into, and what only names things is told apart', () => {
  const shapes = [{ fits: (item: VendorJson) => item.has('total'), read: (item: VendorJson) => [{ type: 'order' as const, id: item.need('id') }] }, { fits: (item: VendorJson) => item.has('names'), read: (item: VendorJson) => [{ type: 'named' as const, what: 'order' as const, sourceId: item.need('names') }] }];
  const translate = translatorOf<{ type: 'order'; id: string }, object>(shapes, ['data', 'items']);
  assert.deepEqual(translate('', { data: { items: [{ id: 1, total: 5, items: [{ id: 2, total: 1 }] }, { id: 3 }, 'x', { id: 4, total: 0 }] } }, {}), { records: [{ type: 'order', id: '1' }, { type: 'order', id: '4' }], ignored: false });
  assert.deepEqual(translate('', { data: { names: '7' } }, {}), { records: [], ignored: true, fetch: [{ what: 'order', sourceId: '7' }] });
  assert.deepEqual(translate('', { errors: [{ code: 'x' }] }, {}), { records: [], ignored: true });
  for (const payload of ['text', 5, null, undefined, true]) assert.throws(() => readShapes(payload, [], [], null), Unreadable);
  const deep = JSON.parse(`${'{"data":'.repeat(3000)}{}${'}'.repeat(3000)}`) as object;
  assert.deepEqual(translate('', deep, {}).records, []);
});
