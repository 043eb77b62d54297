import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarFeed, type FeedShift } from './calendar-feed.ts';

const person = { id: '01890000-0000-7000-8000-00000000000a', name: 'Ana', zone: 'Europe/Berlin' };
const shift = (id: string, from: string, to: string): FeedShift => ({ id, person_id: person.id, from, to, activities: [{ kind: 'lunch', from: new Date(Date.parse(from) + 4 * 3_600_000).toISOString(), to: new Date(Date.parse(from) + 5 * 3_600_000).toISOString(), paid: false }], published_at: new Date('2026-10-01T00:00:00Z') });

test('the same time by the clock on either side of its change, and the night that is longer is', () => {
  const file = calendarFeed(person, [shift('a', '2026-10-24T06:00:00.000Z', '2026-10-24T14:00:00.000Z'), shift('b', '2026-10-24T20:00:00.000Z', '2026-10-25T05:00:00.000Z'), shift('c', '2026-10-26T07:00:00.000Z', '2026-10-26T15:00:00.000Z')], []);
  for (const part of ['DTSTART:20261024T060000Z', 'DTSTART:20261026T070000Z', 'DESCRIPTION:lunch 12:00–13:00', 'UID:2026-10-24-1-', 'UID:2026-10-24-2-', 'UID:2026-10-26-1-']) assert.ok(file.includes(part), part);
  assert.equal(file.match(/DESCRIPTION:lunch 12:00–13:00/g)?.length, 2);
});

test('a shift that is moved keeps its name; one that is gone is not in it; leave is whole days', () => {
  const uid = (file: string): string[] => [...file.replaceAll('\r\n ', '').matchAll(/UID:(\S+)/g)].map((one) => one[1] as string);
  const before = calendarFeed(person, [shift('a', '2026-11-23T08:00:00.000Z', '2026-11-23T16:00:00.000Z')], []);
  const moved = calendarFeed(person, [shift('b', '2026-11-23T09:00:00.000Z', '2026-11-23T17:00:00.000Z')], []);
  assert.deepEqual(uid(before), uid(moved));
  const gone = calendarFeed(person, [], [{ id: 'l', from: '2026-11-23', to: '2026-11-24', kind: 'holiday', asked_at: '2026-11-01T00:00:00Z' }]);
  assert.deepEqual(uid(gone), ['leave-l@keepdesk']);
  assert.match(gone, /DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261125/);
  assert.equal(before, calendarFeed(person, [shift('a', '2026-11-23T08:00:00.000Z', '2026-11-23T16:00:00.000Z')], []), 'the same shifts are the same bytes');
});
