import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { columnsOf, readEvents, readTable } from './campaign-file.ts';
import { readSpan, writeSpan } from './campaign-span.ts';
import { dayAfter, momentAt, readWall, wallAt } from './wall-time.ts';

const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Apia'];

test('walls are read as they are written; days no calendar has are none', () => {
  assert.deepEqual([readWall('2026-11-27'), readWall('2026-11-27 18:30'), readWall('2026-11-27T18:30:00')], [{ day: '2026-11-27', time: null }, { day: '2026-11-27', time: '18:30' }, { day: '2026-11-27', time: '18:30' }]);
  for (const wrong of ['', '27.11.2026', '2026-02-30', '2026-13-01', '2026-11-27T24:00', '2026-11-27T12:60', '2026-11-27T18:30Z']) assert.equal(readWall(wrong), null, wrong);
});

test('the moment of a wall: in every zone what the wall then shows is what was asked for, and no earlier moment shows it', () => {
  const random = seededRandom(5);
  for (let round = 0; round < 400; round++) {
    const zone = ZONES[round % ZONES.length] as string;
    const wall = wallAt(new Date(Date.UTC(2026, 0, 1) + Math.floor(random.next() * 400 * 96) * 900_000), zone);
    const found = momentAt(wall, zone);
    assert.equal(wallAt(found, zone), wall, zone);
    // The oracle: every quarter of an hour for three days before.
    for (let at = found.getTime() - 900_000; at > found.getTime() - 3 * 86_400_000; at -= 900_000) assert.notEqual(wallAt(new Date(at), zone), wall, `${zone} ${wall}`);
  }
});

test('when clocks are changed: what is skipped is moved on, what comes twice is the first', () => {
  assert.deepEqual([momentAt('2026-03-29T02:30', 'Europe/Berlin').toISOString(), momentAt('2026-10-25T02:30', 'Europe/Berlin').toISOString()], ['2026-03-29T01:30:00.000Z', '2026-10-25T00:30:00.000Z']);
});

test('a span: whole days by the brand’s clock, the last one too; without an end it is the day', () => {
  const span = (from: string, to: string | null, zone = 'Europe/Berlin') => {
    const found = readSpan(from, to, zone);
    return typeof found === 'string' ? found : [found.fromAt.toISOString(), found.toAt.toISOString()];
  };
  const table: [string, string | null, string | string[]][] = [
    ['2026-11-27', '2026-11-30', ['2026-11-26T23:00:00.000Z', '2026-11-30T23:00:00.000Z']],
    ['2026-11-27', null, ['2026-11-26T23:00:00.000Z', '2026-11-27T23:00:00.000Z']],
    ['2026-10-25', '2026-10-25', ['2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z']],
    ['2026-11-27T18:00', '2026-11-27T22:00', ['2026-11-27T17:00:00.000Z', '2026-11-27T21:00:00.000Z']],
    ['2026-11-27T18:00', '', ['2026-11-27T17:00:00.000Z', '2026-11-27T23:00:00.000Z']],
    ['2026-11-27T18:00:00Z', '2026-11-27T20:00:00+01:00', ['2026-11-27T18:00:00.000Z', '2026-11-27T19:00:00.000Z']],
    ['soon', null, 'from_unreadable'], ['2026-11-27', 'later', 'to_unreadable'], ['2026-11-27', '2026-11-26', 'ends_before_it_begins'], ['2026-11-27T18:00', '2026-11-27T18:00', 'ends_before_it_begins'], ['2026-11-27', '2028-11-27', 'too_long'],
  ];
  for (const [from, to, expected] of table) assert.deepEqual(span(from, to), expected, `${from} ${to}`);
});

test('what is written is read as the same span, in every zone', () => {
  const random = seededRandom(9);
  for (let round = 0; round < 300; round++) {
    const zone = ZONES[round % ZONES.length] as string;
    const day = wallAt(new Date(Date.UTC(2026, 0, 1) + Math.floor(random.next() * 700) * 86_400_000), zone).slice(0, 10);
    const [from, to] = random.next() < 0.5 ? [day, dayAfter(dayAfter(day))] : [`${day}T10:15`, `${dayAfter(day)}T21:45`];
    const span = readSpan(from, to, zone);
    assert.ok(typeof span !== 'string', `${zone} ${from} ${to}`);
    const written = writeSpan(span, zone);
    assert.deepEqual([written.from, written.to], [from, to], zone);
    assert.deepEqual(readSpan(written.from, written.to, zone), span);
  }
});

