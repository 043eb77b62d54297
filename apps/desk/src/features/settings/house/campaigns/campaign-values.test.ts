import assert from 'node:assert/strict';
import { test } from 'node:test';
import { campaignFrom, startOf } from './campaign-values.ts';

const typed = { name: ' Black Friday ', from: '2026-11-27', fromTime: '', to: '2026-11-30', toTime: '', channels: 'email, sms', codes: 'BF20', audience: '12000', note: '' };

test('days, times, and what is left out', () => {
  assert.deepEqual(campaignFrom(typed), { name: 'Black Friday', from: '2026-11-27', to: '2026-11-30', channels: ['email', 'sms'], codes: ['BF20'], audience: 12_000, note: '' });
  const span = (more: object) => (({ from, to }) => [from, to])(campaignFrom({ ...typed, ...more }));
  assert.deepEqual([span({ to: '' }), span({ to: '', fromTime: '18:00', toTime: '22:00' }), span({ fromTime: '18:00' })], [['2026-11-27', null], ['2026-11-27T18:00', '2026-11-27T22:00'], ['2026-11-27T18:00', '2026-11-30']]);
  assert.equal(campaignFrom({ ...typed, audience: '' }).audience, null);
});

test('what is changed begins as it is', () => {
  const campaign = { id: '1', brand_id: 'b', name: 'Flash', from: '2026-11-27T18:00', to: '2026-11-27T22:00', whole_days: false, from_at: '', to_at: '', channels: ['ads'], codes: [], audience: null, note: 'n', source: 'hand', state: 'coming' as const };
  assert.deepEqual(campaignFrom(startOf(campaign)), { name: 'Flash', from: campaign.from, to: campaign.to, channels: ['ads'], codes: [], audience: null, note: 'n' });
  assert.deepEqual((({ from, to }) => [from, to])(campaignFrom(startOf({ ...campaign, from: '2026-11-27', to: '2026-11-28' }))), ['2026-11-27', '2026-11-28']);
});
