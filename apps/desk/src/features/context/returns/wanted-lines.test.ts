import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedLines, kindOf, untouched, type StartLine, type WantedLine } from './wanted-lines.ts';

const line = (id: string): StartLine => ({ line_id: id, product_id: null, sizing: null, title: 'Tee', sku: null, category: null, image_url: null, quantity: 3, left: 2, paid_minor: 6000, delivered_at: null, reasons: [{ code: 'sleeves', label: 'Sleeves', means: 'too_small' }, { code: 'defective', label: '', means: 'defective' }, { code: 'never_arrived', label: '', means: 'never_arrived' }], variants: [] });
const said = (more: Partial<WantedLine> = {}): WantedLine => ({ ...untouched(line('a')), on: true, code: 'sleeves', ...more });
const ask = (wanted: [string, WantedLine][], outcome: string | null = null) => askedLines([line('a'), line('b')], new Map(wanted), outcome);

test('what was said becomes what is asked, and nothing before all of it is said', () => {
  assert.equal(ask([]), null);
  assert.equal(ask([['a', said({ code: '' })]]), null, 'a reason is needed');
  assert.equal(ask([['a', said({ pieces: '0' })]]), null);
  assert.equal(ask([['a', said()], ['b', said({ pieces: 'two' })]]), null, 'of every line that was chosen');
  assert.deepEqual(ask([['a', said()], ['b', said({ on: false })]]), [{ line_id: 'a', quantity: 2, reason: 'too_small', reason_code: 'sleeves' }]);
  assert.deepEqual(ask([['a', said({ variant: 'v1', condition: 'worn', words: ' torn ', photos: ['p'] })]], 'exchange'), [{ line_id: 'a', quantity: 2, reason: 'too_small', reason_code: 'sleeves', condition: 'worn', words: 'torn', photo_ids: ['p'], wanted: 'exchange', variant_id: 'v1' }]);
  assert.equal(ask([['a', said({ variant: 'v1' })]], 'refund')?.[0]?.variant_id, undefined, 'another product only comes in an exchange');
});

test('what it is called', () => {
  const of = (reasons: string[], outcome: string | null = null) => kindOf(reasons.map((reason) => ({ line_id: reason, quantity: 1, reason })), outcome);
  assert.deepEqual([of(['too_small']), of(['too_small'], 'exchange'), of(['defective'], 'refund'), of(['never_arrived']), of(['never_arrived', 'too_small'])], ['return', 'exchange', 'warranty', 'lost', 'return']);
});
