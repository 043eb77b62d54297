import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { atNoon, writeMorning, writeShift, writeState } from '../stage/at-noon.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
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
