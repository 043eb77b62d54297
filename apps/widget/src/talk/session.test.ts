import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CallProblem } from './call.ts';
import { Keep } from './keep.ts';
import { Line } from './line.ts';
import { Session } from './session.ts';
import { Board, stranger } from './shown.ts';

/** A panel whose server answers when the test says so. */
function beginning(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const keep = new Keep('test');
  const board = new Board({ ...stranger, open: true, nextOpenAt: null });
  const silent = { onopen: null, onmessage: null, onclose: null, send() {}, close() {}, readyState: 0 };
  const line = new Line({ open: () => silent, hello: () => ({}), onFrame() {}, onState() {}, onRefused() {}, wait: () => () => {}, random: () => 0 });
  const asked: { path: string; answer: (visitor: string, signedIn: boolean) => void; refuse: () => void }[] = [];
  t.mock.method(globalThis, 'fetch', (url: string) => new Promise((resolve) => {
    const respond = (status: number, body: unknown): void => resolve(new Response(JSON.stringify(body), { status }));
    asked.push({
      path: url.slice(url.lastIndexOf('/')),
      answer: (visitor, signedIn) => respond(200, { visitor, me: { name: '', email: null, signed_in: signedIn }, open: true, next_open_at: null, chats: [] }),
      refuse: () => respond(401, { error: { code: 'token_expired', message: 'expired' } }),
    });
  }));
  const session = new Session(board, keep, { base: 'https://help.shop.example', key: 'k', visitor: () => keep.visitor }, line, 'en');
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 5; n += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const watch = (promise: Promise<void>): { done: boolean } => {
    const seen = { done: false };
    void promise.then(() => (seen.done = true));
    return seen;
  };
  return { board, session, asked, settle, watch };
}

test('what is written while the shop says who this is waits until it is known whose it is', async (t) => {
  const { board, session, asked, settle, watch } = beginning(t);
  const known = watch(session.identify('token'));
  const written = watch(session.settled());
  asked[0]?.answer('v1', false);
  await settle();
  assert.deepEqual(asked.map((one) => one.path), ['/start', '/identify']);
  assert.equal(written.done, false);
  asked[1]?.answer('v1', true);
  await settle();
  assert.deepEqual([known.done, written.done, board.shown.me.signed_in], [true, true, true]);
});

test('whom the shop says nothing of waits for nothing but the beginning', async (t) => {
  const { session, asked, settle, watch } = beginning(t);
  const written = watch(session.settled());
  asked[0]?.answer('v1', false);
  await settle();
  assert.equal(written.done, true);
});

test('a token the server will not have is told to the shop, and what was written leaves as a stranger\'s', async (t) => {
  const { session, asked, settle, watch } = beginning(t);
  const known = session.identify('token');
  const written = watch(session.settled());
  asked[0]?.answer('v1', false);
  await settle();
  asked[1]?.refuse();
  await assert.rejects(known, (problem) => problem instanceof CallProblem && problem.status === 401);
  await settle();
  assert.equal(written.done, true);
});

test('a server that does not say holds what was written for ten seconds and no longer', async (t) => {
  const { session, asked, settle, watch } = beginning(t);
  void session.identify('token');
  const written = watch(session.settled());
  asked[0]?.answer('v1', false);
  await settle();
  t.mock.timers.tick(9_000);
  await settle();
  assert.equal(written.done, false);
  t.mock.timers.tick(1_500);
  await settle();
  assert.equal(written.done, true);
});

test('who was said to be two people is waited for as the second', async (t) => {
  const { session, asked, settle, watch } = beginning(t);
  void session.identify('one');
  void session.identify('other');
  const written = watch(session.settled());
  asked[0]?.answer('v1', false);
  await settle();
  asked[1]?.answer('v1', true);
  await settle();
  assert.equal(written.done, false);
  asked[2]?.answer('v2', true);
  await settle();
  assert.equal(written.done, true);
});
