import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga);
const dialog = olga.getByRole('dialog');
const tab = (name: string) => olga.getByRole('tab', { name }).click();
const save = () => dialog.getByRole('button', { name: 'Save' }).click();

test('a lead changes how work is given out; what is out of bounds is said at the field', async () => {
  await olga.goto('/settings/pools');
  await tab('How it is given out');
  await olga.getByText('Offers and absence').waitFor();
  await checkLooks(olga, 'work-terms');
  await picture(olga, 'work-terms');
  await olga.getByRole('button', { name: 'Change: Offers and absence' }).click();
  const grace = dialog.getByLabel(/^Gone for so long/);
  assert.equal(await grace.inputValue(), '10');
  await grace.fill('50000');
  await dialog.getByText('A whole number from 0 to 43200').waitFor();
  assert.ok(await dialog.getByRole('button', { name: 'Save' }).isDisabled());
  await checkLooks(olga, 'work-terms-bounds');
  await grace.fill('20');
  await save();
  await dialog.waitFor({ state: 'hidden' });
  await olga.getByRole('button', { name: 'Change: How much at once' }).click();
  await dialog.getByLabel('Units of a chat').fill('30');
  await save();
  await dialog.waitFor({ state: 'hidden' });
  const { version, terms } = await call<{ version: number; terms: { grace_seconds: number; weights: Record<string, number>; order: string } }>(olga, 'GET', '/api/v1/routing/terms');
  assert.deepEqual([version, terms.grace_seconds, terms.weights.chat, terms.weights.voice, terms.order], [2, 1200, 30, 100, 'due']);
});

test('what waiting costs is said reason by reason, changed, and taken out again', async () => {
  const card = olga.getByRole('region', { name: 'What waiting costs' });
  await olga.getByText(/^Nothing is said: every contact costs the same/).waitFor();
  const { data } = await call<{ data: { key: string; name: string; parent_id: string | null }[] }>(olga, 'GET', '/api/v1/reasons');
  const first = data.find((reason) => reason.parent_id === null);
  for (const [perHour, missed] of [['0.5', ''], ['4', '12']] as const) {
    await olga.getByRole('button', { name: 'Add a reason' }).click();
    if (perHour === '4') {
      await pressUntil(dialog.getByRole('button', { name: /Contact reason$/ }), olga.getByRole('option', { name: first?.name ?? '', exact: true }));
      await olga.getByRole('option', { name: first?.name ?? '', exact: true }).click();
      await dialog.getByLabel('Nobody waits longer than, in hours').fill('2');
    }
    await dialog.getByLabel('Each hour of waiting').fill(perHour);
    if (missed !== '') await dialog.getByLabel('A missed promise').fill(missed);
    await save();
    await dialog.waitFor({ state: 'hidden' });
  }
  await card.getByRole('row').filter({ hasText: 'All others' }).waitFor();
  await checkLooks(olga, 'work-terms-costs');
  await card.evaluate((table) => table.scrollIntoView({ block: 'end' }));
  await picture(olga, 'waiting-costs');
  const held = async () => (await call<{ terms: { costs: Record<string, unknown>; longest_wait_seconds: Record<string, number> } }>(olga, 'GET', '/api/v1/routing/terms')).terms;
  assert.deepEqual((await held()).costs, { '*': { per_hour: 0.5 }, [first?.key ?? '']: { per_hour: 4, missed: 12 } });
  assert.equal((await held()).longest_wait_seconds[first?.key ?? ''], 7200);
  await pressUntil(card.getByRole('row').filter({ hasText: 'All others' }).getByRole('button'), olga.getByRole('menuitem', { name: 'Remove' }));
  await olga.getByRole('menuitem', { name: 'Remove' }).click();
  await card.getByRole('row').filter({ hasText: 'All others' }).waitFor({ state: 'detached' });
  assert.deepEqual(Object.keys((await held()).costs), [first?.key ?? '']);
  await olga.getByRole('button', { name: 'Undo' }).click();
  await card.getByRole('row').filter({ hasText: 'All others' }).waitFor();
  assert.deepEqual((await held()).costs['*'], { per_hour: 0.5 });
});

