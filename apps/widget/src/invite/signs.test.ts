import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPath, noSigns, worthTelling } from './signs.ts';

const all = { checkout_error: { on: true }, size_chart: { on: true, opens: 2 }, cart_returned: { on: true, visits: 2 }, time_on_page: { on: true, seconds: 60 } };

test('a sign is told of when it is reached, once, and never when it is off', () => {
  assert.equal(worthTelling(noSigns, all, []), null);
  assert.equal(worthTelling({ ...noSigns, size_charts: 1 }, all, []), null);
  assert.equal(worthTelling({ ...noSigns, size_charts: 2 }, all, []), 'size_chart');
  assert.equal(worthTelling({ ...noSigns, size_charts: 3 }, all, ['size_chart']), null);
  assert.equal(worthTelling({ ...noSigns, size_charts: 3, seconds_on_page: 60 }, all, ['size_chart']), 'time_on_page');
  assert.equal(worthTelling({ ...noSigns, checkout_errors: 1 }, { ...all, checkout_error: { on: false } }, []), null);
});

test('paths of a brand', () => {
  const cases: [string, string, boolean][] = [
    ['/cart', '/cart', true], ['/cart/', '/cart', false], ['/cart/', '/cart*', true], ['/products/tee', '/products/*', true], ['/de/products/tee', '/products/*', false], ['/de/products/tee', '*/products/*', true],
    ['/a/b/c', '/a/*/c', true], ['/a/c', '/a/*/c', false], ['/aa', '/a*a', true], ['/a', '/a*a', false], ['/x.y', '/x?y', false], ['/abcabc', '/*bc*bc', true], ['/abc', '/*bc*bc', false],
  ];
  for (const [path, pattern, whether] of cases) assert.equal(isPath(path, [pattern]), whether, `${path} ${pattern}`);
});

test('a long pattern takes no longer than its letters', () => {
  const began = performance.now();
  isPath(`/${'a'.repeat(2000)}`, [`/${'*a'.repeat(50)}*b`]);
  assert.ok(performance.now() - began < 200);
});
