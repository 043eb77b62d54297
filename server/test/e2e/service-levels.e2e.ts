import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// A lead who sets how soon her brand answers, and then answers.
const { world, browser } = await houseWithBrowser();

const olga = await sitDown(browser, world.url);
const brandId = await foundNorth(olga);
const open = (subject: string, more: object = {}) => call<{ id: string; number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: 'ana@customer.example', name: 'Ana Ruiz' }, text: 'Where is it?', ...more });

test('a second calendar, with public holidays for good', async () => {
  await olga.goto('/settings/hours');
  const page = olga.getByRole('region', { name: 'Hours' }).first();
  await page.getByText('Everything counts by it that names no other calendar.').waitFor();
  await olga.getByRole('button', { name: 'Days off, every year' }).click();
  await olga.getByText(/The public holidays of .* are days off, every year/).waitFor();
  await olga.getByRole('button', { name: /^Work on / }).first().click();
  await olga.getByText('worked', { exact: false }).first().waitFor();
  await olga.getByRole('button', { name: 'Save' }).click();
  await olga.getByText(/Known until the end of/).waitFor();
  await olga.getByRole('button', { name: 'Add a calendar' }).click();
  await olga.getByLabel('Name').fill('Usual hours');
  await olga.getByText('Another calendar of this brand has this name.').waitFor();
  await olga.getByLabel('Name').fill('Chat hours');
  await olga.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await olga.getByText('No service level counts by it yet.').waitFor();
  await checkLooks(olga, 'calendars');
  await picture(olga, 'calendars');
});

test('a policy is added, put first, says what it would do, and is put in force', async () => {
  await open('Urgent matter', { priority: 'urgent' });
  await olga.goto('/settings/levels');
  const list = olga.getByRole('region', { name: 'Service levels' });
  await list.getByText('1. Standard').waitFor();
  await list.getByText('First reply by contact reason, else 4 h').waitFor();
  await olga.getByRole('button', { name: 'Add a policy' }).click();
  await olga.getByLabel('Name').fill('Urgent');
  await olga.getByRole('button', { name: /Counted in/ }).click();
  await olga.getByRole('option', { name: 'Chat hours' }).click();
  await olga.getByLabel('First reply', { exact: true }).fill('999d');
  await olga.getByText('At most 180 days.').waitFor();
  await olga.getByLabel('First reply', { exact: true }).fill('30m');
  await olga.getByText('Replies take the contact reason’s own target').click();
  await olga.getByText('Urgent', { exact: true }).last().click();
  await olga.getByLabel('Warn the lead at … % of the time').fill('50');
  await olga.getByRole('button', { name: 'Save' }).click();
  await olga.getByText('Not before the owner: at least 75 %.').waitFor();
  await checkLooks(olga, 'service-level-fault', [{ width: 1440, height: 900 }, { width: 390, height: 844 }]);
  await olga.getByLabel('Warn the lead at … % of the time').fill('90');
  await olga.getByRole('button', { name: 'Save' }).click();
  await list.getByText('2. Urgent').waitFor();
  await olga.getByText('Not in force yet').waitFor();
  await olga.getByText('Urgent was added').waitFor();
  await olga.getByRole('button', { name: 'Actions for Urgent' }).click();
  await olga.getByRole('menuitem', { name: 'Try earlier' }).click();
  await list.getByText('1. Urgent').waitFor();
  await list.getByRole('row').filter({ hasText: '1. Urgent' }).getByText('1', { exact: true }).waitFor();
  await olga.getByRole('button', { name: 'Actions for Standard' }).click();
  await olga.getByRole('menuitem', { name: 'Exceptions' }).click();
  await olga.getByText('No exceptions').waitFor();
  await olga.getByRole('button', { name: 'Add an exception' }).click();
  await olga.getByText('VIP', { exact: true }).click();
  await olga.getByLabel('First reply', { exact: true }).fill('soon');
  await olga.getByText('Hours, like 4, 4:30 or 1.5').waitFor();
  await olga.getByLabel('First reply', { exact: true }).fill('1h');
  await checkLooks(olga, 'service-level-exception', [{ width: 1440, height: 900 }]);
  await olga.getByRole('button', { name: 'Save' }).click();
  await olga.getByRole('dialog').getByText('First reply 1 h').waitFor();
  await checkLooks(olga, 'service-level-exceptions', [{ width: 1440, height: 900 }]);
  await olga.getByRole('button', { name: 'Done' }).click();
  await list.getByText('1 exception').waitFor();
  await checkLooks(olga, 'service-level-draft');
  await olga.getByRole('button', { name: 'What it would do' }).click();
  await olga.getByText(/Of 1 conversation: deadlines missed as it is 0/).waitFor();
  await olga.getByRole('dialog').getByText('Urgent matter').waitFor();
  await checkLooks(olga, 'service-level-preview');
  await picture(olga, 'service-level-preview');
  await olga.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
  await olga.getByRole('button', { name: 'Put in force' }).click();
  await olga.getByText('Not in force yet').waitFor({ state: 'detached' });
  await olga.getByText('A message that comes now would be due').waitFor();
  await picture(olga, 'service-levels');
  await checkLooks(olga, 'service-levels');
});

test('versions say what changed; an earlier one becomes the draft of the next', async () => {
  await olga.getByRole('button', { name: 'Versions' }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByText('Urgent was added').waitFor();
  await dialog.getByText('What the brand began with.').waitFor();
  await checkLooks(olga, 'service-level-versions');
  await picture(olga, 'service-level-versions');
  await dialog.getByRole('button', { name: 'Go back to this' }).click();
  await olga.getByText('Urgent was removed').waitFor();
  await olga.reload();
  await olga.getByText('Urgent was removed').waitFor();
  await olga.getByRole('button', { name: 'Throw away' }).click();
  await olga.getByText('Not in force yet').waitFor({ state: 'detached' });
  await olga.getByRole('region', { name: 'Service levels' }).getByText('1. Urgent').waitFor();
});

test('clocks stand in the head of a conversation until it is answered', async () => {
  // Chat is answered at any hour, whatever day this runs on.
  const { data: calendars } = await call<{ data: { id: string; name: string }[] }>(olga, 'GET', `/api/v1/brands/${brandId}/calendars`);
  const chat = calendars.find((calendar) => calendar.name === 'Chat hours');
  await call(olga, 'PUT', `/api/v1/brands/${brandId}/calendars/${chat?.id}`, { time_zone: 'UTC', hours: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [['00:00', '24:00']]])) });
  const { number, id } = await open('Late parcel', { priority: 'urgent' });
  await olga.goto(`/c/${number}`);
  await olga.getByText(/First reply due in (29|30) min/).waitFor();
  await picture(olga, 'conversation-clocks');
  await call(olga, 'POST', `/api/v1/conversations/${id}/replies`, { text: 'On its way.' });
  await olga.getByText(/First reply due in/).waitFor({ state: 'detached' });
  const { data } = await call<{ data: { state: string }[] }>(olga, 'GET', `/api/v1/conversations/${id}/clocks`);
  assert.deepEqual(data.map((clock) => clock.state), ['met']);
});