test('sites have hours of their own, a team works at one, and one that is out says so until it is back', async () => {
  await tab('Sites');
  await olga.getByText('No sites yet').waitFor();
  await checkLooks(olga, 'sites-empty');
  await olga.getByRole('button', { name: 'New site' }).click();
  await dialog.getByLabel('Name').fill('Manila');
  await save();
  await olga.getByRole('row').filter({ hasText: 'Manila' }).filter({ hasText: 'works' }).waitFor();
  await olga.getByRole('button', { name: 'Actions for Manila' }).click();
  await olga.getByRole('menuitem', { name: 'Hours' }).click();
  await dialog.getByText('It has hours of its own').click();
  await dialog.getByText('Days off', { exact: true }).waitFor();
  await checkLooks(olga, 'site-hours');
  await save();
  await dialog.waitFor({ state: 'hidden' });
  const [site] = (await call<{ data: { site_id: string; calendar: { hours: Record<string, unknown[]> } | null }[] }>(olga, 'GET', '/api/v1/routing/sites')).data;
  assert.equal(site?.calendar?.hours['1']?.length, 1);
  await call(olga, 'POST', '/api/v1/teams', { name: 'Nights', member_ids: [], lead_ids: [] });
  await olga.goto('/settings/people');
  await tab('Teams');
  await olga.getByRole('button', { name: 'Actions for Nights' }).click();
  await olga.getByRole('menuitem', { name: 'Change' }).click();
  await dialog.getByRole('button', { name: /Site/ }).click();
  await olga.getByRole('option', { name: 'Manila' }).click();
  await save();
  await dialog.waitFor({ state: 'hidden' });
  assert.deepEqual((await call<{ data: { name: string; site_id: string | null }[] }>(olga, 'GET', '/api/v1/teams')).data.filter((team) => team.name === 'Nights').map((team) => team.site_id), [site?.site_id]);
  await olga.goto('/settings/pools');
  await tab('Sites');
  const out = olga.getByRole('row').filter({ hasText: 'Manila' }).getByText('out', { exact: true });
  const takeOut = async (): Promise<void> => {
    await olga.getByRole('button', { name: 'Actions for Manila' }).click();
    await olga.getByRole('menuitem', { name: 'It is out: give its work to others' }).click();
    await out.waitFor();
  };
  await takeOut();
  // At once: what offers to undo goes by itself.
  await olga.getByRole('button', { name: 'Undo' }).click();
  await out.waitFor({ state: 'hidden' });
  await takeOut();
  await checkLooks(olga, 'sites');
  await picture(olga, 'sites');
});

test('at a peak customers read it in their own language where there are words for it', async () => {
  await tab('Peak mode');
  await olga.getByRole('button', { name: 'Add a language' }).click();
  await dialog.getByLabel('Said in the chat').fill('Les colis ont du retard.');
  await dialog.getByRole('button', { name: /^Language|Arabic/ }).click();
  await olga.getByRole('option', { name: 'French' }).click();
  await save();
  await olga.getByRole('row').filter({ hasText: 'French' }).filter({ hasText: 'Les colis ont du retard.' }).waitFor();
  await checkLooks(olga, 'peak-texts');
  const { plan } = await call<{ plan: { effects: { banner: Record<string, string> } } }>(olga, 'GET', `/api/v1/brands/${brandId}/peak-plan`);
  assert.deepEqual(plan.effects.banner, { fr: 'Les colis ont du retard.' });
});

test('a rule says after how long its skills are asked for no more', async () => {
  await tab('What goes where');
  await olga.getByRole('button', { name: 'New rule' }).click();
  await dialog.getByLabel('Name').fill('Billing');
  await dialog.getByLabel('Needs skills').fill('billing 4');
  await dialog.getByLabel(/^Skills are asked for no more/).fill('30');
  await save();
  await olga.getByRole('row').filter({ hasText: 'Billing' }).waitFor();
  const { rules } = await call<{ rules: { needs: unknown[] }[] }>(olga, 'GET', `/api/v1/brands/${brandId}/scope-rules`);
  assert.deepEqual(rules.map((rule) => rule.needs), [[{ skill: 'billing', level: 4, relax_after_seconds: 1800 }]]);
});
