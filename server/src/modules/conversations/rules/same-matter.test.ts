import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameMatter, type OtherConversation } from './same-matter.ts';

const now = new Date('2026-11-21T12:00:00Z');
const ago = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
const here = { category: 'open', channel: 'email', lastMessageAt: now } as const;
const other = (more: Partial<OtherConversation>): OtherConversation => ({ category: 'open', channel: 'chat', lastMessageAt: ago(1), sharedOrder: null, ...more });

const cases: readonly (readonly [string, Partial<OtherConversation>, boolean])[] = [
  ['two channels within a day', {}, true],
  ['two channels within a day, one waiting', { category: 'waiting' }, true],
  ['two channels, two days apart', { lastMessageAt: ago(48) }, false],
  ['one channel, no order', { channel: 'email' }, false],
  ['one channel, the same order', { channel: 'email', sharedOrder: '#1042' }, true],
  ['the same order, two weeks and more apart', { sharedOrder: '#1042', lastMessageAt: ago(24 * 15) }, false],
  ['the same order, but it is closed', { sharedOrder: '#1042', category: 'resolved' }, false],
  ['junk', { category: 'spam' }, false],
];
for (const [name, more, expected] of cases) test(`${name}: ${expected ? 'the same matter' : 'another matter'}`, () => assert.equal(sameMatter(here, other(more)), expected));

test('what is closed needs no suggestion', () => assert.equal(sameMatter({ ...here, category: 'resolved' }, other({ sharedOrder: '#1' })), false));
