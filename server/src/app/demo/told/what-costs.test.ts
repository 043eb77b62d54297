import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawParcels } from './draw-parcels.ts';
import { asksAboutIt, serviceOf, warehouseOf } from './what-costs.ts';

const now = new Date('2026-11-22T21:00:00Z');
const parcels = drawParcels({ perDay: 60, days: 50, seed: 1 }, now);
const share = (some: readonly unknown[], of: readonly unknown[]): number => some.length / of.length;

test('one warehouse packs most of what comes late, and buyers of one thing ask about it at once', () => {
  const late = parcels.filter((one) => one.late);
  const other = parcels.filter((one) => !one.late);
  const far = (some: typeof parcels): number => share(some.filter((one) => warehouseOf(one) === 'Duisburg'), some);
  assert.ok(Math.abs(far(late) - 0.6) < 0.04 && Math.abs(far(other) - 0.25) < 0.04, `${far(late)} ${far(other)}`);
  assert.ok(Math.abs(share(parcels.filter((one) => serviceOf(one) === 'Express'), parcels) - 0.17) < 0.03);
  const asks = parcels.flatMap((one) => asksAboutIt(one, 'FW-PARKA-S', now) ?? []);
  assert.ok(Math.abs(share(asks, parcels) - 0.09) < 0.02, `${share(asks, parcels)}`);
  assert.deepEqual(parcels.flatMap((one) => asksAboutIt(one, 'FW-BEANIE', now) ?? []), []);
  for (const one of parcels) {
    const at = asksAboutIt(one, 'FW-PARKA-S', now);
    assert.ok(at === null || (at > one.placedAt && at < one.shippedAt && at < now));
  }
});
