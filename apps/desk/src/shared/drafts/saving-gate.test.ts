import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SavingGate } from './saving-gate.ts';

test('a letter waits for the draft that is being kept, and nothing of it is kept after', async () => {
  const gate = new SavingGate();
  const happened: string[] = [];
  let arrive: () => void = () => undefined;
  const kept = gate.save('reply', async () => {
    await new Promise<void>((resolve) => (arrive = resolve));
    happened.push('kept');
  });
  const sent = gate.hold('reply').then(() => happened.push('sent'));
  assert.equal(gate.isHeld('reply'), true);
  assert.equal(gate.isHeld('note'), false);
  arrive();
  await Promise.all([kept, sent]);
  assert.deepEqual(happened, ['kept', 'sent']);
  gate.release('reply');
  assert.equal(gate.isHeld('reply'), false);
});

test('a draft that could not be kept holds nobody up', async () => {
  const gate = new SavingGate();
  const failing = gate.save('reply', () => Promise.reject(new Error('offline')));
  await gate.hold('reply');
  await assert.rejects(failing, /offline/);
});
