import { test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';
import { writePast } from '../stage/write-past.ts';

// A planner says when the peak is and who is there, sees the cheapest mix, moves a class, and plans again when people left.
const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await call(olga, 'PATCH', `/api/v1/brands/${brandId}`, { time_zone: 'Europe/Berlin' });
const PLANNED = 120_000;

test('before there is a season it says what one is for', async () => {
  await olga.goto('/workforce/season');
  await olga.getByText('No season yet').waitFor();
  await checkLooks(olga, 'season-none');
});

test('a season from the forecast: hours of each week, a peak that history does not know, and the cheapest mix', async () => {
  await world.house.db.transact(systemActor('test'), (tx) => writePast(tx, { brandId, days: 35, perHour: { email: 40 } }));
  await forecastNow(world.house.db, brandId);
  await olga.getByRole('button', { name: 'New season' }).first().click();
  const form = olga.getByRole('dialog');
  const fill = async (fields: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, value] of Object.entries(fields)) await form.getByLabel(name, { exact: true }).first().fill(value);
  };
  await fill({ Name: 'Black Friday', Weeks: '14', 'People': '10', 'Cost of an hour': '14', 'Hiring, each': '350' });
  await form.getByRole('group', { name: 'Seasonal people' }).getByLabel('Cost of an hour').fill('12');
  await form.getByRole('group', { name: 'A partner' }).getByLabel('People at most').fill('3');
  await form.getByRole('group', { name: 'A partner' }).getByLabel('Cost of an hour').fill('24');
  await form.getByRole('button', { name: 'Take the hours from the forecast' }).click();
  await form.locator('fieldset', { hasText: 'Work by week' }).locator('input').first().and(form.locator(':not([value=""])')).waitFor();
  for (const [at, factor] of [[9, '1.6'], [10, '2'], [11, '2.6'], [12, '2.4'], [13, '2']] as const) await form.getByLabel('times').nth(at).fill(factor);
  await checkLooks(olga, 'season-form');
  await form.getByRole('button', { name: 'Plan it' }).click();
  await olga.getByText(/^The season costs .* more than the regulars’ hours\.$/).waitFor({ timeout: PLANNED });
  await olga.getByRole('cell', { name: /Class 1: open recruiting for \d+/ }).waitFor();
  await checkLooks(olga, 'season-planned');
  await picture(olga, 'season-planned');
});

test('every number says how it comes about', async () => {
  await olga.getByRole('button', { name: /^Week of .*Why\?$/ }).nth(11).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByText('Asked for').waitFor();
  await dialog.getByText('hours on contacts × factor × cover ÷ hours a week').waitFor();
  await checkLooks(olga, 'season-why', [{ width: 1440, height: 900 }]);
  await olga.keyboard.press('Escape');
});

test('the plan is rehearsed with one press: which weeks keep their promise stands below the chart, and each week opens', async () => {
  for (const name of ['Nothing decided: regulars only', 'Half the new hires leave']) await olga.getByRole('checkbox', { name }).uncheck({ force: true });
  await olga.getByRole('button', { name: 'Rehearse this season' }).click();
  await olga.getByRole('list', { name: 'Answered in time when rehearsed' }).getByRole('button').nth(12).waitFor({ timeout: PLANNED });
  await olga.getByRole('button', { name: 'Rehearse this season' }).and(olga.locator(':not([disabled])')).waitFor();
  await olga.getByRole('region', { name: 'What each week takes and who is there' }).scrollIntoViewIfNeeded();
  await picture(olga, 'season-rehearsed');
  await olga.getByRole('button', { name: 'See the rehearsal', exact: true }).click();
  await olga.getByRole('region', { name: 'Week by week' }).getByRole('row').nth(13).waitFor();
  await checkLooks(olga, 'rehearsal-season', [{ width: 390, height: 844 }]);
  await olga.getByRole('heading', { name: /^Answered in time by week/ }).scrollIntoViewIfNeeded();
  await picture(olga, 'rehearsal-season');
  await olga.goto('/workforce/season');
});

test('a class is moved by the keyboard, weighed beside the cheapest plan, and put back', async () => {
  const lane = olga.getByRole('button', { name: /^Class 1: \d+ begin in the week of/ });
  await lane.focus();
  for (let week = 0; week < 3; week++) await olga.keyboard.press('ArrowRight');
  await olga.getByRole('region', { name: 'Your change, beside the cheapest' }).getByText(/^Costs .* more\./).waitFor({ timeout: PLANNED });
  await checkLooks(olga, 'season-moved');
  await olga.getByRole('button', { name: 'Back to the cheapest' }).click();
  await olga.getByText('Your change, beside the cheapest').waitFor({ state: 'detached' });
});

test('what is ready is said with a name, and who left is written down and planned with', async () => {
  const row = olga.getByRole('row', { name: /Class 1: recruiting opened/ });
  await row.getByRole('button', { name: 'It is done' }).click();
  await olga.getByRole('dialog').getByLabel('What shows it').fill('Three boards since Monday');
  await olga.getByRole('dialog').getByRole('button', { name: 'It is done' }).click();
  await row.getByText(/Three boards since Monday/).waitFor();
  await olga.getByRole('button', { name: 'Write down' }).click();
  await olga.getByRole('dialog').getByLabel('There').fill('8');
  await olga.getByRole('dialog').getByRole('button', { name: 'Write down' }).click();
  await olga.getByText('Something was written down since this plan was made.').waitFor();
  await olga.getByRole('button', { name: 'Plan again' }).click();
  await olga.getByText(/^Against version 1: Costs .* more/).waitFor({ timeout: PLANNED });
  await checkLooks(olga, 'season-again');
});
