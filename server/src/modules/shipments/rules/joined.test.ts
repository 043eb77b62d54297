import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isScan, movesBack } from './joined.ts';

test('a shop that has not heard yet takes nothing back from a carrier; a scan may', () => {
  const cases = [['in_transit', '', 'delivered', true], ['info_received', '', 'in_transit', true], ['in_transit', '', 'out_for_delivery', false], ['delivered', '', 'in_transit', false], ['returned', '', 'delivered', false], ['in_transit', 'Sorted', 'delivered', false]] as const;
  for (const [state, description, from, back] of cases) assert.equal(movesBack({ state, description }, from), back, `${state} after ${from}`);
  assert.deepEqual((['pending', 'info_received', 'in_transit', 'exception'] as const).map((state) => isScan({ state, description: '' })), [false, false, true, true]);
});
