import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// What may not go its usual way: a lead takes it, attaches what is needed, closes it; an agent escalates by hand.
const { desk, browser } = await deskWithBrowser();

const olga = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
const ines = await sitDown(browser, desk.url);
await join(olga, ines, { name: 'Ines Costa', role: 'agent', brandId });
const open = (subject: string, text: string) => call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text });

test('nothing is escalated at first, and the page says what would be', async () => {
  await olga.goto('/escalations');
  await olga.getByText('Nothing is escalated').waitFor();
  await checkLooks(olga, 'escalations-empty');
});

test('what is dangerous stands above its conversation until whoever took it closes it; undo opens it again', async () => {
  const { number } = await open('Kettle', 'Your kettle caught fire and burnt my hand. I am in the hospital.');
  await olga.goto(`/c/${number}`);
  const card = olga.getByRole('article', { name: 'Safety' });
  await card.getByText('read as: safety').waitFor();
  await card.getByText('No program may write to the customer, resolve it, move money').waitFor();
  await picture(olga, 'escalated');
  await checkLooks(olga, 'escalated');
  await card.getByRole('button', { name: 'Take it' }).click();
  await card.getByText('You have it').waitFor();
  for (const what of ['What happened, and to whom', 'Photos']) await card.getByText(what, { exact: true }).click();
  await card.getByRole('checkbox', { name: 'Photos', checked: true }).waitFor();
  await card.getByRole('button', { name: 'Close…' }).click();
  const dialog = olga.getByRole('dialog', { name: 'Close the escalation' });
  await dialog.getByLabel('What came of it').fill('Recalled the batch, paid the bill.');
  await checkLooks(olga, 'escalation-close', [{ width: 1440, height: 900 }]);
  await dialog.getByText('Close it without: Product and batch').click();
  await dialog.getByRole('button', { name: 'Close it' }).click();
  await card.waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Undo' }).click();
  await card.getByText('You have it').waitFor();
});

test('on a phone the customer’s words come first: what is escalated and how it stands are a line each that opens', async () => {
  await olga.setViewportSize({ width: 390, height: 844 });
  await olga.goto('/inbox?view=open');
  await olga.getByRole('option').filter({ hasText: 'Kettle' }).getByRole('img', { name: 'escalated' }).waitFor();
  await checkLooks(olga, 'inbox-escalated');
  await olga.getByRole('option').filter({ hasText: 'Kettle' }).click();
  const words = olga.getByRole('log').getByText('Your kettle caught fire');
  await words.waitFor();
  const line = olga.getByRole('button', { name: 'Escalated: Safety' });
  await line.waitFor();
  assert.equal(await olga.getByRole('article', { name: 'Safety' }).count(), 0);
  const box = await words.boundingBox();
  assert.ok(box !== null && box.y < 300, `the words begin at ${box?.y} px`);
  await checkLooks(olga, 'phone-folded', [{ width: 390, height: 844 }]);
  await olga.getByRole('button', { name: 'Show clocks, owner, reason and tags' }).click();
  await olga.getByRole('button', { name: /Nobody|Unassigned|Assign/ }).first().waitFor();
  await line.click();
  await olga.getByRole('article', { name: 'Safety' }).getByText('You have it').waitFor();
  await checkLooks(olga, 'phone-unfolded', [{ width: 390, height: 844 }]);
  await olga.setViewportSize({ width: 1440, height: 900 });
});

test('an agent escalates with one key; a lead finds it on one page, and takes it there', async () => {
  const { number } = await open('Seam', 'The seam of my coat is open after a year.');
  await ines.goto(`/c/${number}`);
  await ines.getByRole('log').getByText('The seam of my coat').waitFor();
  await ines.keyboard.press('u');
  const dialog = ines.getByRole('dialog', { name: `Escalate #${number}` });
  await dialog.getByRole('button', { name: /What it is$/ }).click();
  await ines.getByRole('option', { name: 'Warranty' }).click();
  await dialog.getByLabel('What whoever takes it must know').fill('Bought in May, no card left.');
  await checkLooks(ines, 'escalate', [{ width: 1440, height: 900 }]);
  await dialog.getByRole('button', { name: 'Escalate', exact: true }).click();
  await ines.getByRole('article', { name: 'Warranty' }).getByText('Ines Costa escalated it').waitFor();
  await olga.goto('/escalations');
  const card = olga.getByRole('article', { name: 'Warranty' });
  await card.getByText('Bought in May').waitFor();
  await card.getByRole('button', { name: 'Take it' }).click();
  await card.getByText('You have it').waitFor();
  await olga.getByText('2 open · 2 yours · 0 overdue').waitFor();
  await picture(olga, 'escalations');
  await checkLooks(olga, 'escalations');
});

test('a brand says who has what and how fast; what cannot be read is said at its field', async () => {
  await olga.goto('/settings/escalations');
  const list = olga.getByRole('region', { name: 'Escalations' });
  await list.getByText('Angry customer').waitFor();
  await picture(olga, 'escalation-matrix');
  await checkLooks(olga, 'escalation-matrix');
  await olga.getByRole('button', { name: 'New kind' }).click();
  await olga.getByLabel('Name').fill('Influencer');
  await olga.getByLabel('Taken within').fill('soon');
  await olga.getByText('Hours, like 4 or 1:30; minutes like 30m.').waitFor();
  await olga.getByLabel('Taken within').fill('15m');
  await checkLooks(olga, 'escalation-kind', [{ width: 1440, height: 900 }]);
  await olga.getByRole('button', { name: 'Save' }).click();
  await list.getByRole('row').filter({ hasText: 'Influencer' }).getByText('15 min / 8 h').waitFor();
  await olga.getByRole('button', { name: 'Actions for Influencer' }).click();
  await olga.getByRole('menuitem', { name: 'Remove' }).click();
  await list.getByText('Influencer').waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Undo' }).click();
  await list.getByText('Influencer').waitFor();
});
