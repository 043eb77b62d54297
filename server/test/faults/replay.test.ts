import assert from 'node:assert/strict';
import { test } from 'node:test';
import { replayWebhooks } from './replay.ts';
import { seeded } from './seeded.ts';

test('a week of webhooks, repeated and in any order, ends as the shop last had it', async () => {
  const { sent, broken } = await replayWebhooks(40, seeded);
  assert.deepEqual(broken, []);
  assert.ok(sent > 500);
});
