import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { OrderPage } from '@keepdesk/client';
import { storyOf } from './story-of.ts';

const money = { amount_minor: 100, currency: 'EUR' };
const page = {
  order: { placed_at: '2026-03-01T10:00:00Z', shipments: [{ id: 'p', carrier: 'dhl', events: [{ at: '2026-03-03T10:00:00Z', state: 'in_transit', description: '', place: 'Berlin' }, { at: '2026-03-02T10:00:00Z', state: 'info_received', description: 'Announced', place: null }] }] },
  payments: [{ id: 'pay', at: '2026-03-01T10:00:00Z', amount: money }], refunds: [{ id: 'r', at: '2026-03-05T10:00:00Z', amount: money, reason: null }], disputes: [], cancelled_at: '2026-03-04T10:00:00Z',
  actions: [{ id: 'a', asked_at: '2026-03-04T09:00:00Z', settled_at: '2026-03-05T10:00:00Z' }, { id: 'b', asked_at: '2026-03-04T09:30:00Z', settled_at: null }],
} as unknown as OrderPage;

it('everything that happened to an order is one story, newest first, of one moment in the order it is known', () => {
  assert.deepEqual(storyOf(page, []).map((one) => one.id), ['a', 'r', 'cancelled', 'b', 'p-0', 'p-1', 'pay', 'placed']);
  assert.deepEqual(storyOf(page, []).filter((one) => one.kind === 'scan').map((one) => one.words), ['in transit', 'Announced']);
});
