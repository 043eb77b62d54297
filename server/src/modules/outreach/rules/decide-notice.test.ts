import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom, type Random } from '../../../platform/random/random.ts';
import { armOf } from '../../experiments/index.ts';
import { decideNotice } from './decide-notice.ts';
import { isQuiet, minutesThere, zonesOf } from './quiet-hours.ts';
import { CHANNELS, TRIGGERS, type Occasion, type Reason, type Terms } from './shapes.ts';

const now = new Date('2026-11-23T12:00:00Z');
const hoursAgo = (hours: number, from = now): Date => new Date(from.getTime() - hours * 3_600_000);
const terms: Terms = { id: 'p', on: true, channels: ['email'], holdoutShare: 0, minimumAgeHours: 0, quiet: { from: '21:00', to: '08:00' }, mostPerDay: 2, mostPerWeek: 4, wroteWithinDays: 7, onlyRisk: null, timeZone: 'Europe/Berlin' };
const customer: NonNullable<Occasion['customer']> = { id: 'ana', erased: false, timeZone: 'Europe/Berlin', country: 'DE', reachable: ['email'], consents: [], suppressed: [] };
const late: Occasion = { trigger: 'promise_at_risk', happenedAt: hoursAgo(1), now, customer, about: { id: 'parcel', orderId: 'order', holds: true, arrived: false, dateKnown: true }, history: { notices: [], conversations: [] } };
type More = { occasion?: Partial<Omit<Occasion, 'customer' | 'about' | 'history'>>; customer?: Partial<NonNullable<Occasion['customer']>> | null; about?: Partial<Occasion['about']>; history?: Partial<Occasion['history']>; terms?: Partial<Terms> };
const decided = (more: More) => decideNotice({ ...late, ...more.occasion, customer: more.customer === null ? null : { ...customer, ...more.customer }, about: { ...late.about, ...more.about }, history: { ...late.history, ...more.history } }, { ...terms, ...more.terms });

test('an occasion about which nothing speaks against is told at once', () => {
  assert.deepEqual(decided({}), { send: true, channel: 'email', at: now, because: 'at_once' });
});

