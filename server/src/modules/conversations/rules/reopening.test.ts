import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectOf, isThanksOnly, type Category } from './reopening.ts';

const now = new Date('2026-11-20T12:00:00Z');
const daysAgo = (days: number): Date => new Date(now.getTime() - days * 86_400_000);
const standing = (category: Category, resolvedAt: Date | null = null) => ({ category, resolvedAt, snoozedUntil: null });
const incoming = (more: { auto?: boolean; thanksOnly?: boolean } = {}) => ({ at: now, auto: false, thanksOnly: false, ...more });
const usual = { thanksReopens: false, reopenDays: 30 };

for (const [name, stands, comes, expected] of [
  ['an open conversation is joined', standing('open'), incoming(), 'join'],
  ['a waiting one reopens', standing('waiting'), incoming(), 'reopen'],
  ['a resolved one reopens', standing('resolved', daysAgo(3)), incoming(), 'reopen'],
  ['one closed long ago is followed by another', standing('resolved', daysAgo(31)), incoming(), 'follow_up'],
  ['an out-of-office never reopens', standing('waiting'), incoming({ auto: true }), 'join'],
  ['thanks do not reopen when the brand says so', standing('resolved', daysAgo(1)), incoming({ thanksOnly: true }), 'join'],
  ['thanks to a question of ours still count', standing('waiting'), incoming({ thanksOnly: true }), 'reopen'],
  ['spam stays spam', standing('spam'), incoming(), 'join'],
] as const) {
  test(name, () => assert.equal(effectOf(stands, comes, usual), expected));
}

for (const [text, expected] of [
  ['Thank you!', true], ['Thanks a lot for your help', true], ['Vielen Dank für die schnelle Hilfe', true], ['¡Muchas gracias!', true], ['merci beaucoup', true],
  ['Thanks, but it is still broken', false], ['Thank you. When will it come?', false], ['ok', false], ['Thanks, order 1043 is missing too', false], ['', false],
] as const) {
  test(`${text || 'nothing'} is ${expected ? '' : 'not '}only thanks`, () => assert.equal(isThanksOnly(text), expected));
}
