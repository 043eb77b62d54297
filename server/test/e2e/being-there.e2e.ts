import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayState } from '../../src/modules/routing/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const ana = await sitDown(browser, world.url, { permissions: ['notifications'] });
const brandId = await foundNorth(olga);
const anaId = await join(olga, ana, { name: 'Ana Adams', role: 'agent', brandId });
const write = (subject: string) => call<{ id: string; number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: 'carla@customer.example' }, text: 'Where is it?' });

// What would be heard and seen outside the page is kept here instead.
await ana.addInitScript(`
  window.heard = []; window.shown = [];
  AudioContext.prototype.createOscillator = (made => function () { const tone = made.call(this); window.heard.push(tone); return tone; })(AudioContext.prototype.createOscillator);
  window.Notification = class { static permission = 'granted'; static requestPermission = async () => 'granted'; constructor(title, options) { window.shown.push(options.body); } };
`);
const heard = () => ana.evaluate('window.heard.map((tone) => Math.round(tone.frequency.value))') as Promise<number[]>;
const shown = () => ana.evaluate('window.shown') as Promise<string[]>;
/** The page forbids to make code of text, which waiting inside it would. */
const until = async (isSo: () => Promise<boolean>) => {
  for (const end = Date.now() + 15_000; !(await isSo()); await ana.waitForTimeout(50)) assert.ok(Date.now() < end, JSON.stringify([await heard(), await shown(), await ana.evaluate('localStorage.getItem("keepdesk.chime")')]));
};
const offered = (subject: string) => ana.getByRole('region', { name: 'Offered to you' }).getByText(subject, { exact: true }).waitFor();
const pass = async () => {
  await ana.getByRole('button', { name: 'Let it pass' }).click();
  await ana.getByRole('region', { name: 'Offered to you' }).waitFor({ state: 'detached' });
};

test('the menu says for how long one is in a state, and how long each was today; so does the floor', async () => {
  await ana.goto('/inbox');
  // As if it had begun an hour and a half before; of a day that is younger less counts.
  await world.house.db.transact(systemActor('test'), (tx) => sayState(tx, anaId, 'training', { since: new Date(Date.now() - 90 * 60_000) }));
  await ana.reload();
  await ana.getByRole('button', { name: /^You: Ana Adams/ }).click();
  await ana.getByText(/^In training for 1h 3\dm$/).waitFor();
  await ana.getByRole('menuitemradio', { name: /In training/ }).or(ana.getByRole('menuitem', { name: /In training/ })).getByText(/\d+[hm]/).waitFor();
  await checkLooks(ana, 'being-there', [{ width: 1440, height: 900 }]);
  await ana.keyboard.press('Escape');
  await olga.goto('/floor');
  await olga.getByRole('row').filter({ hasText: 'Ana Adams' }).getByText(/^today \d+[hm].* in training$/).waitFor();
});

test('an offer makes no sound until one wants it, then three notes; away from the desk it is a message', async () => {
  const pool = await call<{ id: string }>(olga, 'POST', '/api/v1/pools', { name: 'First line', kind: 'shared', mode: 'offered', brand_ids: [brandId], person_ids: [anaId], offer_seconds: 600 });
  const { version } = await call<{ version: number }>(olga, 'GET', `/api/v1/brands/${brandId}/scope-rules`);
  await call(olga, 'PUT', `/api/v1/brands/${brandId}/scope-rules`, { version, rules: [{ id: crypto.randomUUID(), name: 'All', conditions: [], pool_id: pool.id, needs: [], tier: 1, in_house_only: false, speaks_language: false }] });
  await call(ana, 'PUT', '/api/v1/me/state', { state: 'available' });
  await write('Silent one');
  await offered('Silent one');
  assert.deepEqual(await heard(), []);
  await pass();
  await ana.goto('/settings/notices');
  await ana.getByText('A sound for offers').click();
  await ana.getByText('Desktop notifications').click();
  await checkLooks(ana, 'offer-sound');
  // What is there for screen readers alone must not make the page itself scroll, away from under its bar.
  await ana.setViewportSize({ width: 390, height: 844 });
  assert.ok(await ana.evaluate('document.documentElement.scrollHeight <= innerHeight'), 'the page is no taller than the screen');
  await ana.setViewportSize({ width: 1440, height: 900 });
  await ana.goto('/inbox');
  await ana.locator('body').click();
  await write('Heard one');
  await offered('Heard one');
  await until(async () => (await heard()).length === 3);
  assert.deepEqual(await heard(), [523, 659, 784]);
  assert.deepEqual(await shown(), [], 'the desk is in front');
  await pass();
  await ana.evaluate('document.hasFocus = () => false');
  const { number } = await write('Seen elsewhere');
  await offered('Seen elsewhere');
  await until(async () => (await shown()).length === 1);
  assert.match((await shown())[0] ?? '', /Seen elsewhere/);
  await olga.goto(`/c/${number}`);
  await olga.getByText(/^Why it waits: Offered to Ana Adams until /).waitFor();
  await checkLooks(olga, 'why-it-waits', [{ width: 1440, height: 900 }]);
});
