import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPerson } from '../../src/modules/identity/index.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { atNoon, writeAnswered, writeFinished, writeMorning, writeShift, writeState } from '../stage/at-noon.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';
import { writePast } from '../stage/write-past.ts';

// A Wednesday just after noon on the team lead's screen: more comes than was foretold; a training moves, somebody stays longer, and somebody's bus broke down.
const { clock, at } = atNoon();
const { world, browser } = await houseWithBrowser({}, clock);
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await call(olga, 'PATCH', `/api/v1/brands/${brandId}`, { time_zone: 'UTC' });

test('before anything is planned it says what is missing', async () => {
  await olga.goto('/workforce/today');
  await olga.getByText('Nothing to run yet').waitFor();
  await checkLooks(olga, 'today-nothing');
});

test('the day beside its plan: what came, what is expected now, who is needed and there', async () => {
  const people: string[] = [];
  const guest = await sitDown(browser, world.url);
  for (const name of ['Ana Silva', 'Ben Okafor', 'Carla Ruiz', 'Dina Cruz', 'Emil Berg']) people.push(await join(olga, guest, { name, role: 'agent', brandId }));
  await guest.close();
  await world.house.db.transact(systemActor('test'), async (tx) => {
    await writePast(tx, { brandId, days: 63, perHour: { chat: 46, email: 14 } });
    await writeMorning(tx, brandId, at, 1);
    const lunches = [12.5, 13.5, 14, 14, 14];
    for (const [number, person] of people.entries()) {
      await writeShift(tx, person, at, { from: 8 + (number % 2), to: 16 + (number % 3), lunch: lunches[number] ?? 13, ...(number === 2 ? { training: 15 } : {}) });
      await writeState(tx, person, 'available', at(8 + (number % 2) + (number === 3 ? 0.5 : 0)), number === 1 ? at(12) : null);
    }
    await writeState(tx, people[1] ?? '', 'break', at(12), null);
  });
  await forecastNow(world.house.db, brandId);
  await olga.reload();
  await olga.getByText(/^So far 240 came; \d+ were foretold \(\+\d+%\)\.$/).waitFor();
  await olga.getByText(/agent hours are missing over the rest of the day/).waitFor();
  await olga.getByText(/^Of those who were planned so far, 9\d(\.\d)?% were there/).waitFor();
  await checkLooks(olga, 'today');
  await picture(olga, 'today');
});

test('what is proposed is done by a press, says what it does, and is taken back', async () => {
  const proposals = olga.getByRole('list', { name: 'What can be done' });
  const stay = proposals.getByRole('listitem').filter({ hasText: 'to stay until' }).first();
  await stay.getByText(/agent hours less are missing/).waitFor();
  const said = (await stay.locator('p').first().textContent()) ?? '';
  await stay.getByRole('button', { name: 'They stay' }).click();
  await olga.getByText('Done today (1)').waitFor();
  await olga.getByRole('listitem').filter({ hasText: said }).filter({ hasText: 'by Olga' }).waitFor();
  await checkLooks(olga, 'today-done', [{ width: 1440, height: 900 }]);
  await olga.getByRole('listitem').filter({ hasText: said }).filter({ hasText: 'by Olga' }).getByRole('button', { name: 'Undo' }).click();
  await olga.getByRole('listitem').filter({ hasText: said }).filter({ hasText: 'Taken back' }).waitFor();
});

