import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { pressUntil } from '../stage/press-until.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';
import { writeOrders } from '../stage/write-orders.ts';
import { writePast } from '../stage/write-past.ts';

// A planner sees what is expected, says what they know better, and turns the dial between promise and cost.
const { world, browser } = await houseWithBrowser();
const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await call(olga, 'PATCH', `/api/v1/brands/${brandId}`, { time_zone: 'Europe/Berlin' });
await call(olga, 'PUT', `/api/v1/brands/${brandId}/calendar`, { time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, day < 7 ? [['08:00', '21:00']] : []])), holidays: [] });

test('before there is a past it says what is missing', async () => {
  await olga.goto('/workforce');
  await olga.getByText('Nothing to plan from yet').waitFor();
  await checkLooks(olga, 'workforce-nothing');
});

test('the first forecast is made by a press, with bands, what it was made from, and how far it was off', async () => {
  const { data } = await call<{ data: { id: string }[] }>(olga, 'GET', '/api/v1/reasons');
  await world.house.db.transact(systemActor('test'), (tx) => writePast(tx, { brandId, days: 84, perHour: { chat: 46, email: 30 }, reasonId: data[0]?.id }));
  await world.house.db.transact(systemActor('test'), (tx) => writeOrders(tx, brandId, { seed: 3, days: 80, ordersPerDay: 40, still: [[74, 80]] }));
  await olga.goto('/workforce');
  await pressUntil(olga.getByRole('button', { name: 'Forecast now' }), olga.getByText(/The next 28 days bring about/));
  await olga.getByText('from 84 days of history').waitFor();
  await olga.getByText('Holidays of Germany.').waitFor();
  await olga.getByRole('row', { name: /a week before/ }).getByText('%').first().waitFor();
  await olga.getByText('28 days were foretold afterwards').waitFor();
  await checkLooks(olga, 'workforce-forecast');
  await picture(olga, 'workforce-forecast');
});

test('why days differ: parcels as they stand, what each adds, how far it is believed, and how that comes about', async () => {
  await olga.getByText(/^Parcels: [\d,]+ under way, [\d,]+ past their day: .* contacts on/).waitFor();
  const causes = olga.getByRole('region', { name: /^What .* is made of/ });
  await causes.getByRole('cell', { name: 'Parcels past their day' }).waitFor();
  await causes.scrollIntoViewIfNeeded();
  await checkLooks(olga, 'workforce-causes');
  await picture(olga, 'workforce-causes');
  await olga.getByRole('button', { name: 'How this comes about' }).click();
  await olga.getByRole('dialog').getByText('How far they are believed').waitFor();
  await checkLooks(olga, 'workforce-causes-derived');
  await olga.keyboard.press('Escape');
  await olga.getByRole('dialog').waitFor({ state: 'detached' });
});

test('what a planner knows better changes it, says who and why, and is taken back and brought back', async () => {
  await olga.getByRole('button', { name: 'Change the forecast' }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByLabel('More (or, with a minus, fewer) contacts, in percent').fill('40');
  await dialog.getByLabel('Why').fill('Blue shoes on television');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  const row = olga.getByRole('listitem').filter({ hasText: 'Blue shoes on television' });
  await row.getByText('+40%').waitFor();
  await olga.getByText('Changed by hand:').waitFor();
  await checkLooks(olga, 'workforce-overridden', [{ width: 1440, height: 900 }]);
  await row.getByRole('button', { name: 'Take back' }).click();
  await row.getByText('taken back').waitFor();
  await row.getByRole('button', { name: 'Bring back' }).click();
  await row.getByRole('button', { name: 'Take back' }).waitFor();
});

test('a point of the chart says what it stands for, and is moved by keys and by dragging', async () => {
  const chart = olga.getByRole('slider', { name: /^Contacts: / });
  await chart.focus();
  await chart.press('End');
  for (const _ of [1, 2, 3]) await chart.press('ArrowLeft');
  const said = await chart.getAttribute('aria-valuetext');
  assert.match(said ?? '', /Expected [\d,.]+ \([\d,.]+ – [\d,.]+\)/);
  await chart.press('Shift+ArrowUp');
  await olga.getByText('Moved to').waitFor();
  assert.match((await chart.getAttribute('aria-valuetext')) ?? '', /Moved to [\d,]+/);
  await checkLooks(olga, 'workforce-point', [{ width: 1440, height: 900 }]);
  await chart.press('Enter');
  const dialog = olga.getByRole('dialog');
  assert.equal(await dialog.getByLabel(/^More \(or, with a minus/).inputValue(), '10');
  await dialog.getByLabel('Why').fill('A market in town');
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  await olga.getByRole('listitem').filter({ hasText: 'A market in town' }).getByText('+10%').waitFor();
  // The last of the days, held and pulled down to the axis: half of it and less.
  const box = await chart.boundingBox();
  assert.ok(box !== null);
  await chart.focus();
  await chart.press('End');
  const point = olga.locator('svg circle[r="6"]').first();
  const at = await point.boundingBox();
  assert.ok(at !== null);
  await olga.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  await olga.mouse.down();
  await olga.mouse.move(at.x + at.width / 2, box.y + box.height - 60, { steps: 5 });
  await olga.mouse.up();
  const percent = Number(await dialog.getByLabel(/^More \(or, with a minus/).inputValue());
  assert.ok(percent < -20 && percent >= -100, `${percent}`);
  await olga.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the dial: a better promise shows its price beside what is kept, a number says why, and is kept', async () => {
  await olga.getByRole('tab', { name: 'Staffing' }).click();
  await olga.getByText('Paid hours').waitFor();
  await olga.getByLabel(/^Cost of an hour/).fill('24');
  await olga.getByLabel('Answered in time, %').fill('95');
  await olga.getByLabel('Answered in time, %').press('Enter');
  await olga.getByText('What you changed is shown beside what is kept').waitFor();
  await olga.getByText(/^Kept: [\d,]+ \(\+\d+%\)$/).first().waitFor();
  await checkLooks(olga, 'workforce-staffing');
  await picture(olga, 'workforce-staffing');
  await olga.getByRole('button', { name: /12:00: .* people/ }).first().click();
  await olga.getByRole('dialog').getByText('What decides').waitFor();
  await checkLooks(olga, 'workforce-why');
  await picture(olga, 'workforce-why');
  await olga.keyboard.press('Escape');
  await olga.getByRole('button', { name: 'Keep this promise' }).click();
  await olga.getByText('Kept.', { exact: true }).waitFor();
  await olga.getByText('What you changed is shown beside what is kept').waitFor({ state: 'detached' });
  await olga.reload();
  await olga.getByLabel('Answered in time, %').waitFor();
  await olga.getByText('Cost', { exact: true }).waitFor();
});

test('work that can wait is planned by its deadlines, and a week is looked at by the interval', async () => {
  await olga.goto('/workforce?tab=staffing&channel=email');
  await olga.getByText('Work that can wait is spread as evenly as its deadlines allow').waitFor();
  await checkLooks(olga, 'workforce-deferred', [{ width: 1440, height: 900 }]);
  await olga.goto('/workforce?channel=email&range=week');
  await olga.getByText(/The week of .* brings about/).waitFor();
  await checkLooks(olga, 'workforce-week');
});
