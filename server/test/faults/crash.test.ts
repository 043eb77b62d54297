import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crashUnderLoad } from './crash.ts';

test('killed three times under load, Keepdesk keeps every promise once', async () => {
  // The server alone, both, PostgreSQL alone; `npm run faults` goes on for twenty rounds at random.
  const chances = [0.3, 0.1, 0.3, 0.5, 0.3, 0.9];
  const report = await crashUnderLoad(3, 3, () => chances.shift() ?? 0.5);
  assert.deepEqual(report.broken, []);
  assert.ok(report.mails > 3 && report.notes > 3 && report.replies > 3, JSON.stringify(report));
  assert.ok(report.repeated <= report.rounds, `${report.repeated} replies went twice in ${report.rounds} rounds`);
});
