import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { WebSocket, WebSocketServer } from 'ws';
import type { Actor } from '../actor/actor.ts';
import type { Database } from '../db/database.ts';
import { LiveHub } from './hub.ts';

const door = new WebSocketServer({ port: 0, host: '127.0.0.1' });
await once(door, 'listening');
after(() => door.close());
const person = (id: string): Actor => ({ kind: 'person', id, name: id, grants: new Map(), brands: [] });

test('a browser that does not answer the roll is let go, one that does is there', async () => {
  const hub = new LiveHub({ read: async () => ({ xid: '0', seq: 0 }) } as unknown as Database, pino({ level: 'silent' }));
  const url = `ws://127.0.0.1:${(door.address() as AddressInfo).port}`;
  const seat = async (id: string, options: { autoPong: boolean }): Promise<WebSocket> => {
    const arrived = once(door, 'connection') as Promise<[WebSocket]>;
    const browser = new WebSocket(url, options);
    await hub.join((await arrived)[0], person(id), null);
    if (browser.readyState !== WebSocket.OPEN) await once(browser, 'open');
    return browser;
  };
  const [awake, asleep] = [await seat('ana', { autoPong: true }), await seat('ben', { autoPong: false })];
  const asked = once(awake, 'ping');
  assert.deepEqual(hub.callRoll().toSorted(), ['ana', 'ben']);
  await asked;
  const gone = once(asleep, 'close');
  // The answer has its way back to make.
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(hub.callRoll(), ['ana']);
  await gone;
  assert.equal(hub.size, 1);
  awake.close();
});
