import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comeFrom, type ParcelMoment } from './parcel-moments.ts';

const parcel = (state: string, delivered: string | null = null, more: Partial<ParcelMoment> = {}): ParcelMoment => ({ state, shipped_at: new Date('2026-11-01T00:00:00Z'), delivered_at: delivered === null ? null : new Date(delivered), tracking_number: '1Z', ...more });
const [third, fifth] = ['2026-11-03T00:00:00Z', '2026-11-05T00:00:00Z'];

test('when lines left and arrived, as parcels tell', () => {
  const cases: [string, ReturnType<typeof comeFrom>, string | null, boolean][] = [
    ['one parcel', comeFrom('fulfilled', [parcel('delivered', third)]), third, false],
    ['days are counted from the last of two', comeFrom('fulfilled', [parcel('delivered', third), parcel('delivered', fifth)]), fifth, false],
    ['one of two: nobody knows which lines were in it', comeFrom('fulfilled', [parcel('delivered', third), parcel('in_transit')]), null, true],
    ['the rest has not left', comeFrom('partial', [parcel('delivered', third)]), null, true],
    ['on its way', comeFrom('fulfilled', [parcel('in_transit')]), null, false],
    ['sent without a number', comeFrom('fulfilled', [parcel('pending', null, { tracking_number: null })]), null, true],
    ['sent without a parcel', comeFrom('fulfilled', []), null, true],
    ['not sent', comeFrom('unfulfilled', []), null, false],
  ];
  for (const [name, moments, delivered, untracked] of cases) assert.deepEqual([moments.delivered_at === null ? null : Date.parse(moments.delivered_at), moments.untracked], [delivered === null ? null : Date.parse(delivered), untracked], name);
});
