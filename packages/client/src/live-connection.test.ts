import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backOff, LiveConnection, readMarks, readNews, staleAfter, type LiveNews, type Socket } from './live-connection.ts';

class FakeSocket implements Socket {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  sent: string[] = [];
  readyState = 0;
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 3;
    this.onclose?.();
  }
  accept() {
    this.readyState = 1;
    this.onopen?.();
  }
}

function bench() {
  const sockets: FakeSocket[] = [];
  const states: string[] = [];
  const news: LiveNews[] = [];
  const waits: Array<{ ms: number; then: () => void }> = [];
  const live = new LiveConnection({
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    onNews: (one) => news.push(one),
    onState: (state) => states.push(state),
    random: () => 0.5,
    wait: (ms, then) => {
      waits.push({ ms, then });
      return () => {};
    },
  });
  return { live, sockets, states, news, waits };
}

test('back-off doubles to half a minute and is spread', () => {
  assert.deepEqual([1, 2, 3, 4].map((n) => backOff(n, 0.5)), [500, 1000, 2000, 4000]);
  assert.equal(backOff(20, 0.5), 30_000);
  assert.ok(backOff(1, 0) < backOff(1, 1));
});

test('a lost connection comes back, says presence again, and starts its back-off anew', () => {
  const { live, sockets, states, waits } = bench();
  live.start();
  sockets[0]!.accept();
  live.say({ conversation_id: 'c1', brand_id: 'b1', state: 'typing' });
  sockets[0]!.close();
  waits[0]!.then();
  sockets[1]!.close();
  assert.deepEqual(waits.map((wait) => wait.ms), [500, 1000]);
  waits[1]!.then();
  sockets[2]!.accept();
  assert.deepEqual(sockets[2]!.sent, [JSON.stringify({ type: 'presence', conversation_id: 'c1', brand_id: 'b1', state: 'typing' })]);
  assert.deepEqual(states, ['connecting', 'open', 'lost', 'connecting', 'lost', 'connecting', 'open']);
  sockets[2]!.close();
  assert.equal(waits[2]!.ms, 500);
});

test('after stop nothing reconnects', () => {
  const { live, sockets, waits } = bench();
  live.start();
  sockets[0]!.accept();
  live.stop();
  live.wake();
  assert.equal(waits.length, 0);
  assert.equal(sockets.length, 1);
});

test('what is not news is left alone', () => {
  assert.equal(readNews('not json'), null);
  assert.equal(readNews('3'), null);
  assert.equal(readNews(new ArrayBuffer(2)), null);
  assert.deepEqual(readNews('{"type":"changed","events":[]}'), { type: 'changed', events: [] });
});

test('events say what on the screen is stale', () => {
  assert.deepEqual(staleAfter([{ name: 'conversations.note_written', subject_id: 'c1' }, { name: 'conversations.tagged', subject_id: 'c1' }]), {
    inbox: true,
    told: false,
    figures: true,
    conversations: ['c1'],
  });
  assert.equal(staleAfter([{ name: 'shipments.moved', subject_id: 's1' }]).conversations, 'all');
  assert.deepEqual(staleAfter([{ name: 'returns.approved', subject_id: 'c2' }]), { inbox: false, told: false, figures: false, conversations: ['c2'] });
  assert.deepEqual(staleAfter([{ name: 'identity.person_changed', subject_id: 'p' }]), { inbox: false, told: false, figures: false, conversations: [] });
});

test('that somebody read a conversation is known without asking again; anything else in the news is asked for', () => {
  const read = { name: 'conversations.changed', subject_id: 'c1', fields: ['unread'], unread: false };
  const more = { name: 'conversations.changed', subject_id: 'c2', fields: ['priority', 'unread'], unread: true };
  assert.deepEqual([...readMarks([read, more])], [['c1', false]]);
  assert.deepEqual(staleAfter([read]), { inbox: false, figures: false, told: false, conversations: [] });
  assert.deepEqual(staleAfter([read, more]).conversations, ['c2']);
  // An undo says which field, not what it is now.
  const undone = { name: 'conversations.changed', subject_id: 'c3', fields: ['unread'] };
  assert.equal(readMarks([undone]).size, 0);
  assert.equal(staleAfter([undone]).inbox, true);
});
