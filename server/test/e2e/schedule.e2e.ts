import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addSite, createPerson, roleByIdOrName } from '../../src/modules/identity/index.ts';
import { keepTerms, type TermsShape } from '../../src/modules/people/index.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';
import { writePast } from '../stage/write-past.ts';

// A planner makes a schedule for three sites, sees why anything is short, changes it, undoes it, and publishes it with a diff.
const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await call(olga, 'PATCH', `/api/v1/brands/${brandId}`, { time_zone: 'Europe/Berlin' });
const system = systemActor('test');
const today = new Date().toISOString().slice(0, 10);
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const monday = plus(today, ((8 - new Date().getUTCDay()) % 7) + 7);
const terms: TermsShape = { site_id: null, contract_minutes: 2400, least_shift_minutes: 240, most_shift_minutes: 600, most_days: 5, availability: {}, nights: false, wishes: {}, hour_cost_minor: null, currency: null, starts_on: null, ends_on: null, rules_place: null };

test('before anything was agreed with anybody it says what is missing', async () => {
  await olga.goto(`/workforce/schedule?week=${monday}`);
  await olga.getByText('Nobody to plan yet').waitFor();
  await checkLooks(olga, 'schedule-nobody', [{ width: 390, height: 844 }]);
});

test('what was agreed with somebody is put down, and they are there to be planned', async () => {
  await world.house.db.transact(system, async (tx) => {
    const role = await roleByIdOrName(tx, 'agent');
    const sites = [await addSite(tx, { name: 'Cape Town', country: 'ZA', time_zone: 'Africa/Johannesburg' }), await addSite(tx, { name: 'Manila', country: 'PH', time_zone: 'Asia/Manila' }), await addSite(tx, { name: 'San Salvador', country: 'SV', time_zone: 'America/El_Salvador' })];
    for (const [at, name] of ['Thandi Mokoena', 'Liza Reyes', 'Carmen Ayala', 'Pieter van Wyk', 'Paolo Santos', 'Jorge Menjívar', 'Naledi Dlamini'].entries()) {
      const id = await createPerson(tx, { name, email: `p${at}@north.example`, passphraseHash: null, roles: [{ role_id: role?.id ?? '', brand_id: brandId }] });
      if (name !== 'Naledi Dlamini') await keepTerms(tx, id, { ...terms, site_id: sites[at % 3] ?? null });
    }
  });
  await olga.reload();
  await olga.getByRole('grid', { name: 'Schedule' }).getByText('Thandi Mokoena').waitFor();
  await pressUntil(olga.getByRole('button', { name: 'More', exact: true }), olga.getByRole('menuitem', { name: 'People and what was agreed' }));
  await olga.getByRole('menuitem', { name: 'People and what was agreed' }).click();
  const row = olga.getByRole('listitem').filter({ hasText: 'Naledi Dlamini' });
  await row.getByText('Nothing agreed yet').waitFor();
  await row.getByRole('button', { name: 'Set terms' }).click();
  const form = olga.getByRole('dialog', { name: 'Agreed with Naledi Dlamini' });
  await form.getByLabel('When they can work: Monday').fill('-');
  await form.getByLabel('Paid hours a week').fill('24');
  await form.getByRole('button', { name: /Site/ }).click();
  await olga.getByRole('option', { name: 'Cape Town' }).click();
  await form.getByRole('button', { name: 'Keep', exact: true }).click();
  await row.getByText('24 h a week').waitFor();
  await olga.keyboard.press('Escape');
  await olga.getByRole('grid', { name: 'Schedule' }).getByText('Naledi Dlamini').waitFor();
});

test('a schedule is searched for, with its price and why anything is short', async () => {
  await world.house.db.transact(system, (tx) => writePast(tx, { brandId, days: 35, perHour: { chat: 12 } }));
  await forecastNow(world.house.db, brandId);
  await pressUntil(olga.getByRole('button', { name: 'Make a schedule' }), olga.getByRole('dialog', { name: 'Make a schedule' }));
  const dialog = olga.getByRole('dialog', { name: 'Make a schedule' });
  await dialog.getByLabel('Seconds to search').fill('2');
  await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
  await olga.getByText('What the search came to').waitFor();
  await olga.getByText(/No schedule of these people can be short less than|no bound above zero was found/).waitFor();
  await olga.locator('[data-shift]').first().waitFor();
  await checkLooks(olga, 'schedule-found');
  await olga.getByText('Why anything is short').click();
  await olga.getByText(/who know it are there/).first().waitFor();
  await checkLooks(olga, 'schedule-why', [{ width: 390, height: 844 }]);
  await olga.getByText('Why anything is short').first().click();
  await olga.getByRole('grid', { name: 'Schedule' }).getByText('Thandi Mokoena').scrollIntoViewIfNeeded();
  await checkLooks(olga, 'schedule-grid', [{ width: 1440, height: 900 }]);
  await picture(olga, 'schedule');
});

