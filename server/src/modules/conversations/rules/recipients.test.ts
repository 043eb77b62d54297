import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recipientsOfReply, type AnsweredMessage } from './recipients.ts';

const box = (address: string) => ({ address, name: '' });
const own = ['help@shop.test', 'hello@shop.test'];

for (const [name, message, to, cc, changed] of [
  ['the sender', { kind: 'received', sender: box('ana@x.test'), recipients: { to: [box('help@shop.test')] } }, ['ana@x.test'], [], 0],
  ['the sender and who was copied', { kind: 'received', sender: box('ana@x.test'), recipients: { to: [box('help@shop.test'), box('ben@x.test')], cc: [box('cleo@x.test')] } }, ['ana@x.test'], ['ben@x.test', 'cleo@x.test'], 0],
  ['where the sender asked', { kind: 'received', sender: box('shop@forms.test'), recipients: { to: [box('help@shop.test')], reply_to: [box('ana@x.test')] } }, ['ana@x.test'], [], 1],
  ['never ourselves, not even by token or in copy', { kind: 'received', sender: box('ana@x.test'), recipients: { to: [box('help+c-abc@shop.test')], cc: [box('HELLO@shop.test'), box('ana@x.test')] } }, ['ana@x.test'], [], 1],
  ['the people our own message went to', { kind: 'sent', sender: box('help@shop.test'), recipients: { to: [box('ana@x.test')], cc: [box('ben@x.test')] } }, ['ana@x.test'], ['ben@x.test'], 0],
] as const) {
  test(`a reply goes to ${name}`, () => {
    const chosen = recipientsOfReply(message as unknown as AnsweredMessage, own);
    assert.deepEqual([chosen.to.map((entry) => entry.address), chosen.cc.map((entry) => entry.address), chosen.changed.length], [to, cc, changed]);
  });
}
