import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { runKeepdesk } from '../stage/run-keepdesk.ts';
import { sendMutated } from './mutated-requests.ts';
import { seeded } from './seeded.ts';
import { prepareTarget } from './target.ts';

const desk = await runKeepdesk();
after(() => desk.remove());

test('a thousand requests that are a little wrong get an answer each, and never a failure of ours', async () => {
  const { token } = await prepareTarget(desk);
  const answers = await sendMutated(desk, token, 1000, seeded(7));
  assert.deepEqual(answers.failures.slice(0, 20), [], `${answers.failures.length} failures; ${JSON.stringify(answers.byStatus)}`);
  assert.ok((answers.byStatus['200'] ?? 0) + (answers.byStatus['201'] ?? 0) > 100, `most requests got nowhere: ${JSON.stringify(answers.byStatus)}`);
  assert.equal((await fetch(`${desk.url}/ready`)).status, 200);
});
