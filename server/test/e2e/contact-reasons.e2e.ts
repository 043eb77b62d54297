import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const { desk, browser } = await deskWithBrowser();

const olga = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
await call(olga, 'PUT', `/api/v1/brands/${brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false, reason_required: true });
for (const subject of ['Where is my scarf?', 'It came torn']) await call(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text: `${subject} Please help.` });

test('a conversation is resolved by the choice of its reason, and says what else it is about', async () => {
  await olga.goto('/c/1');
  await olga.getByRole('log').getByText('Please help.').waitFor();
  await olga.keyboard.press('e');
  const picker = olga.getByRole('dialog', { name: 'Contact reason' });
  await picker.getByText('Choose what it was about').waitFor();
  await picker.getByRole('textbox').fill('late');
  await checkLooks(olga, 'reason-picker', [{ width: 1440, height: 900 }]);
  await olga.keyboard.press('Enter');
  await olga.getByText('#1 resolved').waitFor();
  const told = await call<{ data: { number: number; status: { category: string } }[] }>(olga, 'GET', '/api/v1/conversations?limit=10');
  assert.equal(told.data.find((row) => row.number === 1)?.status.category, 'resolved');

  await olga.goto('/c/2');
  await olga.getByRole('log').getByText('Please help.').waitFor();
  await olga.keyboard.press('y');
  await picker.getByRole('button', { name: 'Also about Warranty and defects › Defective product' }).click();
  await olga.keyboard.press('Escape');
  await olga.getByRole('button', { name: 'Not about Defective product' }).waitFor();
  await olga.keyboard.press('y');
  await picker.getByRole('textbox').fill('wrong item');
  await olga.keyboard.press('Enter');
  await olga.getByRole('button', { name: 'Contact reason: Wrong item received' }).waitFor();
  await olga.getByText('filed it under Wrong item received').waitFor();
  await picture(olga, 'reason-of-a-conversation');
  await checkLooks(olga, 'reasons-of-a-conversation');
});

test('the tree is merged, split and taken back, each with what it does to figures', async () => {
  await olga.goto('/settings/reasons');
  await olga.getByRole('cell', { name: 'Later than promised', exact: true }).waitFor();
  await olga.getByRole('button', { name: 'Actions for Lost in transit' }).click();
  await olga.getByRole('menuitem', { name: 'Merge into another' }).click();
  const merge = olga.getByRole('dialog', { name: 'Merge “Lost in transit” into another' });
  await merge.getByRole('button', { name: 'Into' }).click();
  await olga.getByRole('option', { name: 'Where is my order › Later than promised' }).click();
  await checkLooks(olga, 'reason-merge', [{ width: 1440, height: 900 }]);
  await merge.getByRole('button', { name: 'Merge', exact: true }).click();
  await merge.waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Actions for Size and fit' }).click();
  await olga.getByRole('menuitem', { name: 'Split into several' }).click();
  const split = olga.getByRole('dialog', { name: 'Split “Size and fit”' });
  await split.getByRole('textbox').fill('Shoe sizes\nCoat sizes\n');
  await split.getByRole('button', { name: 'Split' }).click();
  await olga.getByText('Coat sizes').waitFor();
  await olga.getByRole('button', { name: 'Actions for Loyalty' }).click();
  await olga.getByRole('menuitem', { name: 'Take out of use' }).click();
  await olga.getByText('“Loyalty” is out of use').waitFor();
  await olga.getByRole('button', { name: 'Undo' }).click();
  await olga.getByRole('cell', { name: 'Loyalty', exact: true }).waitFor();
  await olga.getByRole('button', { name: 'Show 2 out of use' }).click();
  await olga.getByText('read under Later than promised').waitFor();
  await picture(olga, 'contact-reasons');
  await checkLooks(olga, 'settings-reasons');
  await olga.getByRole('button', { name: 'What changed' }).click();
  await olga.getByText('“Lost in transit” was merged into “Later than promised”').waitFor();
  await checkLooks(olga, 'reason-versions', [{ width: 1440, height: 900 }]);
});

test('a report reads contact reasons under another tree, side by side', async () => {
  await olga.goto('/reports?report=reasons');
  const choose = async (label: string, choice: string): Promise<void> => {
    await olga.getByRole('button', { name: new RegExp(`${label}$`) }).click();
    await olga.getByRole('option', { name: choice, exact: true }).click();
  };
  await choose('Period', 'This month');
  await choose('Compare with', 'The contact reasons of another day');
  await choose('Contact reasons', 'As they are today');
  await olga.getByRole('row', { name: /Later than promised/ }).waitFor();
  await picture(olga, 'reports-two-trees');
  await checkLooks(olga, 'reports-two-trees');
});
