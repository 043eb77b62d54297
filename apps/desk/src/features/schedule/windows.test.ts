import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWindows, writeWindows } from './windows.ts';

test('windows are read as they are written, and what cannot be read is said', () => {
  for (const text of ['', '-', '08:00-12:00', '08:00-12:00 22:00-06:00', '00:00-24:00']) assert.equal(writeWindows(readWindows(text) ?? undefined), text);
  for (const wrong of ['8-12', '08:00', '25:00-26:00', '08:00-08:00', 'always']) assert.equal(readWindows(wrong), null, wrong);
});
