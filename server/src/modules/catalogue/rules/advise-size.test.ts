import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { adviseSize, type SizeAsked } from './advise-size.ts';
import { compareProducts } from './compare-products.ts';
import { faultsOfChart, fromMillimetres, rowOf, toMillimetres, type Runs, type SizeChart } from './size-chart.ts';

const span = (from: number, to: number) => ({ from_mm: from * 10, to_mm: to * 10 });
const tees: SizeChart = { name: 'Tees', unit: 'cm', rows: [{ size: 'S', spans: { chest: span(86, 91), waist: span(70, 75) } }, { size: 'M', spans: { chest: span(92, 97), waist: span(76, 81) } }, { size: 'L', spans: { chest: span(98, 104), waist: span(82, 89) } }] };
const codes = (asked: SizeAsked, runs: Runs = 'true') => { const { size, why } = adviseSize(tees, asked, runs); return [size, ...why.map(({ code }) => code)]; };

test('by what happened, by measures, by what one usually wears', () => {
  const table: readonly (readonly [SizeAsked, Runs, readonly (string | null)[]])[] = [
    [{ had: { size: 'M', was: 'too_small' } }, 'true', ['L', 'came_back']], [{ had: { size: 'Blue / m', was: 'too_large' } }, 'true', ['S', 'came_back']], [{ had: { size: 'L', was: 'too_small' } }, 'true', [null, 'came_back', 'no_larger']], [{ had: { size: 'S', was: 'too_large' } }, 'true', [null, 'came_back', 'no_smaller']],
    [{ had: { size: 'M', was: 'fitted' } }, 'small', ['M', 'fitted']], [{ had: { size: '40', was: 'fitted' } }, 'true', [null, 'size_unknown']],
    [{ body: { chest: 940 } }, 'true', ['M', 'measures']], [{ body: { chest: 940 } }, 'small', ['L', 'measures', 'runs']], [{ body: { chest: 940 } }, 'large', ['S', 'measures', 'runs']], [{ body: { chest: 1000 } }, 'small', [null, 'measures', 'runs', 'no_larger']], [{ body: { chest: 860 } }, 'large', ['S', 'measures', 'runs']],
    [{ body: { chest: 915 } }, 'true', ['M', 'between']], [{ body: { chest: 800 } }, 'true', [null, 'beyond']], [{ body: { chest: 1200 } }, 'true', [null, 'beyond']], [{ body: { chest: 900, waist: 800 } }, 'true', ['M', 'measures', 'measures', 'measures_differ']],
    [{ body: { foot: 270 }, usual: 's' }, 'small', ['M', 'usual', 'runs']], [{ usual: 'XXL' }, 'true', [null, 'size_unknown']], [{}, 'true', [null]],
    [{ had: { size: 'M', was: 'too_small' }, body: { chest: 860 } }, 'large', ['L', 'came_back']],
  ];
  for (const [asked, runs, expected] of table) assert.deepEqual(codes(asked, runs), expected, JSON.stringify(asked));
});

test('against an oracle: whoever is measured gets a size whose spans hold every measure, or the smallest that is not too tight', () => {
  const random = seededRandom(5);
  const whole = (low: number, high: number): number => low + Math.floor(random.next() * (high - low + 1));
  for (let n = 0; n < 2000; n += 1) {
    const rows = Array.from({ length: whole(1, 6) }, (_, at) => ({ size: `${at}`, spans: { chest: { from_mm: 800 + at * 60, to_mm: 855 + at * 60 }, waist: { from_mm: 600 + at * 50, to_mm: 640 + at * 50 } } }));
    const chart: SizeChart = { name: 'x', unit: 'cm', rows };
    const body = { ...(random.next() < 0.8 ? { chest: whole(780, 1200) } : {}), ...(random.next() < 0.5 ? { waist: whole(580, 950) } : {}) };
    const { size } = adviseSize(chart, { body });
    const given = Object.entries(body) as ['chest' | 'waist', number][];
    const tooSmallFor = given.some(([measure, length]) => length < (rows[0]?.spans[measure].from_mm ?? 0));
    // The first row into which every measure goes; nobody is smaller than the smallest row.
    const fits = rows.find((row) => given.every(([measure, length]) => length <= row.spans[measure].to_mm));
    assert.equal(size, given.length === 0 || tooSmallFor ? null : (fits?.size ?? null));
    const had = rows[whole(0, rows.length - 1)]?.size ?? '';
    const [up, down] = [adviseSize(chart, { had: { size: had, was: 'too_small' } }).size, adviseSize(chart, { had: { size: had, was: 'too_large' } }).size];
    assert.deepEqual([up === null || Number(up) === Number(had) + 1, down === null || Number(down) === Number(had) - 1], [true, true]);
    if (up !== null) assert.equal(adviseSize(chart, { had: { size: up, was: 'too_large' } }).size, had, 'up and down again is where it began');
  }
});

test('tables as people enter them', () => {
  assert.deepEqual(faultsOfChart(tees), []);
  assert.deepEqual(faultsOfChart({ ...tees, rows: [] }).map(({ field }) => field), ['rows']);
  assert.deepEqual(faultsOfChart({ ...tees, rows: [{ size: 'M', spans: { chest: span(97, 92) } }, { size: ' m', spans: {} }] }).map(({ field }) => field), ['rows.0.chest', 'rows.1.size', 'rows.1']);
  assert.deepEqual(faultsOfChart({ ...tees, rows: tees.rows.toReversed() }).map(({ field }) => field), ['rows.chest', 'rows.waist']);
  assert.deepEqual([rowOf(tees, 'L'), rowOf(tees, 'M, blue'), rowOf(tees, 'Blue - L'), rowOf(tees, 'S / M'), rowOf(tees, 'XL')], [2, 1, 2, -1, -1]);
  assert.deepEqual([toMillimetres(36.5, 'in'), fromMillimetres(927, 'in'), fromMillimetres(toMillimetres(92.4, 'cm'), 'cm')], [927, 36.5, 92.4]);
});

test('side by side: what differs first, what nobody knows left out', () => {
  const rows = compareProducts([{ id: '1', title: 'A', facts: { price: '€10', colour: 'red', weight: null } }, { id: '2', title: 'B', facts: { price: '€10', colour: 'blue', fabric: 'wool' } }]);
  assert.deepEqual(rows, [{ fact: 'colour', values: ['red', 'blue'], differs: true }, { fact: 'fabric', values: [null, 'wool'], differs: true }, { fact: 'price', values: ['€10', '€10'], differs: false }]);
  assert.deepEqual(compareProducts([]), []);
});
