import { test } from 'node:test';
import { addSite, addTeam, createPerson, replaceMembers, roleByIdOrName } from '../../src/modules/identity/index.ts';
import { forecastNow } from '../../src/modules/workforce/index.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';
import { writePast } from '../stage/write-past.ts';

// A planner rehearses Black Friday: as planned, with peak mode, and with a lost site.
const { world, browser } = await houseWithBrowser();
const system = systemActor('test');
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
const everyDay = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['08:00', '20:00']]]));
await call(olga, 'PATCH', `/api/v1/brands/${brandId}`, { time_zone: 'UTC' });
await call(olga, 'PUT', `/api/v1/brands/${brandId}/calendar`, { time_zone: 'UTC', hours: everyDay, holidays: [] });
const plus = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const reasons = (await call<{ data: { id: string; name: string; parent_id: string | null }[] }>(olga, 'GET', '/api/v1/reasons')).data.filter((one) => one.parent_id === null).slice(0, 2);
/** A Friday more than a day away. */
const friday = plus(((12 - new Date().getUTCDay()) % 7) + 7);

test('before anything was rehearsed it says what it is for', async () => {
  await olga.goto('/workforce/rehearsal');
  await olga.getByText('Nothing was rehearsed yet').waitFor();
  await checkLooks(olga, 'rehearsal-nothing');
});

test('three sites, ten weeks and a forecast: what is supposed stands there with where it comes from', async () => {
  await world.house.db.transact(system, async (tx) => {
    await writePast(tx, { brandId, days: 70, perHour: { chat: 20, email: 10 }, reasonId: reasons[0]?.id });
    await writePast(tx, { brandId, days: 70, perHour: { chat: 10, email: 4 }, reasonId: reasons[1]?.id });
    const role = await roleByIdOrName(tx, 'agent');
    for (const [name, country, zone, people] of [['Manila', 'PH', 'Asia/Manila', 3], ['Cape Town', 'ZA', 'Africa/Johannesburg', 2], ['San Salvador', 'SV', 'America/El_Salvador', 1]] as const) {
      const ids: string[] = [];
      for (let number = 0; number < people; number++) ids.push(await createPerson(tx, { name: `${name} ${number}`, email: `p${number}@${name.replace(' ', '').toLowerCase()}.test`, passphraseHash: null, roles: [{ role_id: role?.id ?? '', brand_id: brandId }] }));
      const site = await addSite(tx, { name, country, time_zone: zone });
      await replaceMembers(tx, await addTeam(tx, { name: `${name} team`, site_id: site }), ids, []);
    }
  });
  await forecastNow(world.house.db, brandId);
  await olga.goto('/workforce/rehearsal');
  await pressUntil(olga.getByRole('button', { name: 'New rehearsal' }), olga.getByRole('heading', { name: 'What is supposed' }));
  await olga.getByLabel('Name', { exact: true }).fill('Black Friday');
  await olga.getByLabel('First day').fill(friday);
  await olga.getByRole('row', { name: /Contacts that come: Chat/ }).getByText('Forecast', { exact: true }).waitFor();
  await olga.getByRole('row', { name: /Patience: Chat/ }).getByText('Staffing', { exact: true }).waitFor();
  await olga.getByRole('row', { name: /People at: Manila/ }).waitFor();
});

test('twice as much comes whatever one does; peak mode and a lost site are compared with that', async () => {
  const add = async (section: string, button: string, kind: string, seen: string): Promise<void> => {
    await pressUntil(olga.getByRole('button', { name: button }), olga.getByRole('menuitem', { name: kind }));
    await pressUntil(olga.getByRole('menuitem', { name: kind }), olga.getByRole('region', { name: section, exact: true }).getByRole('heading', { name: seen }));
  };
  await add('Happens in every plan', 'Add what happens', 'More (or less) comes', '2 × as much');
  await olga.getByLabel('Times as much').fill('1.8');
  await olga.getByLabel('Times as much').press('Enter');
  await olga.getByRole('heading', { name: '1.8 × as much' }).waitFor();
  await add('Plans to compare', 'Add a plan', 'Peak mode on', 'Peak mode on');
  await add('Plans to compare', 'Add a plan', 'A site is lost', 'Manila is lost');
  await checkLooks(olga, 'rehearsal-make');
  await picture(olga, 'rehearsal-make');
  await pressUntil(olga.getByRole('button', { name: 'Rehearse' }), olga.getByRole('heading', { name: 'Black Friday' }));
});