test('who is elsewhere than planned stands first, and a good reason makes it count as kept', async () => {
  const ribbons = olga.getByRole('region', { name: 'Who is where' });
  const first = ribbons.getByRole('row').nth(1);
  await first.getByText('Ben Okafor').waitFor();
  await first.getByText(/^Break, planned: Work, since 12:00$/).waitFor();
  await ribbons.getByRole('row').filter({ hasText: 'Dina Cruz' }).getByText('30 minutes').waitFor();
  await ribbons.getByRole('button', { name: 'More about Dina Cruz' }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByLabel('Why it counts as kept').fill('The bus broke down');
  await checkLooks(olga, 'today-person');
  await dialog.getByRole('button', { name: 'Counts as kept' }).last().click();
  await dialog.getByText('The bus broke down').waitFor();
  assert.match((await dialog.getByRole('definition').first().textContent()) ?? '', /^100%$/);
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await dialog.getByText('The bus broke down').waitFor({ state: 'detached' });
});

test('who can be spared is lent by a press and comes back by another; who has no shift is asked to come; handle time is as it is today', async () => {
  const { data: roles } = await call<{ data: { id: string; name: string }[] }>(olga, 'GET', '/api/v1/roles');
  const { id: siteId } = await call<{ id: string }>(olga, 'POST', '/api/v1/sites', { name: 'Berlin', country: 'DE', time_zone: 'UTC' });
  const hire = (name: string) => world.house.db.transact(systemActor('test'), (tx) => createPerson(tx, { name, email: `${name.split(' ')[0]?.toLowerCase()}@north.test`, passphraseHash: null, roles: [{ role_id: roles.find((one) => one.name === 'agent')?.id ?? '', brand_id: brandId }] }));
  const [fay, gil, hana] = [await hire('Fay Moss'), await hire('Gil Sousa'), await hire('Hana Lind')];
  // Two for email alone: one of them can be spared.
  for (const id of [fay, hana]) await call(olga, 'PUT', `/api/v1/routing/people/${id}`, { skills: {}, languages: {}, tier: 1, in_house: true, channels: { email: 6 }, capacity: null });
  await call(olga, 'PUT', `/api/v1/people/${gil}/terms`, { site_id: siteId, contract_minutes: 1200, least_shift_minutes: 180, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: 2100, currency: 'EUR', starts_on: null, ends_on: null, rules_place: null });
  await world.house.db.transact(systemActor('test'), async (tx) => {
    for (const [id, lunch] of [[fay, 15], [hana, 13.5]] as const) {
      await writeShift(tx, id, at, { from: 9, to: 19, lunch });
      await writeState(tx, id, 'available', at(9), null);
    }
    await writeAnswered(tx, fay, { brandId, channel: 'chat', contacts: 25 });
    await writeFinished(tx, fay, { brandId, channel: 'chat', contacts: 40, seconds: 600 }, at);
  });
  await olga.reload();
  const proposals = olga.getByRole('list', { name: 'What can be done' });
  const lend = proposals.getByRole('listitem').filter({ hasText: /^Lend Fay Moss to Chat from/ });
  await lend.getByText(/agent hours less are missing/).waitFor();
  const come = proposals.getByRole('listitem').filter({ hasText: /^Ask Gil Sousa, who has no shift today, to come from/ });
  await come.getByText(/^costs €/).waitFor();
  await olga.getByText(/the 40 finished today took 10\. Believed by 47\.6%/).waitFor();
  await checkLooks(olga, 'today-lend');
  await picture(olga, 'today-lend');
  await lend.getByRole('button', { name: 'Lend' }).click();
  const done = olga.getByRole('listitem').filter({ hasText: /^Lend Fay Moss.*by Olga/ });
  await done.getByRole('button', { name: 'Undo' }).click();
  await olga.getByRole('listitem').filter({ hasText: /^Lend Fay Moss.*Taken back/ }).waitFor();
});

test('the brand that was chosen goes along from page to page, and stands in the address', async () => {
  const { id: south } = await call<{ id: string }>(olga, 'POST', '/api/v1/brands', { name: 'South' });
  await olga.reload();
  await pressUntil(olga.getByRole('button', { name: /Brand$/ }), olga.getByRole('option', { name: 'South' }));
  await olga.getByRole('option', { name: 'South' }).click();
  await olga.waitForURL((url) => url.searchParams.get('brand') === south);
  for (const [page, path] of [['Season', '/workforce/season'], ['Schedule', '/workforce/schedule'], ['Today', '/workforce/today']] as const) {
    await olga.getByRole('navigation', { name: 'Workforce' }).getByRole('button', { name: page, exact: true }).click();
    await olga.waitForURL((url) => url.pathname === path && url.searchParams.get('brand') === south);
    await olga.getByRole('button', { name: /South.*Brand$/ }).waitFor();
  }
  await olga.goto('/workforce/season');
  await olga.getByRole('button', { name: /South.*Brand$/ }).waitFor();
});
