import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isKnownSignal, routeOf } from './parcel-route.ts';

const scan = (hour: number, place: string | null, description = '') => ({ at: `2026-11-02T${String(hour).padStart(2, '0')}:00:00Z`, state: 'in_transit', description, place });

test('a route is a line of places, newest first, whatever order the scans come in', () => {
  const route = routeOf([scan(1, null, 'announced'), scan(4, 'LEIPZIG', 'left'), scan(2, 'Berlin'), scan(3, 'Leipzig', 'arrived'), scan(9, 'Leipzig', 'back again'), scan(6, 'Hanover')]);
  assert.deepEqual(route.map((stop) => [stop.place, stop.scans.length]), [['Leipzig', 1], ['Hanover', 1], ['LEIPZIG', 2], ['Berlin', 1], [null, 1]]);
  assert.deepEqual(routeOf([]), []);
  assert.ok(isKnownSignal('no_scan') && !isKnownSignal('toString'));
});
