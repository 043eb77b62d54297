import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Caller } from './call.ts';
import { Keep, type Unsent } from './keep.ts';
import type { Line } from './line.ts';
import { Outbox } from './outbox.ts';
import { Session } from './session.ts';
import { Board, stranger } from './shown.ts';

const written = new Map<string, string>();
const storage = {
  get length() {
    return written.size;
  },
  key: (at: number) => [...written.keys()][at] ?? null,
  getItem: (key: string) => written.get(key) ?? null,
  setItem: (key: string, value: string) => void written.set(key, value),
  removeItem: (key: string) => void written.delete(key),
};
Object.defineProperty(globalThis, 'localStorage', { value: storage, configurable: true });
// Other tabs are heard by the test itself.
const heard: ((event: { key: string | null }) => void)[] = [];
Object.defineProperty(globalThis, 'addEventListener', { value: (_type: string, tell: (event: { key: string | null }) => void) => heard.push(tell), configurable: true });

beforeEach(() => {
  written.clear();
  heard.length = 0;
});

const unsent = (text: string, minute = 0): Unsent => ({ client_id: `id-${text}`, text, files: [], at: `2026-01-05T12:0${minute}:00Z` });
const texts = (list: readonly Unsent[]): string[] => list.map((one) => one.text);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** One tab of the shop, with nobody to send to. */
function tab() {
  const keep = new Keep('shop');
  const board = new Board({ ...stranger, state: 'lost', open: true, nextOpenAt: null });
  const sent: string[] = [];
  const outbox = new Outbox(board, keep, { send: ({ text }) => new Promise(() => sent.push(text)), fetchLines: () => {} });
  const line = { start: () => {}, stop: () => {} } as unknown as Line;
  const caller: Caller = { base: 'http://desk.test', key: 'shop', visitor: () => keep.visitor };
  const session = new Session(board, keep, caller, line, 'en');
  keep.onOtherTab(() => session.followOtherTab());
  return { keep, board, outbox, sent, session };
}

test('what waits in one tab is not emptied by another that has nothing to send', async () => {
  const [one, other] = [tab(), tab()];
  for (const text of ['a', 'b', 'c']) one.outbox.add(text, [], '');
  other.outbox.keep();
  await other.outbox.takeOver();
  assert.deepEqual(texts(one.keep.outbox), ['a', 'b', 'c']);
  assert.deepEqual(other.sent, [], 'a tab that lives sends its own');
});

test('a tab that is left alone takes over what closed ones left behind, as it was written', async () => {
  const [one, other] = [tab(), tab()];
  one.board.set({ unsent: [unsent('first', 1), unsent('third', 3)] });
  one.outbox.keep();
  other.board.set({ unsent: [unsent('second', 2)] });
  other.outbox.keep();
  one.keep.leave();
  await settle();
  await other.outbox.takeOver();
  assert.deepEqual(texts(other.board.shown.unsent), ['first', 'second', 'third']);
  assert.deepEqual(other.sent, ['first']);
  assert.deepEqual(texts(other.keep.outbox), ['first', 'second', 'third']);
  assert.equal(written.size, 1);
  other.keep.leave();
});

test('what the list of all tabs still held from before is sent too', async () => {
  written.set('keepdesk:shop:unsent', JSON.stringify([unsent('old')]));
  const one = tab();
  await one.outbox.takeOver();
  assert.deepEqual(one.sent, ['old']);
  one.keep.leave();
});

test('signed out in one tab, the others forget as well and write nothing back', async (t) => {
  const asked: string[] = [];
  let answer: ((response: Response) => void) | undefined;
  t.mock.method(globalThis, 'fetch', (url: string) => {
    asked.push(url.split('/').at(-1) ?? '');
    return url.endsWith('/start') ? new Promise<Response>((resolve) => (answer = resolve)) : Promise.resolve(Response.json({ done: true }));
  });
  const [one, other] = [tab(), tab()];
  one.keep.visitor = 'v1.secret';
  other.keep.visitor = 'v1.secret';
  other.outbox.add('mine', [], '');
  const beginning = other.session.begin();
  one.session.logout();
  assert.equal(other.keep.visitor, null, 'no copy of its own');
  for (const tell of heard) tell({ key: 'keepdesk:shop' });
  answer?.(Response.json({ visitor: 'v1.secret', me: { name: '', email: null, signed_in: false }, open: true, next_open_at: null, chats: [] }));
  await beginning;
  assert.deepEqual(asked, ['start', 'logout']);
  assert.equal(other.board.shown.started, false);
  assert.deepEqual(other.board.shown.unsent, []);
  assert.equal(written.size, 0);
});

test('a browser that keeps nothing still knows who it is until the page is left', (t) => {
  t.mock.method(storage, 'setItem', () => {
    throw new Error('full');
  });
  const { keep } = tab();
  keep.visitor = 'v1.secret';
  assert.equal(keep.visitor, 'v1.secret');
  keep.clear();
  assert.equal(keep.visitor, null);
});