const said = (hours: number, trigger: Occasion['trigger'] = 'no_scan', aboutId = 'parcel') => ({ trigger, aboutId, at: hoursAgo(hours) });
const wrote = (hours: number, orderIds: string[], open = true) => ({ orderIds, lastMessageAt: hoursAgo(hours), open });
const cases: [string, More, Reason | null][] = [
  ['switched off', { terms: { on: false } }, 'off'],
  ['nobody known', { customer: null }, 'no_customer'],
  ['erased', { customer: { erased: true } }, 'erased'],
  ['likely enough', { terms: { onlyRisk: { of: 'return', atLeast: 0.3 } }, about: { risk: { return: 0.3, leaving: 0.1 } } }, null],
  ['not likely enough', { terms: { onlyRisk: { of: 'return', atLeast: 0.3 } }, about: { risk: { return: 0.29, leaving: 0.9 } } }, 'low_risk'],
  ['nothing can be said of how likely', { terms: { onlyRisk: { of: 'leaving', atLeast: 0.3 } } }, 'low_risk'],
  ['heard of too late', { occasion: { happenedAt: hoursAgo(49) } }, 'too_late'],
  ['a minimum age makes news no older', { occasion: { happenedAt: hoursAgo(49) }, terms: { minimumAgeHours: 24 } }, null],
  ['no longer so', { about: { holds: false } }, 'over'],
  ['arrived', { about: { arrived: true } }, 'arrived'],
  ['that it arrived is said of what arrived', { occasion: { trigger: 'delivered' }, about: { arrived: true } }, null],
  ['the same was said', { history: { notices: [said(200, 'promise_at_risk')] } }, 'told_already'],
  ['another word for the same delay', { history: { notices: [said(70)] } }, 'told_already'],
  ['another delay after three days', { history: { notices: [said(73)] } }, null],
  ['a day that moves again after three days', { occasion: { trigger: 'carrier_delay' }, history: { notices: [said(73, 'carrier_delay')] } }, null],
  ['the delay of another parcel', { history: { notices: [said(30, 'no_scan', 'other')] } }, null],
  ['they wrote about the order', { history: { conversations: [wrote(24, ['order'])] } }, 'wrote_already'],
  ['they wrote, about nothing that could be made out', { history: { conversations: [wrote(24, [])] } }, 'wrote_already'],
  ['they wrote about another order', { history: { conversations: [wrote(24, ['other'])] } }, null],
  ['they wrote long ago', { history: { conversations: [wrote(24 * 8, ['order'])] } }, null],
  ['what they wrote is solved', { history: { conversations: [wrote(24, ['order'], false)] } }, null],
  ['a delay without a new day', { about: { dateKnown: false } }, 'no_date'],
  ['no delay needs no day', { occasion: { trigger: 'out_for_delivery' }, about: { dateKnown: false } }, null],
  ['no address', { customer: { reachable: [] } }, 'no_way'],
  ['what rings needs a yes', { customer: { reachable: ['sms'] }, terms: { channels: ['sms'] } }, 'no_consent'],
  ['refused', { customer: { consents: [{ channel: 'email', purpose: 'service', granted: false }] } }, 'refused'],
  ['no advertising is not no news of the order', { customer: { consents: [{ channel: 'email', purpose: 'marketing', granted: false }] } }, null],
  ['what sells needs a yes', { occasion: { trigger: 'back_in_stock' } }, 'no_consent'],
  ['what sells, with a yes', { occasion: { trigger: 'back_in_stock' }, customer: { consents: [{ channel: 'email', purpose: 'marketing', granted: true }] } }, null],
  ['bounced', { customer: { suppressed: ['email'] } }, 'suppressed'],
  ['enough today', { history: { notices: [said(2, 'delivered', 'a'), said(3, 'delivered', 'b')] } }, 'enough_today'],
  ['enough this week', { history: { notices: [30, 50, 70, 90].map((hours, at) => said(hours, 'delivered', `x${at}`)) } }, 'enough_this_week'],
  ['what they have to do something about is never too much', { occasion: { trigger: 'pickup_waiting' }, history: { notices: [said(2, 'delivered', 'a'), said(3, 'delivered', 'b')] } }, null],
  ['held out', { terms: { holdoutShare: 1 } }, 'held_out'],
  ['held out is looked at last', { terms: { holdoutShare: 1 }, history: { conversations: [wrote(24, ['order'])] } }, 'wrote_already'],
];
for (const [name, more, because] of cases) {
  test(name, () => {
    const found = decided(more);
    assert.equal(found.send ? null : found.because, because);
  });
}

test('the first channel that reaches them and that they want', () => {
  const both = { channels: ['whatsapp', 'email'] as const };
  assert.equal(decided({ terms: both }).channel, 'email');
  assert.equal(decided({ terms: both, customer: { reachable: ['email', 'whatsapp'] } }).channel, 'email');
  assert.equal(decided({ terms: both, customer: { reachable: ['email', 'whatsapp'], consents: [{ channel: 'whatsapp', purpose: 'service', granted: true }] } }).channel, 'whatsapp');
});

test('at night it waits for their morning, wherever they are', () => {
  const night = new Date('2026-11-23T22:30:00Z');
  const at = (timeZone: string | null, country: string | null): string | undefined => {
    const found = decided({ occasion: { now: night, happenedAt: hoursAgo(1, night) }, customer: { timeZone, country } });
    return found.at?.toISOString();
  };
  assert.equal(at('Europe/Berlin', 'DE'), '2026-11-24T07:00:00.000Z');
  assert.equal(at('America/New_York', 'US'), '2026-11-23T22:30:00.000Z');
  assert.equal(at(null, 'JP'), '2026-11-23T23:00:00.000Z');
  assert.equal(at(null, null), '2026-11-24T07:00:00.000Z');
  assert.equal(decided({ terms: { minimumAgeHours: 4 } }).at?.toISOString(), '2026-11-23T15:00:00.000Z');
});

const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random.next() * from.length)] as T;

