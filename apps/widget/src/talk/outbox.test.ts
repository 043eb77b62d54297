import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CallProblem } from './call.ts';
import { Keep, type Unsent } from './keep.ts';
import { Outbox, type Placed } from './outbox.ts';
import { Board, stranger } from './shown.ts';

/** A shopper who writes, and a server whose answers the test gives one by one. */
function writing(t: TestContext, kept: Unsent[] = []) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const keep = new Keep('test');
  keep.outbox = kept;
  const board = new Board({ ...stranger, state: 'open', open: true, nextOpenAt: null, unsent: keep.outbox });
  const asked: { text: string; answer: (placed: Placed | null) => void; refuse: (problem: Error) => void }[] = [];
  const fetched: string[] = [];
  const outbox = new Outbox(board, keep, {
    send: ({ text }) => new Promise((answer, refuse) => asked.push({ text, answer, refuse })),
    fetchLines: (chat) => fetched.push(chat),
  });
  const settle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { keep, board, outbox, asked, fetched, settle };
}

test('what was written leaves in its order, one after the other, and is kept until its lines are here', async (t) => {
  const { keep, board, outbox, asked, settle } = writing(t);
  outbox.add('one', [], '');
  outbox.add('two', [], '');
  assert.deepEqual(asked.map((one) => one.text), ['one']);
  asked[0]?.answer({ chat: 'c1', seq: 1 });
  await settle();
  assert.deepEqual(asked.map((one) => one.text), ['one', 'two']);
  asked[1]?.answer({ chat: 'c1', seq: 2 });
  await settle();
  assert.equal(board.shown.current, 'c1');
  assert.deepEqual(keep.outbox.map((one) => one.text), ['one', 'two']);
});

test('a line that is lost is waited for; a message the server will not have waits for the shopper', async (t) => {
  const { board, outbox, asked, settle } = writing(t);
  outbox.add('one', [], '');
  asked[0]?.refuse(new CallProblem(0, 'unreachable', ''));
  await settle();
  assert.equal(board.shown.stuck, 'waiting');
  t.mock.timers.tick(4000);
  assert.equal(asked.length, 2);
  asked[1]?.refuse(new CallProblem(422, 'too_long', ''));
  await settle();
  assert.equal(board.shown.stuck, 'too_long');
  t.mock.timers.tick(60_000);
  assert.equal(asked.length, 2);
  outbox.drop(board.shown.unsent[0]?.client_id ?? '');
  assert.deepEqual(board.shown.unsent, []);
});

test('what the page before left behind is sent, and asked for where no socket brings it', async (t) => {
  const { board, outbox, asked, fetched, settle } = writing(t, [{ client_id: 'k1', text: 'left behind', files: [], at: '2026-01-05T12:00:00Z' }]);
  board.set({ state: 'lost' });
  outbox.sendNext();
  asked[0]?.answer({ chat: 'c1', seq: 1 });
  await settle();
  assert.deepEqual([asked[0]?.text, fetched], ['left behind', ['c1']]);
});

test('what was put away before it left holds up nothing behind it', async (t) => {
  const { board, outbox, asked, settle } = writing(t);
  outbox.add('one', [], '');
  outbox.add('two', [], '');
  board.set({ unsent: board.shown.unsent.slice(1) });
  asked[0]?.answer(null);
  await settle();
  assert.deepEqual(asked.map((one) => one.text), ['one', 'two']);
  assert.deepEqual([board.shown.current, board.shown.stuck], [null, null]);
});
