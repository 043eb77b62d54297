import { test } from 'node:test';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// A lead who writes a macro with steps, sees how it reads, uses it, and sees how it does.
const { desk, browser } = await deskWithBrowser();

const olga = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });

test('a macro is written with gaps and steps, and read on a real conversation before it is saved', async () => {
  const { number } = await call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'Where is it?', customer: { email: 'ana@customer.example', name: 'Ana Ruiz' }, text: 'Where is my coat?' });
  await olga.goto('/settings/macros');
  await olga.getByText('No macros yet').waitFor();
  await checkLooks(olga, 'macros-empty');
  await olga.getByRole('button', { name: 'New macro' }).click();
  const editor = olga.getByRole('region', { name: 'New macro' });
  await editor.getByLabel('Name').fill('On its way');
  await editor.getByRole('textbox', { name: 'Message' }).fill('Hi ,\n\norder {{order.number}} is on its way.');
  await editor.getByRole('textbox', { name: 'Message' }).evaluate((box) => (box as unknown as { setSelectionRange(from: number, to: number): void }).setSelectionRange(3, 3));
  await editor.getByRole('button', { name: 'Insert a gap' }).click();
  await olga.getByRole('menuitem', { name: 'customer.first_name' }).click();
  await editor.getByLabel('Number of a conversation').fill(String(number));
  await editor.getByText('Hi Ana,').waitFor();
  await editor.getByText('Not known there: order.number').waitFor();
  await editor.getByRole('textbox', { name: 'Message' }).fill('Hi {{customer.first_name | there}},\n\norder {{order.number | of yours}} is on its way.');
  await editor.getByText('order of yours is on its way.').waitFor();
  for (const step of ['set the status', 'add a tag']) {
    await editor.getByRole('button', { name: 'Add a step' }).click();
    await olga.getByRole('menuitem', { name: step }).click();
  }
  await editor.getByPlaceholder('Name of a tag').fill('wismo');
  await editor.getByText('status Resolved · tag wismo').waitFor();
  await picture(olga, 'macro-editor');
  await checkLooks(olga, 'macro-editor');
  await editor.getByRole('button', { name: 'Save' }).click();
  await olga.getByRole('region', { name: 'Macros' }).last().getByText('status Resolved · tag wismo').waitFor();
  await olga.goto(`/c/${number}`);
  await olga.getByRole('log').getByText('Where is my coat?').waitFor();
  await olga.keyboard.press('r');
  const field = olga.getByRole('textbox', { name: /Reply to/ });
  await field.pressSequentially('/on its');
  await olga.getByRole('option', { name: /On its way/ }).waitFor();
  await olga.keyboard.press('Enter');
  await field.and(olga.getByText('order of yours is on its way.')).waitFor();
  await olga.keyboard.press('Control+Enter');
  await olga.getByRole('button', { name: 'Remove tag wismo' }).waitFor();
  await olga.getByRole('log').getByText('order of yours is on its way.').waitFor();
});

test('how it did stands in the list; a change says why, and one can go back', async () => {
  await olga.goto('/settings/macros');
  await olga.getByText('once, by 1').filter({ visible: true }).waitFor();
  await picture(olga, 'macros');
  await checkLooks(olga, 'macros');
  await olga.getByRole('button', { name: 'Actions for On its way' }).click();
  await olga.getByRole('menuitem', { name: 'Change' }).click();
  const editor = olga.getByRole('region', { name: 'Change a macro' });
  await editor.getByRole('textbox', { name: 'Message' }).fill('It left today.');
  await editor.getByLabel('Why this change?').fill('Shorter');
  await editor.getByRole('button', { name: 'Save' }).click();
  await olga.getByText('It left today.').waitFor();
  await olga.getByRole('button', { name: 'Actions for On its way' }).click();
  await olga.getByRole('menuitem', { name: 'Versions' }).click();
  const versions = olga.getByRole('dialog');
  await versions.getByText('Shorter').waitFor();
  await checkLooks(olga, 'macro-versions');
  await versions.getByRole('button', { name: 'Go back to this' }).click();
  await olga.getByText('order {{order.number | of yours}} is on its way.').waitFor();
  await olga.getByRole('button', { name: 'Actions for On its way' }).click();
  await olga.getByRole('menuitem', { name: 'Remove' }).click();
  await olga.getByText('No macros yet').waitFor();
  await olga.getByRole('button', { name: 'Undo' }).click();
  await olga.getByRole('button', { name: 'Actions for On its way' }).waitFor();
});

test('where the brand wants it, a second person reads what a macro would say and lets it be used', async () => {
  await olga.goto('/settings/macros');
  await olga.getByText('What is written for everybody waits for a second person').click();
  await olga.getByText('Saved').first().waitFor();
  await call(olga, 'POST', '/api/v1/roles', { name: 'writer', description: 'Writes macros', permissions: ['conversations.*', 'macros.change'] });
  const wanda = await sitDown(browser, desk.url);
  await join(olga, wanda, { name: 'Wanda Writer', role: 'writer', brandId });
  await wanda.goto('/settings/macros');
  await wanda.getByRole('button', { name: 'Actions for On its way' }).click();
  await wanda.getByRole('menuitem', { name: 'Change' }).click();
  const editor = wanda.getByRole('region', { name: 'Change a macro' });
  await editor.getByRole('textbox', { name: 'Message' }).fill('It left today, {{customer.first_name | friend}}.');
  await editor.getByLabel('Why this change?').fill('Friendlier');
  await editor.getByRole('button', { name: 'Save' }).click();
  await wanda.getByText('Waiting for a second person: On its way').waitFor();
  await checkLooks(wanda, 'macros-waiting');
  await olga.goto('/actions?tab=approvals');
  await olga.getByRole('heading', { name: 'Macro “On its way”' }).waitFor();
  await olga.getByText('It left today, {{customer.first_name | friend}}.').waitFor();
  await picture(olga, 'macro-approval');
  await checkLooks(olga, 'macro-approval');
  await olga.getByRole('button', { name: 'Approve' }).click();
  await olga.getByText('Approved: it may be used now').first().waitFor();
  await wanda.goto('/settings/macros');
  await wanda.getByText('It left today, {{customer.first_name | friend}}.').waitFor();
});
