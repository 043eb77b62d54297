import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Page } from 'playwright-core';
import { MailRelay } from '../fakes/mail-relay.ts';
import { call, foundNorth, join, sitDown } from '../stage/at-the-desk.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const relay = new MailRelay();
const { desk, browser } = await deskWithBrowser([], { KEEPDESK_SMTP_RELAY: await relay.start() });
after(() => relay.stop());

const olga = await sitDown(browser, desk.url);
const ben = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 20 });
await join(olga, ben, { name: 'Ben Bright', role: 'agent', brandId });

const begin = (subject: string) => call<{ id: string; number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text: 'Where is my parcel?' });
const write = async (page: Page, key: 'r' | 'n', words: string): Promise<void> => {
  await page.keyboard.press(key);
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(words);
};

test('two people in one conversation see each other, and who is writing', async () => {
  const { number } = await begin('Both of us');
  await olga.goto(`/c/${number}`);
  await olga.getByRole('log').getByText('Where is my parcel?').waitFor();
  await ben.goto(`/c/${number}`);
  await olga.getByRole('img', { name: 'Ben Bright is looking at this' }).waitFor();
  await ben.getByRole('img', { name: 'Olga Owner is looking at this' }).waitFor();
  await write(ben, 'r', 'It is ');
  await olga.getByRole('img', { name: 'Ben Bright is writing' }).waitFor();
  await olga.getByRole('img', { name: 'Ben Bright is looking at this' }).waitFor();
  await ben.goto('/inbox?view=spam');
  await olga.getByRole('img', { name: /Ben Bright/ }).waitFor({ state: 'detached' });
});

test('who answers after a colleague did is told before it goes, and may send all the same', async () => {
  const { id, number } = await begin('Overtaken');
  for (const page of [olga, ben]) {
    await page.goto(`/c/${number}`);
    await page.getByRole('log').getByText('Where is my parcel?').waitFor();
  }
  await write(ben, 'r', 'It is at the depot.');
  await write(olga, 'r', 'It left this morning.');
  await olga.keyboard.press('Control+Enter');
  const warning = ben.getByRole('alert').filter({ hasText: 'Olga Owner' });
  await warning.waitFor();
  await ben.keyboard.press('Control+Enter');
  await ben.getByRole('button', { name: 'Send anyway' }).waitFor();
  const replies = async () => (await call<{ data: { kind: string; text: string }[] }>(olga, 'GET', `/api/v1/conversations/${id}/messages`)).data.filter((message) => message.kind === 'reply').map((message) => message.text);
  assert.deepEqual(await replies(), ['It left this morning.']);
  await ben.getByRole('button', { name: 'Send anyway' }).click();
  await ben.getByRole('log').getByText('It is at the depot.').waitFor();
  assert.deepEqual(await replies(), ['It left this morning.', 'It is at the depot.']);
});

test('that a colleague read it shows in the list without asking the server again', async () => {
  await begin('Read by Ben');
  for (const page of [olga, ben]) await page.goto('/inbox?view=open');
  const row = olga.getByRole('option').filter({ hasText: 'Read by Ben' });
  await row.getByText('Unread').waitFor({ state: 'attached' });
  // What was asked for as the page loaded is here.
  await olga.waitForLoadState('networkidle');
  await olga.waitForTimeout(700);
  const asked: string[] = [];
  olga.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await ben.getByRole('option').filter({ hasText: 'Read by Ben' }).click();
  await row.getByText('Unread').waitFor({ state: 'detached' });
  await olga.waitForTimeout(500);
  assert.deepEqual(asked.filter((path) => path.startsWith('/api/v1/desk/')), []);
});

test('a macro does what it does with the reply, and taking the reply back takes it back', async () => {
  await call(olga, 'POST', '/api/v1/macros', { brand_id: brandId, name: 'Lost parcel', text: 'We look for it.', actions: [{ kind: 'tag', value: 'lost' }, { kind: 'priority', value: 'urgent' }] });
  const { number } = await begin('By macro');
  await olga.goto(`/c/${number}`);
  await olga.getByRole('log').getByText('Where is my parcel?').waitFor();
  await write(olga, 'r', '/lost');
  await olga.getByRole('option', { name: /Lost parcel/ }).waitFor();
  await olga.keyboard.press('Enter');
  const field = olga.getByRole('textbox', { name: /Reply to/ });
  await field.and(olga.getByText('We look for it.')).waitFor();
  await olga.keyboard.press('Control+Enter');
  await olga.getByRole('button', { name: 'Remove tag lost' }).waitFor();
  await olga.getByRole('button', { name: 'Undo' }).first().click();
  await olga.getByRole('button', { name: 'Remove tag lost' }).waitFor({ state: 'detached' });
  assert.equal(await field.inputValue(), 'We look for it.');
});

