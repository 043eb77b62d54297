import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onlyReachedHere } from './own-machine.ts';

test('names and numbers of this machine and of private networks are not reached from outside', () => {
  for (const host of ['localhost', 'desk.local', '127.0.0.1', '192.168.1.4', '172.20.0.2', '10.1.2.3', '[::1]', '[fd00::1]']) assert.equal(onlyReachedHere(host), true, host);
  for (const host of ['desk.shop.example', '172.32.0.1', '11.0.0.1', '10.shop.example', '[2001:db8::1]']) assert.equal(onlyReachedHere(host), false, host);
});
