import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT } from 'jose';
import type { WorkCalendar } from '../../../calendars/index.ts';
import { readFrame } from './doors.ts';
import { followUp } from './follow-up.ts';
import { openingAt } from './opening.ts';
import { originAllowed, readOrigin, usualOrigins } from './origins.ts';
import { Buckets } from './rate.ts';
import { readName, readSaid, subjectOf } from './said.ts';
import { readCart, webAddress, withPage } from './shown-pages.ts';
import { readShopperToken } from './signed-shopper.ts';

test('a page may use the chat when its origin is one of the brand’s, to the letter', () => {
  const allowed = ['https://shop.example', 'https://*.north.test', 'http://localhost:5000'];
  const table: Array<[string | undefined, boolean]> = [
    ['https://shop.example', true], ['https://shop.example:443', true], ['http://shop.example', false], ['https://shop.example:8443', false], ['https://shop.example.evil.test', false],
    ['https://www.shop.example', false], ['https://www.north.test', true], ['https://a.b.north.test', true], ['https://north.test', false], ['https://evilnorth.test', false],
    ['http://localhost:5000', true], ['http://localhost:5001', false], ['null', false], ['', false], [undefined, false], ['https://', false],
  ];
  for (const [origin, expected] of table) assert.equal(originAllowed(origin, allowed), expected, String(origin));
  assert.deepEqual(['shop.example', ' HTTPS://Shop.Example/ ', 'http://localhost:3000', 'https://*.shop.example', 'shop.example/path', 'ftp://x.test', 'two words', ''].map(readOrigin),
    ['https://shop.example', 'https://shop.example', 'http://localhost:3000', 'https://*.shop.example', null, null, null, null]);
  assert.deepEqual(usualOrigins('north.test', 'https://desk.north.test/x'), ['https://north.test', 'https://*.north.test', 'https://desk.north.test']);
});

test('replies nobody saw go on by mail once the shopper has been gone long enough', () => {
  const now = Date.UTC(2026, 0, 5, 12);
  const base = { now, lastSeenAt: now - 10 * 60_000, awayMinutes: 3, unseen: 2, address: 'a@b.test', answersByMail: false };
  assert.deepEqual(followUp(base), { mail: true });
  assert.deepEqual(followUp({ ...base, unseen: 0 }), { mail: false, lookAgainAt: null });
  assert.deepEqual(followUp({ ...base, address: null }), { mail: false, lookAgainAt: null });
  assert.deepEqual(followUp({ ...base, lastSeenAt: now - 60_000 }), { mail: false, lookAgainAt: now + 2 * 60_000 });
  assert.deepEqual(followUp({ ...base, lastSeenAt: now - 60_000, answersByMail: true }), { mail: true });
  assert.deepEqual(followUp({ ...base, lastSeenAt: now }), { mail: false, lookAgainAt: now + 3 * 60_000 });
});

test('the next opening is the honest one: over the night, the weekend and a holiday', () => {
  const week: WorkCalendar = { time_zone: 'Europe/Berlin', hours: { 1: [['09:00', '17:00']], 2: [['09:00', '17:00']], 3: [], 4: [], 5: [['09:00', '12:00'], ['13:00', '17:00']] }, holidays: ['2026-01-06'] };
  const table: Array<[string, boolean, string | null]> = [
    ['2026-01-05T08:00:00Z', true, null],
    ['2026-01-05T16:00:00Z', false, '2026-01-09T08:00:00.000Z'],
    ['2026-01-09T11:30:00Z', false, '2026-01-09T12:00:00.000Z'],
    ['2026-01-10T10:00:00Z', false, '2026-01-12T08:00:00.000Z'],
  ];
  for (const [at, open, next] of table) {
    const found = openingAt(week, new Date(at));
    assert.deepEqual([found.open, found.nextAt?.toISOString() ?? null], [open, next], at);
  }
  assert.deepEqual(openingAt({ time_zone: 'UTC', hours: {} }, new Date('2026-01-05T08:00:00Z')), { open: false, nextAt: null });
});