test('a shift that breaks a rule is marked with where it is written; undo takes it back, keys do it all', async () => {
  const grid = olga.getByRole('grid', { name: 'Schedule' });
  const sunday = plus(monday, 6);
  // A cell of somebody who cannot work on Mondays.
  const cell = grid.getByRole('gridcell', { name: `Naledi Dlamini, ${monday}: Free` });
  await cell.focus();
  await olga.keyboard.press('Enter');
  const dialog = olga.getByRole('dialog', { name: /Naledi Dlamini/ });
  await dialog.getByLabel('Begins', { exact: true }).fill('08:00');
  await dialog.getByLabel('Ends', { exact: true }).fill('17:30');
  await dialog.getByLabel('Meal begins').fill('');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  const broken = grid.getByRole('gridcell', { name: new RegExp(`Naledi Dlamini, ${monday}: 08:00–17:30, [12345] rules? broken`) });
  await broken.waitFor();
  await broken.focus();
  await olga.keyboard.press('Enter');
  await dialog.getByText('BCEA, s 14(1): an hour after five; 30 minutes by agreement').waitFor();
  await dialog.getByText('9.5 h when they cannot work').waitFor();
  await checkLooks(olga, 'schedule-broken', [{ width: 390, height: 844 }]);
  await olga.keyboard.press('Escape');
  await broken.focus();
  await olga.keyboard.press('Control+z');
  await cell.waitFor();
  await cell.focus();
  await olga.keyboard.press('Control+y');
  await broken.waitFor();
  await broken.focus();
  await olga.keyboard.press('Delete');
  await cell.waitFor();
  await cell.focus();
  await olga.keyboard.press('End');
  await olga.waitForFunction((day) => document.activeElement?.getAttribute('aria-label')?.includes(day) === true, sunday);
});

test('who gains what is seen before it is published, and then it is what holds', async () => {
  await pressUntil(olga.getByRole('button', { name: 'Publish', exact: true }), olga.getByRole('dialog', { name: /Publish: who gains/ }));
  const dialog = olga.getByRole('dialog', { name: /Publish: who gains/ });
  await dialog.getByText('Gains:').first().waitFor();
  await checkLooks(olga, 'schedule-publish', [{ width: 390, height: 844 }]);
  await picture(olga, 'schedule-publish');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await olga.getByRole('button', { name: 'Change what is published' }).waitFor();
  await olga.locator('[data-shift]').first().waitFor();
  const { shifts, problems } = await call<{ shifts: unknown[]; problems: unknown[] }>(olga, 'GET', `/api/v1/workforce/schedule?from=${monday}&weeks=1`);
  assert.ok(shifts.length > 10 && problems.length === 0);
});

test('what is published is changed by way of a draft; a day is looked at by the hour, an end dragged', async () => {
  await pressUntil(olga.getByRole('button', { name: 'Change what is published' }), olga.getByRole('button', { name: 'Throw away' }));
  await olga.locator('[data-shift]').first().waitFor();
  const tuesday = plus(monday, 1);
  await olga.goto(`${new URL(olga.url()).pathname}${new URL(olga.url()).search}&day=${tuesday}`);
  const edge = olga.locator('[data-edge$=" to"]').first();
  await edge.waitFor();
  await checkLooks(olga, 'schedule-day', [{ width: 1440, height: 900 }]);
  await edge.scrollIntoViewIfNeeded();
  const box = (await edge.boundingBox()) ?? assert.fail();
  await olga.mouse.move(box.x + 3, box.y + box.height / 2);
  await olga.mouse.down();
  await olga.mouse.move(box.x - 60, box.y + box.height / 2, { steps: 5 });
  await olga.mouse.up();
  await olga.locator('button:not([disabled])[aria-label="Undo"]').waitFor();
  await olga.getByRole('button', { name: 'Throw away' }).click();
  await olga.getByRole('alertdialog').or(olga.getByRole('dialog')).getByRole('button', { name: 'Throw away' }).click();
  await olga.getByRole('button', { name: 'Change what is published' }).waitFor();
});
