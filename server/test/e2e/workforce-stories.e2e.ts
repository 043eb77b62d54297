import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { visitDemo } from '../stage/visit-demo.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// The six stories of a planner, in the demo world: what is expected, how many that takes, who comes when, the season, the peak rehearsed, the day that runs.
const { desk, browser } = await deskWithBrowser(['--demo']);
const robin = await visitDemo(browser, desk);
const DESK = { width: 1440, height: 900 };
const [DAY, PLANNED, WRITTEN] = [86_400_000, 120_000, 300_000];
const plus = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
/** A Monday two weeks and more away: this week and the next are published. */
const monday = plus(((8 - new Date().getUTCDay()) % 7) + 14);
const { brands } = await call<{ brands: { id: string; name: string }[] }>(robin, 'GET', '/api/v1/session');
const brandId = String(brands.find((brand) => brand.name === 'Fjord & Wool')?.id);

const ask = <Answer>(path: string) => call<Answer>(robin, 'GET', `/api/v1/${path}`);

/** Each page begins with the first brand. */
async function choose(brand: string): Promise<void> {
  await pressUntil(robin.getByRole('button', { name: /Brand$/ }), robin.getByRole('option', { name: brand }));
  await robin.getByRole('option', { name: brand }).click();
}

test('while the demo is still writing its past its pages say so, and fill by themselves', async () => {
  await robin.goto('/workforce');
  const past = robin.getByRole('progressbar', { name: /^The demo writes its past/ });
  await past.waitFor();
  await past.waitFor({ state: 'detached', timeout: WRITTEN });
  await robin.getByRole('tab', { name: 'Forecast' }).waitFor();
  assert.ok((await ask<{ data: unknown[] }>(`workforce/seasons?brand_id=${brandId}`)).data.length > 0);
});

test('forecast: what is expected with its bands, what somebody knows better, and how far it was off', async () => {
  await robin.goto('/workforce');
  await choose('Fjord & Wool');
  await robin.getByText(/from \d+ days of history/).waitFor();
  await robin.getByRole('row', { name: /a week before/ }).getByText('%').first().waitFor();
  await pressUntil(robin.getByRole('button', { name: 'Change the forecast' }), robin.getByRole('dialog'));
  const dialog = robin.getByRole('dialog');
  await dialog.getByLabel('More (or, with a minus, fewer) contacts, in percent').fill('25');
  await dialog.getByLabel('Why').fill('A film star wears our parka');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await robin.getByRole('listitem').filter({ hasText: 'A film star wears our parka' }).getByText('+25%').waitFor();
  await checkLooks(robin, 'planner-forecast', [DESK]);
  await robin.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await picture(robin, 'planner-forecast');
  await robin.getByText(/^A contact by Email is expected to take [\d.]+ minutes/).scrollIntoViewIfNeeded();
  await robin.getByText(/^In force a week before: off by/).waitFor();
  await picture(robin, 'planner-handle-time');
});

test('staffing: how many it takes by the hour, with paid hours and what they cost', async () => {
  await robin.getByRole('tab', { name: 'Staffing' }).click();
  await robin.getByText('Paid hours').waitFor();
  await robin.getByText('Work that can wait is spread as evenly as its deadlines allow').waitFor();
  await checkLooks(robin, 'planner-staffing', [DESK]);
  await picture(robin, 'planner-staffing');
});

test('schedule: two weeks of three sites are searched for, say why anything is short, and are published with a diff', async () => {
  await robin.goto(`/workforce/schedule?week=${monday}`);
  await choose('Fjord & Wool');
  await robin.getByRole('grid', { name: 'Schedule' }).getByText('Liza Reyes').waitFor();
  await pressUntil(robin.getByRole('button', { name: 'Make a schedule' }), robin.getByRole('dialog', { name: 'Make a schedule' }));
  const dialog = robin.getByRole('dialog', { name: 'Make a schedule' });
  await dialog.getByLabel('Seconds to search').fill('3');
  await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
  await robin.getByText('What the search came to').waitFor({ timeout: PLANNED });
  await robin.locator('[data-shift]').first().waitFor();
  await robin.getByText('Why anything is short').click();
  await checkLooks(robin, 'planner-schedule', [DESK]);
  await picture(robin, 'planner-schedule');
  await robin.getByText('Why anything is short').first().click();
  await pressUntil(robin.getByRole('button', { name: 'Publish', exact: true }), robin.getByRole('dialog', { name: /Publish: who gains/ }));
  await robin.getByRole('dialog', { name: /Publish: who gains/ }).getByText('Gains:').first().waitFor();
  await picture(robin, 'planner-publish');
  await robin.getByRole('dialog', { name: /Publish: who gains/ }).getByRole('button', { name: 'Publish', exact: true }).click();
  await robin.getByRole('button', { name: 'Change what is published' }).waitFor();
});

