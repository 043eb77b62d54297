import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressRange } from './address-range.ts';
import { linkToken, readLink } from './links.ts';
import { pickLanguage, languages } from './words/languages.ts';
import { readHost } from './settings.ts';
import { TRIES, waitBeforeTrying } from './tries.ts';

test('addresses are counted by the range somebody moves in freely', () => {
  const cases: [string, string][] = [
    ['203.0.113.77', '203.0.113.0/24'], ['203.0.113.255', '203.0.113.0/24'], ['203.0.114.1', '203.0.114.0/24'], ['2001:db8:1:2::7', '2001:db8:1::/48'], ['2001:db8:1:ffff:1:2:3:4', '2001:db8:1::/48'], ['2001:db8::1', '2001:db8:0::/48'],
    ['::ffff:203.0.113.9', '203.0.113.0/24'], ['::ffff:cb00:7109', '203.0.113.0/24'], ['fe80::1%eth0', 'fe80:0:0::/48'], ['::1', '0:0:0::/48'], ['', 'unknown'], ['300.1.1.1', 'unknown'], ['not an address', 'unknown'], ['1:2:3', 'unknown'],
  ];
  for (const [address, range] of cases) assert.equal(addressRange(address), range, address);
});

test('five tries for a number and thirty for a range within the hour; the wait ends when the oldest is an hour old', () => {
  const now = new Date('2026-11-22T12:00:00Z');
  const ago = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);
  const wait = (forNumber: number, fromRange: number) => waitBeforeTrying({ forNumber, fromRange, oldestForNumber: ago(20), oldestFromRange: ago(50) }, now);
  for (let tries = 0; tries < TRIES.number; tries += 1) assert.equal(wait(tries, tries), null);
  assert.equal(wait(TRIES.number, 5), 2400);
  assert.equal(wait(0, TRIES.range - 1), null);
  assert.equal(wait(0, TRIES.range), 600);
  assert.equal(wait(TRIES.number, TRIES.range), 2400);
});

test('a link opens what was signed until its end, and no bit of it may change', () => {
  const key = Buffer.alloc(32, 7);
  const now = new Date('2026-11-22T12:00:00Z');
  const order = { orderId: '0193f1d2-7c1a-7000-8000-00000000abcd', until: new Date('2026-12-22T12:00:00Z'), shows: 'parcels' as const };
  const token = linkToken(order, key);
  assert.deepEqual(readLink(token, key, now), order);
  assert.equal(readLink(token, key, order.until), null);
  assert.equal(readLink(token, Buffer.alloc(32, 8), now), null);
  const bytes = Buffer.from(token, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Buffer.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] as number) ^ (1 << (bit & 7));
    assert.equal(readLink(changed.toString('base64url'), key, now), null, `bit ${bit}`);
  }
  for (const text of ['', 'x', `${token}=`, `${token}A`, token.slice(1)]) assert.equal(readLink(text, key, now), null);
});

test('a language is picked by choice, then by what the browser asks for, then by the brand', () => {
  const all = [...languages];
  assert.equal(pickLanguage(all, { chosen: 'ar', accepts: 'de', usual: 'en' }), 'ar');
  assert.equal(pickLanguage(all, { chosen: 'xx', accepts: 'pt-BR;q=0.5, fr-CA;q=0.9, pl', usual: 'en' }), 'fr');
  assert.equal(pickLanguage(['de', 'en'], { accepts: 'ja', usual: 'en-GB' }), 'en');
  assert.equal(pickLanguage(['de'], { accepts: 'ja;q=0', usual: 'pl' }), 'de');
});

test('a host name is read from what people paste, and nothing else is one', () => {
  assert.equal(readHost(' https://Orders.North.example/track '), 'orders.north.example');
  for (const text of ['', 'localhost', 'a b.com', 'http://', '-x.com', 'x..com', '10.0.0.1:80']) assert.equal(readHost(text), null, text);
});
