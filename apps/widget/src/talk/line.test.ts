import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { LineView } from '../../../../server/src/modules/channels/chat/contract.ts';
import { Line, type LineState, type Socket } from './line.ts';
import { countUnread, takeLines } from './lines.ts';

const line = (seq: number, ours = false): LineView => ({ seq, id: `m${seq}`, client_id: null, ours, author: '', text: `t${seq}`, at: '2026-01-05T12:00:00Z', by_mail: false, files: [] });

test('however lines come, each is shown once and in order, and a hole stops what is after it', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 6 }), { maxLength: 12 }), (batches) => {
      let have: readonly LineView[] = [];
      for (const batch of batches) {
        const taken = takeLines(have, batch.map((seq) => line(seq)));
        assert.ok(taken.lines.length >= have.length);
        have = taken.lines;
        assert.deepEqual(have.map((one) => one.seq), Array.from({ length: have.length }, (_, i) => i + 1));
      }
    }),
  );
  assert.deepEqual(takeLines([line(1)], [line(2), line(4)]), { lines: [line(1), line(2)], gap: true });
  assert.equal(countUnread([line(1, true), line(2), line(3, true)], 1), 1);
});

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  readyState = 0;
  readonly said: string[] = [];
  send(text: string): void {
    this.said.push(text);
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
    this.onmessage?.({ data: '{"t":"ready"}' });
  }
}

function stage() {
  const sockets: FakeSocket[] = [];
  const states: LineState[] = [];
  const refused: number[] = [];
  const timers = new Map<number, { at: number; then: () => void }>();
  let now = 0;
  let next = 0;
  const made = new Line({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    hello: () => ({ visitor: 'v', has: {} }), onFrame: () => {}, onState: (state) => states.push(state), onRefused: (code) => refused.push(code), random: () => 0.5,
    wait: (ms, then) => {
      const id = next++;
      timers.set(id, { at: now + ms, then });
      return () => timers.delete(id);
    },
  });
  const pass = (ms: number): void => {
    for (const end = now + ms; ; ) {
      const due = [...timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) {
        now = end;
        return;
      }
      timers.delete(due[0]);
      now = due[1].at;
      due[1].then();
    }
  };
  return { made, sockets, states, refused, pass };
}

test('a laptop that slept: the dead line is found out and opened anew, without being told', () => {
  const { made, sockets, states, pass } = stage();
  made.start();
  sockets[0]?.open();
  assert.deepEqual(JSON.parse(sockets[0]?.said[0] ?? ''), { t: 'hello', visitor: 'v', has: {} });
  made.wake();
  assert.equal(sockets[0]?.said.at(-1), '{"t":"ping"}');
  pass(8000);
  assert.equal(states.at(-1), 'lost');
  pass(400);
  assert.equal(sockets.length, 2);
  sockets[1]?.open();
  assert.equal(states.at(-1), 'open');
  // What the dead socket still says is nobody's.
  sockets[0]?.onclose?.({ code: 1006 });
  assert.equal(states.at(-1), 'open');
});

test('lost lines are tried again with growing waits, refused ones are not', () => {
  const { made, sockets, refused, pass } = stage();
  made.start();
  for (const [n, wait] of [400, 800, 1600, 3200].entries()) {
    sockets[n]?.onclose?.({ code: 1006 });
    pass(wait - 1);
    assert.equal(sockets.length, n + 1);
    pass(1);
    assert.equal(sockets.length, n + 2);
  }
  sockets.at(-1)?.onclose?.({ code: 4403 });
  pass(60_000);
  assert.equal(sockets.length, 5);
  assert.deepEqual(refused, [4403]);
});
