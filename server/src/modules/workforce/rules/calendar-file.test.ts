import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calendarFile } from './calendar-file.ts';

test('an event a shift, escaped and folded so that no line is too long', () => {
  const shift = { id: '01890000-0000-7000-8000-000000000001', person_id: 'p', from: '2026-11-23T08:00:00.000Z', to: '2026-11-23T16:30:00.000Z', activities: [{ kind: 'lunch' as const, from: '2026-11-23T12:00:00Z', to: '2026-11-23T12:30:00Z', paid: false }] };
  const file = calendarFile('Zoë, Süd; the "long" name of a site that goes on and on until a line would be too long', [shift], { shift: () => 'Work\nhere', zone: 'Europe/Berlin' }, new Date('2026-11-20T00:00:00Z'));
  const lines = file.split('\r\n');
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75));
  const whole = file.replaceAll('\r\n ', '');
  for (const part of ['UID:01890000-0000-7000-8000-000000000001@keepdesk', 'DTSTART:20261123T080000Z', 'DTEND:20261123T163000Z', String.raw`SUMMARY:Work\nhere`, 'DESCRIPTION:lunch 13:00–13:30', String.raw`X-WR-CALNAME:Zoë\, Süd\; the "long" name`]) assert.ok(whole.includes(part), part);
});
