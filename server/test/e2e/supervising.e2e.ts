import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

// A lead and an agent, each at a browser of their own.
const { world, browser } = await houseWithBrowser();

const olga = await sitDown(browser, world.url);
const ben = await sitDown(browser, world.url);
const brandId = await foundNorth(olga);
const benId = await join(olga, ben, { name: 'Ben Bright', role: 'agent', brandId });
const made = await Promise.all([1, 2, 3].map((n) => call<{ id: string; number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: `Parcel ${n}`, customer: { email: `s${n}@customer.example`, name: `Shopper ${n}` }, text: 'Where is it?' })));
for (const one of made) await call(olga, 'PATCH', `/api/v1/conversations/${one.id}`, { assignee_id: benId });
const first = made[0] as { id: string; number: number };
const row = () => olga.getByRole('region', { name: 'People on the floor' }).getByRole('row').filter({ hasText: 'Ben Bright' });
const act = async (name: string): Promise<void> => {
  await olga.getByRole('button', { name: 'Actions for Ben Bright' }).click();
  await olga.getByRole('menuitem', { name }).click();
};

test('who is there, and what they have before them, as it happens', async () => {
  await olga.goto('/floor');
  await row().getByText('offline').waitFor();
  await ben.goto(`/c/${first.number}`);
  await ben.getByRole('heading', { name: 'Parcel 1' }).first().waitFor();
  await row().getByText('available').waitFor({ timeout: 30_000 });
  await row().getByText(`#${first.number} Parcel 1`).waitFor({ timeout: 30_000 });
  await picture(olga, 'people-on-the-floor');
  await checkLooks(olga, 'floor-people');
});

test('a whisper stands beside the conversation at once, and the customer never gets it', async () => {
  await act('Whisper');
  await olga.getByLabel('What you want to say').fill('Offer a refund, not a voucher.');
  await checkLooks(olga, 'whisper');
  await olga.getByRole('button', { name: 'Whisper', exact: true }).click();
  await ben.getByText('Offer a refund, not a voucher.').first().waitFor();
  assert.ok(!world.relay.mails.some((mail) => mail.to.some((address) => address.endsWith('@customer.example'))));
});

test('a note to the floor stands above everything until it is read, and its sender sees who has', async () => {
  await olga.getByRole('button', { name: 'Note to the floor' }).click();
  await olga.getByLabel('What the floor should know').fill('The carrier is down: promise nothing for today.');
  await olga.getByRole('button', { name: 'Send to the floor' }).click();
  await ben.getByText('The carrier is down: promise nothing for today.').waitFor();
  // What was pressed last cannot be pressed any more and has lost the focus: Escape closes all the same.
  const dialog = olga.getByRole('dialog');
  await olga.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Note to the floor' }).click();
  await picture(ben, 'note-to-the-floor');
  await checkLooks(ben, 'floor-note');
  await ben.getByRole('button', { name: 'Got it' }).click();
  await ben.getByText('The carrier is down').waitFor({ state: 'detached' });
  await olga.getByText('read by 1 of 1').waitFor();
  await checkLooks(olga, 'broadcast');
  await olga.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('a lead takes over what an agent has before them, and hands on the rest', async () => {
  await act('Take it over');
  await olga.waitForURL(`**/c/${first.number}`);
  await olga.goto('/floor');
  await row().getByRole('cell', { name: '2', exact: true }).waitFor();
  await act('Give their conversations to …');
  await checkLooks(olga, 'hand-over');
  await olga.getByRole('button', { name: 'Hand over' }).click();
  // At once: the offer to undo does not stay for long.
  const undone = olga.waitForResponse((answer) => answer.url().endsWith('/api/v1/undo') && answer.ok());
  await olga.getByRole('button', { name: 'Undo' }).click();
  await undone;
  await row().getByRole('cell', { name: '2', exact: true }).waitFor();
  await act('Give their conversations to …');
  await olga.getByRole('button', { name: 'Hand over' }).click();
  await row().getByRole('cell', { name: '0', exact: true }).waitFor();
  const left = await Promise.all(made.map((one) => call<{ assignee: { name: string } | null }>(olga, 'GET', `/api/v1/conversations/${one.id}`)));
  assert.deepEqual(left.map((one) => one.assignee?.name ?? null), ['Olga Owner', null, null]);
});