/** Any occasion at all. */
function anyOccasion(random: Random): [Occasion, Terms] {
  const moment = new Date(now.getTime() + Math.floor(random.next() * 365 * 86_400_000));
  const chance = (share: number): boolean => random.next() < share;
  const occasion: Occasion = {
    trigger: pick(random, TRIGGERS), now: moment, happenedAt: hoursAgo(random.next() * 60, moment),
    customer: chance(0.05) ? null : {
      id: `c${Math.floor(random.next() * 500)}`, erased: chance(0.03), timeZone: chance(0.3) ? pick(random, ['Asia/Kolkata', 'America/Los_Angeles', 'Europe/Lisbon', 'Nowhere/At_All']) : null,
      country: chance(0.9) ? pick(random, ['DE', 'US', 'RU', 'AU', 'BR', 'XX', 'FR']) : null, reachable: CHANNELS.filter(() => chance(0.7)), suppressed: CHANNELS.filter(() => chance(0.1)),
      consents: CHANNELS.filter(() => chance(0.4)).map((channel) => ({ channel, purpose: pick(random, ['service', 'marketing']), granted: chance(0.6) })),
    },
    about: { id: 'a', orderId: chance(0.9) ? 'o' : null, holds: chance(0.9), arrived: chance(0.1), dateKnown: chance(0.8) },
    history: {
      notices: chance(0.3) ? [{ trigger: pick(random, TRIGGERS), aboutId: pick(random, ['a', 'b']), at: hoursAgo(random.next() * 200, moment) }] : [],
      conversations: chance(0.3) ? [{ orderIds: pick(random, [['o'], ['x'], []]), lastMessageAt: hoursAgo(random.next() * 300, moment), open: chance(0.5) }] : [],
    },
  };
  return [occasion, { ...terms, channels: CHANNELS.filter(() => chance(0.8)), holdoutShare: pick(random, [0, 0.1, 0.5]), minimumAgeHours: pick(random, [0, 0, 6]), quiet: pick(random, [terms.quiet, { from: '12:00', to: '14:00' }, { from: '00:00', to: '00:00' }]) }];
}

test('never at night, never the same twice, never after they wrote, never the held out, never against their word, never later decided otherwise', () => {
  const random = seededRandom(20261122);
  let sent = 0;
  for (let round = 0; round < 6000; round++) {
    const [occasion, rules] = anyOccasion(random);
    const found = decideNotice(occasion, rules);
    assert.deepEqual(decideNotice(structuredClone(occasion), rules), found);
    if (!found.send) continue;
    sent += 1;
    const who = occasion.customer as NonNullable<Occasion['customer']>;
    const zones = zonesOf(who.timeZone, who.country, rules.timeZone);
    assert.ok(zones.every((zone) => !isQuiet(found.at, zone, rules.quiet)), `${found.at.toISOString()} in ${zones.join(' ')}`);
    assert.ok(found.at >= occasion.now && found.at.getTime() >= occasion.happenedAt.getTime() + rules.minimumAgeHours * 3_600_000);
    assert.ok(!occasion.history.notices.some((notice) => notice.aboutId === 'a' && notice.trigger === occasion.trigger && !['carrier_delay', 'incident', 'incident_over'].includes(notice.trigger)));
    assert.ok(!occasion.history.conversations.some((one) => one.open && (one.orderIds.includes('o') || one.orderIds.length === 0) && occasion.now.getTime() - one.lastMessageAt.getTime() < 7 * 86_400_000));
    assert.equal(armOf(rules.id, who.id, rules.holdoutShare), 'treated');
    assert.ok(rules.channels.includes(found.channel) && who.reachable.includes(found.channel) && !who.suppressed.includes(found.channel));
  }
  assert.ok(sent > 300, `${sent} of 6000`);
});

test('the clock on the wall, over the change of clocks', () => {
  assert.equal(minutesThere(new Date('2026-10-25T00:30:00Z'), 'Europe/Berlin'), 150);
  assert.equal(minutesThere(new Date('2026-10-25T01:30:00Z'), 'Europe/Berlin'), 150);
});