test('a table: columns by any of their names, several in a cell, faults with their line, the same twice once', () => {
  const read = readTable([
    ['Start', 'Campaign', 'End', 'Channel', 'Discount codes', 'Recipients', 'Owner'],
    ['2026-11-27', 'Black Friday', '2026-11-30', 'email; sms', 'BF20, BF30', '12,000', 'Mia'],
    ['2026-12-01', '', '', '', '', '', ''],
    ['whenever', 'Advent', '', '', '', '', ''],
    ['2026-12-24', 'Eve', '', 'ads', '', 'many', ''],
    ['2026-11-27', 'black friday', '2026-11-29', '', '', '', ''],
    ['2026-12-26', 'Sale', '', '', '', '', ''],
  ], 'Europe/Berlin');
  assert.ok(read);
  assert.deepEqual(read.campaigns.map((one) => [one.name, one.channels, one.codes, one.audience, one.fromAt.toISOString()]), [['Black Friday', ['email', 'sms'], ['BF20', 'BF30'], 12_000, '2026-11-26T23:00:00.000Z'], ['Sale', [], [], null, '2026-12-25T23:00:00.000Z']]);
  assert.deepEqual(read.faults, [{ place: 3, because: 'name_missing', name: '' }, { place: 4, because: 'from_unreadable', name: 'Advent' }, { place: 5, because: 'audience_unreadable', name: 'Eve' }, { place: 6, because: 'twice', name: 'black friday' }]);
  assert.equal(readTable([['what', 'when']], 'UTC'), null);
  assert.equal(readTable([], 'UTC'), null);
  assert.equal(columnsOf(['name', 'to']), null);
});

const calendar = (...events: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events.flatMap((event) => ['BEGIN:VEVENT', ...event.split('\n'), 'END:VEVENT']), 'END:VCALENDAR'].join('\r\n');

test('an iCalendar file: days, times in their zone, lengths, folded lines and escaped signs; what repeats is named', () => {
  const read = readEvents(calendar(
    'UID:1@x\nDTSTART;VALUE=DATE:20261127\nDTEND;VALUE=DATE:20261201\nSUMMARY:Black\n  Friday\\, weekend\nCATEGORIES:email,sms\nDESCRIPTION:Line one\\nline two',
    'UID:2@x\nDTSTART;TZID=America/New_York:20261130T090000\nDURATION:PT3H\nSUMMARY:Cyber Monday\nBEGIN:VALARM\nSUMMARY:not this\nEND:VALARM',
    'UID:3@x\nDTSTART:20261205T180000Z\nDTEND:20261205T200000Z\nSUMMARY:Flash',
    'UID:4@x\nDTSTART;VALUE=DATE:20261206\nRRULE:FREQ=WEEKLY\nSUMMARY:Every Sunday',
    'UID:5@x\nDTSTART;VALUE=DATE:20261207\nSUMMARY:Off\nSTATUS:CANCELLED',
    'UID:6@x\nDTSTART;VALUE=DATE:20261224\nSUMMARY:Eve',
  ), 'Europe/Berlin');
  assert.ok(read);
  assert.deepEqual(read.campaigns.map((one) => [one.sourceId, one.name, one.fromAt.toISOString(), one.toAt.toISOString()]), [
    ['1@x', 'Black Friday, weekend', '2026-11-26T23:00:00.000Z', '2026-11-30T23:00:00.000Z'], ['2@x', 'Cyber Monday', '2026-11-30T14:00:00.000Z', '2026-11-30T17:00:00.000Z'],
    ['3@x', 'Flash', '2026-12-05T18:00:00.000Z', '2026-12-05T20:00:00.000Z'], ['6@x', 'Eve', '2026-12-23T23:00:00.000Z', '2026-12-24T23:00:00.000Z'],
  ]);
  assert.deepEqual([read.campaigns[0]?.channels, read.campaigns[0]?.note, read.faults], [['email', 'sms'], 'Line one\nline two', [{ place: 4, because: 'repeats', name: 'Every Sunday' }]]);
  assert.deepEqual([readEvents('name,from', 'UTC'), readEvents('', 'UTC')], [null, null]);
});

test('whatever a file holds, it is read or said why not', () => {
  const random = seededRandom(17);
  const whole = calendar('UID:1\nDTSTART;TZID=Mars/Base:20261127T090000\nDTEND:nonsense\nSUMMARY:x', 'SUMMARY:y\nDTSTART:99999999');
  for (let round = 0; round < 300; round++) {
    const at = Math.floor(random.next() * whole.length);
    const cut = whole.slice(0, at) + String.fromCharCode(32 + Math.floor(random.next() * 90)) + whole.slice(at + Math.floor(random.next() * 12));
    const read = readEvents(cut, 'Europe/Berlin');
    for (const one of read?.campaigns ?? []) assert.ok(one.toAt > one.fromAt && one.name !== '');
  }
});