test('a reply that leaves later is taken back from its card, and what was written is in the field again', async () => {
  const { number } = await begin('Not yet');
  await olga.goto(`/c/${number}`);
  await olga.getByRole('log').getByText('Where is my parcel?').waitFor();
  await write(olga, 'r', 'We write tomorrow.');
  await olga.getByRole('button', { name: 'More ways to send' }).click();
  await olga.getByRole('menuitem', { name: /Tomorrow/ }).click();
  const card = olga.getByRole('article', { name: /Olga Owner/ });
  await card.getByText('Leaves').waitFor();
  await olga.goto('/inbox?view=later');
  await olga.getByRole('option').filter({ hasText: 'Not yet' }).click();
  await card.hover();
  await card.getByRole('button').last().click();
  await olga.getByRole('menuitem', { name: 'Take back' }).click();
  await card.waitFor({ state: 'detached' });
  assert.equal(await olga.getByRole('textbox', { name: /Reply to/ }).inputValue(), 'We write tomorrow.');
  assert.equal(await olga.getByText('It will be sent at its time').count(), 0);
});

test('a message that was made a conversation of its own is gone from the one it was in', async () => {
  const { id, number } = await begin('Two matters');
  await call(olga, 'POST', `/api/v1/conversations/${id}/notes`, { text: 'Ask the depot.' });
  await olga.goto(`/c/${number}`);
  const log = olga.getByRole('log');
  const card = log.getByRole('article', { name: /Ana Silva/ });
  await card.hover();
  await card.getByRole('button').last().click();
  await olga.getByRole('menuitem', { name: /conversation/ }).click();
  await card.waitFor({ state: 'detached' });
  await olga.getByRole('button', { name: 'Open it' }).click();
  await log.getByText('Where is my parcel?').waitFor();
});

test('a conversation of 300 messages is read upwards without losing the place', async () => {
  const { id, number } = await begin('Three hundred');
  for (let i = 1; i < 300; i++) await call(olga, 'POST', `/api/v1/conversations/${id}/notes`, { text: `Note number ${i}.` });
  await olga.goto(`/c/${number}`);
  const log = olga.getByRole('log');
  await log.getByText('Note number 299.').waitFor();
  const drawn = () => log.locator('[data-message]').count();
  assert.ok((await drawn()) <= 25, 'only the newest are drawn at first');
  // What stands at the top of the window is still there after older ones were put before it.
  const top = (): Promise<{ id: string; at: number }> => log.evaluate((box) => {
    const edge = box.getBoundingClientRect().top;
    const first = [...box.querySelectorAll('[data-message]')].find((one) => one.getBoundingClientRect().bottom > edge + 4);
    return { id: first?.getAttribute('data-message') ?? '', at: (first?.getBoundingClientRect().top ?? Number.NaN) - edge };
  });
  const placeOf = (message: string): Promise<number> => log.evaluate((box, wanted) => (box.querySelector(`[data-message="${wanted}"]`)?.getBoundingClientRect().top ?? Number.NaN) - box.getBoundingClientRect().top, message);
  await log.evaluate((box) => box.scrollTo({ top: 250 }));
  const before = await top();
  await log.locator('[data-message]').nth(30).waitFor({ state: 'attached' });
  await olga.waitForTimeout(300);
  assert.ok(Math.abs((await placeOf(before.id)) - before.at) < 3, 'the place is kept');
  for (let step = 0; step < 40 && (await olga.getByText('Note number 1.', { exact: true }).count()) === 0; step++) {
    await log.hover();
    await olga.mouse.wheel(0, -2500);
    await olga.waitForTimeout(120);
  }
  for (let step = 0; step < 20 && (await log.getByText('Where is my parcel?').count()) === 0; step++) {
    await olga.mouse.wheel(0, -2500);
    await olga.waitForTimeout(120);
  }
  assert.equal(await drawn(), 300);
  assert.equal(await olga.getByRole('button', { name: /earlier message/ }).count(), 0, 'nothing is left to show');
});
