import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bodyOf, publicEvents, publicTypes } from './public-events.ts';
import { judgeTry, reasonToGiveUp, WAITS } from './retries.ts';
import { isSigned, newSecret, signedHeaders } from './signature.ts';

test('a known signature of Standard Webhooks comes out to the letter', () => {
  // The worked example of the specification's reference libraries.
  const headers = signedHeaders(['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'], 'msg_p5jXN8AQM9LWM0D4loKWxJek', '{"test": 2432232314}', new Date(1_614_265_330_000));
  assert.equal(headers['webhook-signature'], 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  assert.equal(headers['webhook-timestamp'], '1614265330');
});

test('what was signed is known again; any other body, id, secret or hour is not', () => {
  fc.assert(
    fc.property(fc.string(), fc.uuid(), fc.integer({ min: 0, max: 2_000_000_000 }), fc.string({ minLength: 1 }), (body, id, seconds, more) => {
      const [secret, old, at] = [newSecret(), newSecret(), new Date(seconds * 1000)];
      const headers = signedHeaders([secret, old], id, body, at);
      assert.ok(isSigned(secret, headers, body, at) && isSigned(old, headers, body, at));
      assert.equal(isSigned(newSecret(), headers, body, at), false);
      assert.equal(isSigned(secret, headers, body + more, at), false);
      assert.equal(isSigned(secret, { ...headers, 'webhook-id': id + more }, body, at), false);
      assert.equal(isSigned(secret, headers, body, new Date(at.getTime() + 301_000)), false);
    }),
  );
});

test('tries become rarer, go on for a day, and end', () => {
  const failed = { status: 500, retryAfter: null };
  const waits = WAITS.map((_, i) => judgeTry(failed, i + 1, 0.5));
  const total = waits.reduce((sum, one) => sum + (one.state === 'waiting' ? one.waitSeconds : 0), 0);
  assert.ok(total > 23 * 3600 && total < 28 * 3600, `${total}`);
  assert.equal(judgeTry(failed, WAITS.length + 1, 0.5).state, 'failed');
  assert.deepEqual(judgeTry({ status: 204, retryAfter: null }, 3, 0), { state: 'delivered' });
  assert.equal(judgeTry({ status: 302, retryAfter: null }, 1, 0).state, 'waiting');
  assert.equal(judgeTry({ status: 410, retryAfter: null }, 1, 0).state, 'failed');
  assert.deepEqual(judgeTry({ status: 429, retryAfter: 90 }, 1, 0), { state: 'waiting', waitSeconds: 90 });
  assert.deepEqual(judgeTry({ status: 503, retryAfter: 999_999 }, 1, 0), { state: 'waiting', waitSeconds: 3600 });
});

test('an endpoint is given up when it is gone or took nothing for three days', () => {
  const since = new Date('2026-03-01T00:00:00Z');
  const after = (hours: number): Date => new Date(since.getTime() + hours * 3_600_000);
  assert.equal(reasonToGiveUp({ status: 500, retryAfter: null }, since, after(71)), null);
  assert.equal(reasonToGiveUp({ status: 500, retryAfter: null }, since, after(72)), 'failing');
  assert.equal(reasonToGiveUp({ status: 410, retryAfter: null }, since, after(0)), 'gone');
});

test('a body names what it is about and carries no more than ids and facts', () => {
  const news = { name: 'conversations.reply_written', brandId: 'b', subjectId: 'c', actorKind: 'person', actorId: 'p', payload: { message_id: 'm', waited_seconds: 60 }, at: new Date('2026-03-01T10:00:00Z') };
  assert.deepEqual(JSON.parse(bodyOf(news)), { type: 'reply.written', timestamp: '2026-03-01T10:00:00.000Z', data: { conversation_id: 'c', brand_id: 'b', actor: { kind: 'person', id: 'p' }, message_id: 'm', waited_seconds: 60 } });
  assert.equal(publicTypes.length, Object.keys(publicEvents).length);
});