test('season: the cheapest mix for Black Friday, with the last day of each decision', async () => {
  await robin.goto('/workforce/season');
  await choose('Fjord & Wool');
  await robin.getByText(/^The season costs .* more than the regulars’ hours\.$/).waitFor({ timeout: PLANNED });
  const decisions = robin.getByRole('table').filter({ hasText: 'At the latest' });
  await decisions.getByRole('row', { name: /open recruiting for \d+/ }).first().waitFor();
  await checkLooks(robin, 'planner-season');
  await picture(robin, 'planner-season');
  await robin.getByRole('button', { name: /^Week of .*Why\?$/ }).nth(11).press('Enter');
  await robin.getByRole('dialog').getByText('hours on contacts × factor × cover ÷ hours a week').waitFor();
  await robin.keyboard.press('Escape');
});

test('rehearsal: the peak is played as planned, with peak mode, and with a site that is lost', async () => {
  await robin.goto('/workforce/rehearsal');
  await choose('Fjord & Wool');
  await pressUntil(robin.getByRole('button', { name: 'New rehearsal' }), robin.getByRole('heading', { name: 'What is supposed' }));
  await robin.getByLabel('Name', { exact: true }).fill('Black Friday');
  // People work for several brands: they are played together, with the schedule that was just published.
  for (const name of ['Iris Eyewear', 'Amber Roast']) await robin.getByRole('checkbox', { name }).click({ force: true });
  await robin.getByLabel('First day').fill(monday);
  await robin.getByRole('row', { name: /Contacts that come: Email/ }).getByText('Forecast', { exact: true }).first().waitFor();
  const add = (button: string, kind: string, section: string, seen: string): Promise<void> => pressUntil(robin.getByRole('button', { name: button }), robin.getByRole('menuitem', { name: kind }))
    .then(() => pressUntil(robin.getByRole('menuitem', { name: kind }), robin.getByRole('region', { name: section, exact: true }).getByRole('heading', { name: seen })));
  await add('Add what happens', 'More (or less) comes', 'Happens in every plan', '2 × as much');
  const everywhere = robin.getByRole('region', { name: 'Happens in every plan', exact: true });
  await everywhere.getByLabel('Times as much').fill('8');
  await everywhere.getByLabel('Times as much').press('Tab');
  await everywhere.getByRole('heading', { name: '8 × as much' }).waitFor();
  await add('Add a plan', 'Peak mode on', 'Plans to compare', 'Peak mode on');
  await add('Add a plan', 'A site is lost', 'Plans to compare', 'is lost');
  await pressUntil(robin.getByRole('button', { name: 'Rehearse' }), robin.getByRole('heading', { name: 'Black Friday' }));
  await robin.getByRole('button', { name: 'Keep as baseline' }).waitFor({ timeout: PLANNED });
  await robin.getByRole('list', { name: 'In short' }).getByText(/are answered in time/).first().waitFor();
  await robin.getByRole('listitem').filter({ has: robin.getByRole('heading', { name: 'Peak mode on' }) }).getByText(/^Waiting costs .* less than in the first plan\.$/).waitFor();
  await checkLooks(robin, 'planner-rehearsal');
  await picture(robin, 'planner-rehearsal');
  await robin.getByRole('heading', { name: 'Looked at closely' }).scrollIntoViewIfNeeded();
  await picture(robin, 'planner-worst');
});

test('rehearsal: two weeks that are over are played with who was there, and stand beside what happened', async () => {
  await robin.goto('/workforce/rehearsal');
  await choose('Fjord & Wool');
  await pressUntil(robin.getByRole('button', { name: 'New rehearsal' }), robin.getByRole('heading', { name: 'What is supposed' }));
  await robin.getByLabel('Name', { exact: true }).fill('How close is it?');
  // People work for several brands: they are played together. Of the last days nobody has looked at everything yet.
  for (const name of ['Iris Eyewear', 'Amber Roast']) await robin.getByRole('checkbox', { name }).click({ force: true });
  await robin.getByLabel('First day').fill(plus(-19));
  await robin.getByLabel('Days', { exact: true }).fill('14');
  await robin.getByLabel('Days', { exact: true }).press('Enter');
  await robin.getByRole('row', { name: /^People who are there/ }).getByRole('button', { name: /Who was there/ }).waitFor();
  await robin.getByRole('row', { name: /Contacts that come: Email/ }).getByText('What came then').first().waitFor();
  await pressUntil(robin.getByRole('button', { name: 'Rehearse' }), robin.getByRole('heading', { name: 'How close is it?' }));
  const beside = robin.getByRole('region', { name: 'What came beside it', exact: true });
  await beside.getByText(/^Within 3 points of what happened on \d+ of 14 days\.$/).waitFor({ timeout: PLANNED });
  await checkLooks(robin, 'planner-replay');
  await beside.evaluate((region) => region.scrollIntoView());
  await picture(robin, 'planner-replay');
});

test('today: the day beside its plan, with what can be done about the rest of it', async () => {
  await robin.goto('/workforce/today');
  await choose('Fjord & Wool');
  await robin.getByText(/^So far [\d,]+ came/).first().waitFor();
  await robin.getByRole('region', { name: 'Who is where' }).or(robin.getByRole('heading', { name: 'Who is where' })).first().waitFor();
  await robin.getByText(/Enough are planned|Nobody is needed|agent hours are missing/).first().waitFor();
  await checkLooks(robin, 'planner-today');
  await picture(robin, 'planner-today');
});
