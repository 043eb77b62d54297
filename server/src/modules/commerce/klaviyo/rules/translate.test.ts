import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translate } from './translate.ts';

const told = (payload: unknown, kind = '', currency: string | null = null) => translate(kind, payload, { url: 'https://shop.example', currency });

test('profiles with what the person said yes or no to', () => {
  const profile = (consent: string) => (told({ data: { type: 'profile', id: '01G', attributes: { email: 'ana@example.com', first_name: 'Ana', subscriptions: { email: { marketing: { consent } } } } } }).records[0] as { consent?: object }).consent;
  assert.deepEqual([profile('SUBSCRIBED'), profile('UNSUBSCRIBED'), profile('NEVER_SUBSCRIBED')], [{ email: true }, { email: false }, undefined]);
});

test('events of an answer and of a webhook, named by their metric or topic', () => {
  const event = { type: 'event', id: '4v', attributes: { uuid: 'u1', datetime: '2026-07-02T12:00:00+00:00', event_properties: { 'From Number': '+15005550006' } }, relationships: { profile: { data: { type: 'profile', id: '01G' } }, metric: { data: { type: 'metric', id: 'T2' } } } };
  const included = [{ type: 'metric', id: 'T2', attributes: { name: 'Opened Email' } }, { type: 'profile', id: '01G', attributes: { email: 'ana@example.com' } }];
  const [answer] = told({ data: [event], included }).records;
  const [hook] = told({ data: [{ topic: 'event:klaviyo.received_sms', payload: { data: event, included } }] }).records;
  assert.ok(answer?.type === 'activity' && hook?.type === 'activity');
  assert.deepEqual([answer.name, answer.email, answer.customerSourceId, hook.name, hook.phone, hook.sourceId], ['opened_email', 'ana@example.com', '01G', 'received_sms', '+15005550006', 'u1']);
  assert.deepEqual(told({ errors: [{ id: 'x', status: 404 }] }), { records: [], ignored: true });
});

test('reviews', () => {
  const [review] = told({ data: { type: 'review', id: 'r', attributes: { rating: 2, content: 'Late', status: { value: 'published' }, created: '2026-01-01T00:00:00Z', product: { external_id: '66' }, review_type: 'review' } } }).records;
  assert.ok(review?.type === 'review' && review.stars === 2 && review.state === 'shown' && review.productSourceId === '66');
});
