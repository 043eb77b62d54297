import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { writeRecord } from '../../src/modules/connections/commands/write-record.ts';
import { campaignsBetween } from '../../src/modules/catalogue/index.ts';
import type { CampaignFileView, CampaignView } from '../../src/modules/catalogue/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { CallError, openTestHouse, type TestHouse } from './open-test-house.ts';

let world: TestHouse;

before(async () => {
  world = await openTestHouse();
  await world.call('PATCH', `/api/v1/brands/${world.brandId}`, { time_zone: 'Europe/Berlin' });
});
after(() => world.close());

const list = async (from: string, to: string) => (await world.call<{ data: CampaignView[] }>('GET', `/api/v1/campaigns?from=${from}&to=${to}`)).data;
const take = (format: string, text: string, only_look = false) => world.call<CampaignFileView>('POST', '/api/v1/campaigns/import', { brand_id: world.brandId, format, text, only_look });
const BLACK = { name: 'Black Friday', from: '2027-11-26', to: '2027-11-29', channels: ['email'], codes: ['BF20'], audience: 12_000, note: 'Free shipping too' };

test('a campaign by hand: days by the brand’s clock, changed, taken out and brought back', async () => {
  const made = await world.call<CampaignView>('POST', '/api/v1/campaigns', { brand_id: world.brandId, ...BLACK });
  assert.deepEqual([made.from, made.to, made.whole_days, made.from_at, made.to_at, made.source, made.state], ['2027-11-26', '2027-11-29', true, '2027-11-25T23:00:00.000Z', '2027-11-29T23:00:00.000Z', 'hand', 'coming']);
  const changed = await world.call<CampaignView>('PATCH', `/api/v1/campaigns/${made.id}`, { ...BLACK, from: '2027-11-26T18:00', to: '2027-11-26T22:00' });
  assert.deepEqual([changed.from, changed.to, changed.whole_days], ['2027-11-26T18:00', '2027-11-26T22:00', false]);
  for (const [from, to, count] of [['2027-11-26T16:59:00Z', '2027-11-26T17:00:00Z', 0], ['2027-11-26T17:00:00Z', '2027-11-26T17:01:00Z', 1], ['2027-11-26T20:59:00Z', '2027-11-27T00:00:00Z', 1], ['2027-11-26T21:00:00Z', '2027-11-27T00:00:00Z', 0]] as const) assert.equal((await list(from, to)).length, count, `${from} to ${to}`);
  await world.call('DELETE', `/api/v1/campaigns/${made.id}`);
  assert.deepEqual(await list('2027-11-01T00:00:00Z', '2027-12-01T00:00:00Z'), []);
  await world.call('POST', `/api/v1/campaigns/${made.id}/back`);
  const known = await world.house.db.read(systemActor('test'), (tx) => campaignsBetween(tx, world.brandId, new Date('2027-11-26T00:00:00Z'), new Date('2027-11-27T00:00:00Z')));
  assert.deepEqual(known.map((one) => [one.name, one.codes, one.audience]), [['Black Friday', ['BF20'], 12_000]]);
  await assert.rejects(world.call('POST', '/api/v1/campaigns', { brand_id: world.brandId, ...BLACK, to: '2027-11-01' }), (error) => error instanceof CallError && /ends before it begins/.test(error.message));
});

test('a table is looked at first, then taken in; taken in again it changes what changed, and what was taken out stays out', async () => {
  const text = 'name;from;to;channels;codes\nAdvent;2027-12-01;2027-12-24;email, ads;ADV10\nNew year;2027-12-31;;sms;\nBroken;soon;;;\n';
  const looked = await take('csv', text, true);
  assert.deepEqual([looked.added, looked.faults, looked.campaigns.map((one) => `${one.name} ${one.from} ${one.to}`)], [2, [{ place: 4, name: 'Broken', because: 'from_unreadable' }], ['Advent 2027-12-01 2027-12-24', 'New year 2027-12-31 2027-12-31']]);
  assert.deepEqual(await list('2027-12-01T00:00:00Z', '2028-01-05T00:00:00Z'), []);
  assert.deepEqual((({ added, changed, same }) => ({ added, changed, same }))(await take('csv', text)), { added: 2, changed: 0, same: 0 });
  const there = await list('2027-12-01T00:00:00Z', '2028-01-05T00:00:00Z');
  assert.deepEqual(there.map((one) => [one.name, one.channels, one.codes, one.source]), [['Advent', ['email', 'ads'], ['ADV10'], 'csv'], ['New year', ['sms'], [], 'csv']]);
  await world.call('DELETE', `/api/v1/campaigns/${there[1]?.id}`);
  const again = await take('csv', text.replace('ADV10', 'ADV15'));
  assert.deepEqual([again.added, again.changed, again.same], [0, 1, 1]);
  assert.deepEqual((await list('2027-12-01T00:00:00Z', '2028-01-05T00:00:00Z')).map((one) => [one.name, one.codes]), [['Advent', ['ADV15']]]);
  await assert.rejects(take('csv', 'what,when\nx,y'), CallError);
});

test('a calendar of another program, and a program by the API: an older copy changes nothing', async () => {
  const ics = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:s1', 'DTSTART;VALUE=DATE:20280210', 'DTEND;VALUE=DATE:20280215', 'SUMMARY:Valentine', 'END:VEVENT', 'END:VCALENDAR'].join('\r\n');
  assert.equal((await take('icalendar', ics)).added, 1);
  await assert.rejects(take('icalendar', 'name,from'), CallError);
  const put = (name: string, changed_at: string) => world.call<CampaignView>('PUT', '/api/v1/campaigns', { brand_id: world.brandId, source: 'mailer', source_id: 'c-1', name, from: '2028-02-12T10:00:00Z', to: '2028-02-12T12:00:00Z', changed_at });
  await put('Spring', '2026-03-02T00:00:00Z');
  assert.equal((await put('Older', '2026-03-01T00:00:00Z')).name, 'Spring');
  assert.deepEqual((await list('2028-02-01T00:00:00Z', '2028-03-01T00:00:00Z')).map((one) => [one.name, one.source, one.from, one.to]), [['Valentine', 'icalendar', '2028-02-10', '2028-02-14'], ['Spring', 'mailer', '2028-02-12T11:00', '2028-02-12T13:00']]);
});

test('a connection that knows campaigns fills the calendar: an older copy changes nothing, and what was taken out stays out', async () => {
  const told = (name: string, day: number) => world.house.db.transact(systemActor('connections'), (tx) => writeRecord(tx, { brandId: world.brandId, source: 'mail-house' }, {
    type: 'campaign', sourceId: 'k-1', name, fromAt: new Date('2028-05-01T00:00:00Z'), toAt: new Date('2028-05-03T00:00:00Z'), channels: ['email'], codes: [], audience: 500, note: '', changedAt: new Date(Date.UTC(2026, 2, day)),
  }));
  assert.deepEqual([await told('May', 2), await told('April', 1), await told('May', 2), await told('First of May', 3)], ['applied', 'outdated', 'applied', 'applied']);
  const [there] = await list('2028-05-01T00:00:00Z', '2028-05-02T00:00:00Z');
  assert.deepEqual([there?.name, there?.source], ['First of May', 'mail-house']);
  await world.call('DELETE', `/api/v1/campaigns/${there?.id}`);
  await told('First of May, again', 4);
  assert.deepEqual(await list('2028-05-01T00:00:00Z', '2028-05-02T00:00:00Z'), []);
});
