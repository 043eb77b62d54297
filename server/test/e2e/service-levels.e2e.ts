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

test('a policy is added, put first, and says what it catches', async () => {
  await open('Urgent matter', { priority: 'urgent' });
  await olga.goto('/settings/levels');
  const list = olga.getByRole('region', { name: 'Service levels' });
  await list.getByText('1. Standard').waitFor();
  await list.getByText('First reply by contact reason, else 4 h').waitFor();
  await olga.getByRole('button', { name: 'Add a policy' }).click();
  await olga.getByLabel('Name').fill('Urgent');
  await olga.getByLabel('First reply', { exact: true }).fill('30m');
  await olga.getByText('Replies take the contact reason’s own target').click();
  await olga.getByText('Urgent', { exact: true }).last().click();
  await olga.getByRole('button', { name: 'Save' }).click();
  await list.getByText('2. Urgent').waitFor();
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
  await olga.getByText('First reply 1 h').waitFor();
  await checkLooks(olga, 'service-level-exceptions', [{ width: 1440, height: 900 }]);
  await olga.getByRole('button', { name: 'Done' }).click();
  await list.getByText('1 exception').waitFor();
  await olga.getByText('A message that comes now would be due').waitFor();
  await picture(olga, 'service-levels');
  await checkLooks(olga, 'service-levels');
});

test('clocks stand in the head of a conversation until it is answered', async () => {
  const { number, id } = await open('Late parcel', { priority: 'urgent' });
  await olga.goto(`/c/${number}`);
  await olga.getByText(/First reply due in (29|30) min/).waitFor();
  await picture(olga, 'conversation-clocks');
  await call(olga, 'POST', `/api/v1/conversations/${id}/replies`, { text: 'On its way.' });
  await olga.getByText(/First reply due in/).waitFor({ state: 'detached' });
  const { data } = await call<{ data: { state: string }[] }>(olga, 'GET', `/api/v1/conversations/${id}/clocks`);
  assert.deepEqual(data.map((clock) => clock.state), ['met']);
});
