import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide, drawOf, kindAfterClosing, REASONS, type Occasion, type Reason } from './decide.ts';
import { completed, type SurveySettings } from './settings.ts';

const settings = completed({ csat: { on: true, delay_seconds: 60 }, nps: { on: true, every_days: 90, most_per_day: 10 } });
const now = new Date('2026-03-20T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const usual: Occasion = {
  kind: 'csat', now,
  conversation: { category: 'resolved', side: false, merged: false, humanMessages: 1, replies: 1, channel: 'email', chatOpen: false, answered: false },
  customer: { id: '01900000-0000-7000-8000-000000000001', erased: false, unsubscribed: false, address: 'ana@example.test', addressBounced: false, askedAt: null, askedThisAt: null },
};

type Case = readonly [because: Reason | 'email' | 'chat', conversation: Partial<Occasion['conversation']>, customer: Partial<NonNullable<Occasion['customer']>> | null, more?: Partial<Occasion>, set?: Partial<SurveySettings>];
const cases: readonly Case[] = [
  ['email', {}, {}],
  ['chat', { chatOpen: true, channel: 'chat' }, {}],
  ['chat', { chatOpen: true, channel: 'chat' }, { address: null }],
  ['off', {}, {}, { kind: 'ces' }],
  ['merged', { merged: true }, {}],
  ['side_thread', { side: true }, {}],
  ['junk', { category: 'spam' }, {}],
  ['no_customer', {}, null],
  ['erased', {}, { erased: true }],
  ['open_again', { category: 'open' }, {}],
  ['open_again', { category: 'waiting' }, {}],
  ['only_automatic', { humanMessages: 0 }, {}],
  ['no_reply', { replies: 0 }, {}],
  ['answered_already', { answered: true }, {}],
  ['email', { answered: true }, {}, { kind: 'nps' }],
  ['unsubscribed', {}, { unsubscribed: true }],
  ['bounced', {}, { addressBounced: true }],
  ['chat', { chatOpen: true }, { addressBounced: true }],
  ['asked_recently', {}, { askedAt: daysAgo(13.9) }],
  ['email', {}, { askedAt: daysAgo(14) }],
  ['asked_recently', {}, { askedThisAt: daysAgo(89) }, { kind: 'nps' }],
  ['email', {}, { askedThisAt: daysAgo(91), askedAt: daysAgo(91) }, { kind: 'nps' }],
  ['held_out', {}, {}, {}, { holdout_percent: 100 }],
  ['no_way', {}, { address: null }],
  ['unsubscribed', {}, { unsubscribed: true, address: null }],
];

for (const [expected, conversation, customer, more, set] of cases) {
  test(`${expected}: ${JSON.stringify({ ...conversation, ...customer, ...more, ...set })}`, () => {
    const decision = decide({ ...usual, ...more, conversation: { ...usual.conversation, ...conversation }, customer: customer === null ? null : { ...(usual.customer as NonNullable<Occasion['customer']>), ...customer } }, { ...settings, ...set });
    assert.equal(decision.ask ? decision.channel : decision.because, expected);
  });
}

test('every reason has a case', () => {
  const seen = new Set(cases.map(([because]) => because));
  assert.deepEqual(REASONS.filter((reason) => !seen.has(reason)), []);
});

test('a share of customers is held out, always the same ones', () => {
  const ids = Array.from({ length: 4000 }, (_, i) => `customer-${i}`);
  const out = ids.filter((id) => drawOf(id, 'held out') < 0.1);
  assert.ok(out.length > 330 && out.length < 470, String(out.length));
  assert.deepEqual(ids.filter((id) => drawOf(id, 'held out') < 0.1), out);
});

test('effort is asked after its share of closings, satisfaction after the others', () => {
  const both = completed({ csat: { on: true, delay_seconds: 0 }, ces: { on: true, delay_seconds: 0, share_percent: 25 } });
  const kinds = Array.from({ length: 4000 }, (_, i) => kindAfterClosing(`conversation-${i}`, both));
  const effort = kinds.filter((kind) => kind === 'ces').length;
  assert.ok(effort > 880 && effort < 1120, String(effort));
  assert.equal(kindAfterClosing('x', completed(null)), null);
});
