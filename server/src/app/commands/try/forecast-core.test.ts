import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecastCore } from './forecast-core.ts';
import { TryError } from './core.ts';

const core = forecastCore();
const line = { start: '2026-06-01', step_seconds: 86_400, values: [20, 21, 19, 20, 22, 5, 5, 20, 19, 21, 20, 21, 5, 6], horizon: 7 };
const ask = async (more: object): Promise<{ mean: number[]; quantiles: Record<string, number[]>; model: string }> => (await core.run({ ...line, ...more })) as { mean: number[]; quantiles: Record<string, number[]>; model: string };
const refused = async (more: object): Promise<string> => {
  try {
    await ask(more);
    return 'understood';
  } catch (error) {
    return error instanceof TryError ? error.code : String(error);
  }
};

test('the example of the help answers in the shape that is promised', async () => {
  const { mean, quantiles, model } = await ask({ quantiles: [0.025, 0.9] });
  assert.equal(mean.length, 7);
  assert.ok(mean.slice(0, 5).every((value) => value > 17 && value < 24) && mean.slice(5).every((value) => value > 3 && value < 8), mean.join(' '));
  assert.deepEqual(Object.keys(quantiles), ['0.025', '0.9']);
  assert.match(model, /%/);
});

test('what cannot be understood is said, field by field', async () => {
  assert.equal(await refused({ values: [3, -1] }), 'negative_count');
  assert.equal(await refused({ values: [null, null] }), 'no_history');
  assert.equal(await refused({ values: [] }), 'no_history');
  assert.equal(await refused({ country: 'XX' }), 'unknown_country');
  for (const bad of [{ values: ['3'] }, { start: 'soon' }, { step_seconds: 0 }, { horizon: 1.5 }, { time_zone: 'Mars/Olympus' }, { quantiles: [2] }, { events: [{ name: 'x', from: '2026-06-03', to: '2026-06-01' }] }, { country: 7 }]) assert.equal(await refused(bad), 'invalid_input', JSON.stringify(bad));
});

test('a holiday of the zone’s country lowers its day as earlier holidays did, and none does where no country is asked for', async () => {
  const shut = new Set(['2025-05-01', '2025-05-29', '2025-06-09', '2025-10-03', '2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06']);
  const values = Array.from({ length: 455 }, (_, at) => {
    const day = new Date(Date.UTC(2025, 0, 27 + at));
    return shut.has(day.toISOString().slice(0, 10)) ? 10 : (day.getUTCDay() % 6 === 0 ? 40 : 100) + ((at * 7) % 5);
  });
  const asked = { start: '2025-01-27', values, horizon: 7, time_zone: 'Europe/Berlin' };
  const [kept, none] = [(await ask(asked)).mean, (await ask({ ...asked, country: '' })).mean];
  assert.ok((kept[4] ?? 0) < 45, `1 May: ${kept.join(' ')}`);
  assert.ok((none[4] ?? 0) > 80, `1 May without a calendar: ${none.join(' ')}`);
  assert.ok((kept[3] ?? 0) > 80 && (kept[0] ?? 0) > 80, kept.join(' '));
});