test('each plan says in one sentence what it comes to, and what it changes', async () => {
  await olga.getByRole('button', { name: 'Keep as baseline' }).waitFor({ timeout: 90_000 });
  const short = olga.getByRole('list', { name: 'In short' });
  for (const name of ['As planned', 'Peak mode on', 'Manila is lost']) await short.getByRole('heading', { name }).waitFor();
  await short.getByText(/are answered in time \(.* to .*, as closely as these plays tell\)/).first().waitFor();
  await olga.getByRole('row', { name: /^Answered in time/ }).getByText(/worse$/).first().waitFor();
  await checkLooks(olga, 'rehearsal-answer');
  await picture(olga, 'rehearsal-answer');
});

test('the day is gone through by hand, hour by hour, with the ten worst intervals and why', async () => {
  const slider = olga.locator('input[type=range]');
  await slider.focus();
  await slider.press('Home');
  await olga.getByText('At 00:00').waitFor();
  await slider.press('End');
  await olga.getByText('At 23:30').waitFor();
  await pressUntil(olga.getByRole('button', { name: /As planned\s*Plan/ }), olga.getByRole('option', { name: 'Manila is lost' }));
  await olga.getByRole('option', { name: 'Manila is lost' }).click();
  await olga.getByRole('region', { name: 'The ten worst intervals, and why' }).getByText(/the site Manila was lost/).first().waitFor();
  await olga.getByRole('table').filter({ hasText: 'All channels' }).getByRole('row', { name: /^Chat/ }).waitFor();
  const heat = olga.getByRole('region', { name: 'Answered in time by hour, %' }).first();
  await heat.getByRole('radio', { name: 'Reason' }).click();
  for (const { name } of reasons) await heat.getByRole('row', { name: new RegExp(`^${name}`) }).waitFor();
  const groups = olga.getByRole('region', { name: 'What each came to' });
  for (const { name } of reasons) await groups.getByRole('row', { name: new RegExp(`^${name}.* to `) }).waitFor();
  await groups.getByRole('radio', { name: 'Channel' }).click();
  await groups.getByRole('row', { name: /^Email/ }).waitFor();
  await checkLooks(olga, 'rehearsal-closely');
  await olga.getByRole('heading', { name: 'Looked at closely' }).evaluate((heading) => heading.scrollIntoView());
  await picture(olga, 'rehearsal-closely');
});

test('it is kept as a baseline, stands in the list, and one that cannot be played says why', async () => {
  await pressUntil(olga.getByRole('button', { name: 'Keep as baseline' }), olga.getByRole('button', { name: 'No baseline any more' }));
  await olga.getByText('None of these days is over yet').waitFor();
  await olga.getByRole('button', { name: 'All rehearsals' }).click();
  await olga.getByRole('row', { name: /Black Friday/ }).getByText('Baseline').waitFor();
  await checkLooks(olga, 'rehearsal-list');
  const far = { name: 'Far away', brand_ids: [brandId], from: plus(400), days: 1, choices: {}, seed: 1, replications: 1, always: [], scenarios: [] };
  const { id } = await call<{ id: string }>(olga, 'POST', '/api/v1/workforce/rehearsals', far);
  await olga.goto(`/workforce/rehearsal?rehearsal=${id}`);
  await olga.getByText('It could not be played').waitFor();
  await checkLooks(olga, 'rehearsal-failed', [{ width: 390, height: 844 }]);
});