test('a token names a shopper only when the brand signed it, for now, with nothing but HS256', async () => {
  const secret = 's'.repeat(43);
  const now = new Date('2026-01-05T12:00:00Z');
  const sign = (claims: Record<string, unknown>, exp: string | number | null = '2026-01-05T13:00:00Z', key = secret, alg = 'HS256'): Promise<string> => {
    const token = new SignJWT(claims).setProtectedHeader({ alg });
    if (exp !== null) token.setExpirationTime(typeof exp === 'string' ? new Date(exp) : exp);
    return token.sign(new TextEncoder().encode(key));
  };
  const good = await readShopperToken(await sign({ email: 'Ana@Example.test', name: 'Ana', external_id: 7 }), secret, now);
  assert.deepEqual(good, { shopper: { subject: 'id:7', email: 'ana@example.test', externalId: '7', name: 'Ana', until: new Date('2026-01-05T13:00:00Z') } });
  const [head, body] = (await sign({ email: 'ana@example.test' })).split('.');
  const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${body}.`;
  const refused: Array<[string, string]> = [
    [await sign({ email: 'a@b.test' }, '2026-01-05T11:00:00Z'), 'expired'],
    [await sign({ email: 'a@b.test' }, undefined, 'x'.repeat(43)), 'forged'],
    [await sign({ email: 'a@b.test' }, undefined, 'x'.repeat(64), 'HS512'), 'forged'],
    [`${head}.${Buffer.from('{"email":"boss@north.test","exp":1999999999}').toString('base64url')}.${(await sign({ email: 'a@b.test' })).split('.')[2]}`, 'forged'],
    [await sign({ email: 'a@b.test' }, null), 'incomplete'],
    [await sign({ name: 'nobody' }), 'incomplete'],
    [await sign({ email: 'no address' }), 'incomplete'],
    ['gibberish', 'unreadable'],
  ];
  for (const [token, because] of refused) assert.deepEqual(await readShopperToken(token, secret, now), { refused: because }, because);
  assert.ok('refused' in (await readShopperToken(none, secret, now)));
});

test('what a page says of itself is bounded, and carries no secrets', () => {
  const now = new Date('2026-01-05T12:00:00Z');
  let pages = withPage([], { url: 'https://shop.test/p?token=abc&size=m#top', title: ' A \n shirt ', referrer: 'javascript:alert(1)' }, now);
  assert.deepEqual(pages, [{ url: 'https://shop.test/p?size=m', title: 'A shirt', referrer: '', at: now.toISOString() }]);
  for (let i = 0; i < 40; i++) pages = withPage(pages, { url: `https://shop.test/${i % 20}` }, now);
  assert.equal(pages.length, 12);
  assert.equal(new Set(pages.map((page) => page.url)).size, 12);
  for (const bad of ['file:///etc/passwd', 'not an address', 7, `https://shop.test/${'x'.repeat(3000)}`]) assert.equal(webAddress(bad), null);
  assert.equal(webAddress('https://user:secret@shop.test/'), 'https://shop.test/');
  const cart = readCart({ currency: 'EUR', total_minor: 5900, lines: [{ title: 'Tee', quantity: 0.5, price_minor: 5900 }, { title: '' }, 'x', ...Array.from({ length: 80 }, () => ({ title: 'Sock', quantity: 99_999 }))] });
  assert.equal(cart?.lines.length, 48);
  assert.deepEqual(cart?.lines[0], { title: 'Tee', quantity: 1, price_minor: 5900, sku: null, url: null });
  assert.equal(cart?.lines[1]?.quantity, 9999);
  assert.equal(readCart({ lines: [] }), null);
});

test('what is said is shown as it is: no unseen signs, no faked names, not without end', () => {
  assert.equal(readSaid('\u202ehello\u200b\r\nthere\n\n\n\n\n\nend '), 'hello\nthere\n\n\nend');
  assert.equal(readSaid('😀'.repeat(3000)).length, 4000);
  assert.equal(readName(' Ana\u202e <b>\n Silva '), 'Ana b Silva');
  assert.equal(subjectOf('', 'Where is it?\nI wait', []), 'Where is it?');
  assert.equal(subjectOf('Sizes', 'Which one?', []), 'Sizes: Which one?');
  assert.equal(subjectOf('', '', ['photo.jpg']), 'photo.jpg');
  assert.ok(subjectOf('', 'word '.repeat(50), []).length <= 90);
});

test('frames that are none of ours are left alone', () => {
  const chat = '0'.repeat(36);
  for (const bad of ['', '[]', 'null', '{', '{"t":"hello"}', '{"t":"seen","chat":"x","seq":1}', `{"t":"seen","chat":"${chat}","seq":-1}`, `{"t":"seen","chat":"${chat}","seq":1.5}`, '{"t":"drop"}']) assert.equal(readFrame(bad), null, bad);
  assert.deepEqual(readFrame(`{"t":"hello","visitor":"a.b","has":{"${chat}":3,"x":"y"}}`), { t: 'hello', visitor: 'a.b', has: { [chat]: 3 } });
  assert.deepEqual(readFrame(`{"t":"typing","chat":"${chat}","on":1}`), { t: 'typing', chat, on: false });
});

test('a bucket lets through what a person does and stops what a program does', () => {
  const buckets = new Buckets();
  const allowance = { burst: 3, perSecond: 1 };
  assert.deepEqual([0, 0, 0, 0, 500, 1000, 1000, 9000, 9000, 9000, 9000].map((at) => buckets.take('a', allowance, at)), [true, true, true, false, false, true, false, true, true, true, false]);
  assert.equal(buckets.take('b', allowance, 9000), true);
});
