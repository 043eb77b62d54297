import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../../platform/random/random.ts';
import { noAddress } from '../goods-address.ts';
import { code128 } from './code128.ts';
import { plainPdf } from './plain-pdf.ts';
import { slipFile } from './slip-file.ts';

/** Reads bars back as a scanner does: it knows no table of ours but the signs that were seen before, told by a first reading of the whole alphabet. */
function alphabet(): Map<string, number> {
  const known = new Map<string, number>();
  for (let value = 0; value < 95; value += 1) known.set(code128(String.fromCharCode(value + 32)).slice(6, 12).join(''), value);
  return known;
}

test('every symbol of Code 128 is its own, eleven modules wide, its bars an even number of them', () => {
  const known = alphabet();
  assert.equal(known.size, 95, 'two signs look the same');
  for (const widths of known.keys()) {
    const [bars, all] = [[0, 2, 4].reduce((sum, at) => sum + Number(widths[at]), 0), [...widths].reduce((sum, one) => sum + Number(one), 0)];
    assert.deepEqual([all, bars % 2], [11, 0], widths);
  }
  assert.equal(code128('A').reduce((sum, one) => sum + one, 0), 11 * 3 + 13);
  // The check of ISO/IEC 15417's own way of counting: start 104, then each value times its place, of 103.
  const [a, b] = [code128('B0').slice(18, 24).join(''), code128(String.fromCharCode(((104 + 34 + 2 * 16) % 103) + 32)).slice(6, 12).join('')];
  assert.equal(a, b);
  assert.throws(() => code128('é'), RangeError);
});

test('whatever number a return has can be scanned back', () => {
  const known = alphabet();
  const random = seededRandom(3);
  for (let n = 0; n < 200; n += 1) {
    const text = Array.from({ length: 1 + Math.floor(random.next() * 20) }, () => String.fromCharCode(32 + Math.floor(random.next() * 95))).join('');
    const widths = code128(text);
    const read = Array.from({ length: text.length }, (_, at) => String.fromCharCode((known.get(widths.slice(6 + at * 6, 12 + at * 6).join('')) ?? -1) + 32)).join('');
    assert.equal(read, text);
  }
});

test('a slip is one page whose parts lie where its table says', () => {
  const { bytes, name, type } = slipFile({ number: 'R-1001', orderNumber: '#77', to: { ...noAddress, company: 'Nörd (Łódź)', line1: 'Mill Lane 2', postal_code: '10115', city: 'Berlin', country: 'DE' }, pieces: Array.from({ length: 40 }, (_, at) => ({ title: `Tee ${at} 東京`, quantity: 1 })) });
  const text = Buffer.from(bytes).toString('latin1');
  assert.deepEqual([name, type, text.startsWith('%PDF-1.4'), text.trimEnd().endsWith('%%EOF')], ['R-1001.pdf', 'application/pdf', true, true]);
  const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  assert.ok(text.slice(start).startsWith('xref'));
  for (const [at, place] of [...text.slice(start).matchAll(/^(\d{10}) 00000 n /gm)].entries()) assert.ok(text.slice(Number(place[1])).startsWith(`${at + 1} 0 obj`));
  const stream = /\/Length (\d+) >>\nstream\n/.exec(text);
  assert.ok(stream && text.slice(stream.index + stream[0].length + Number(stream[1])).startsWith('endstream'));
  for (const part of ['(R-1001)', '(#77)', 'N\u00f6rd \\(L\u00f3dz\\)', '(10115 Berlin)', '(1 \u00d7 Tee 0 ??)', '(+ 17)']) assert.ok(text.includes(part), part);
});

test('the same content gives the same bytes', () => {
  assert.deepEqual(plainPdf('x', [{ what: 'text', x: 1, y: 2, size: 3, text: 'y' }]), plainPdf('x', [{ what: 'text', x: 1, y: 2, size: 3, text: 'y' }]));
});
