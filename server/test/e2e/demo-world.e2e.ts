import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { call, takeDevice } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { visitDemo, workInDemo } from '../stage/visit-demo.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// The desk's day in the demo world, among its colleagues and its live shoppers: chat and mail, the order, the question
// afterwards, the figures and the floor. Nobody looks behind the scenes: shoppers read their mail in the demo's shop.
const { desk, browser } = await deskWithBrowser(['--demo']);

const robin = await visitDemo(browser, desk);
const [grace, liza] = [await workInDemo(browser, desk, 'grace.lim@partner.example'), await workInDemo(browser, desk, 'liza.reyes@partner.example')];
const kim = await takeDevice(browser, { baseURL: desk.url, viewport: { width: 1200, height: 860 } });
const ada = await takeDevice(browser, { baseURL: desk.url, viewport: { width: 1200, height: 860 } });
const lou = await takeDevice(browser, { baseURL: desk.url, viewport: { width: 390, height: 844 } });

// One question of the three, and at once: otherwise one in five is asked about effort, a minute later.
const { brands } = await call<{ brands: { id: string; name: string }[] }>(robin, 'GET', '/api/v1/session');
const surveys = `/api/v1/brands/${brands.find((brand) => brand.name === 'Fjord & Wool')?.id}/survey-settings`;
const usual = await call<{ ces: object; nps: object }>(robin, 'GET', surveys);
await call(robin, 'PUT', surveys, { ...usual, csat: { on: true, delay_seconds: 0 }, ces: { ...usual.ces, on: false }, nps: { ...usual.nps, on: false } });

const openChat = (page: Page) => page.getByRole('button', { name: /^Chat with us/ }).click();
async function write(page: Page, words: string): Promise<void> {
  await page.getByLabel('Write a message').fill(words);
  await page.keyboard.press('Enter');
}
/** The chat stands in the inbox by itself; whoever opens it takes it. */
async function take(page: Page, subject: string, words = subject): Promise<void> {
  await page.goto('/inbox?view=open');
  await page.getByRole('option').filter({ hasText: subject }).first().click();
  await page.getByRole('log').getByText(words).first().waitFor();
  await page.keyboard.press('t');
  await page.getByText(/is yours$/).first().waitFor();
}
async function answer(page: Page, words: string): Promise<void> {
  await page.getByPlaceholder(/write a reply/i).waitFor();
  await page.keyboard.press('r');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText(words).waitFor();
}
/** What the demo's post has for an address, once it is there. */
async function readMail(page: Page, address: string, subject: RegExp): Promise<void> {
  for (const end = Date.now() + 100_000; Date.now() < end; ) {
    await page.goto(`/demo/shop/mail?address=${address}`);
    if ((await page.locator('summary', { has: page.locator('span') }).filter({ hasText: subject }).count()) > 0) return;
    await page.waitForTimeout(1000);
  }
  assert.fail(`no mail ${subject} came to ${address}`);
}

async function refund(page: Page, what: string, amount?: string): Promise<void> {
  await page.getByRole('toolbar', { name: 'What can be done to this order' }).getByRole('button', { name: 'Refund' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(what, { exact: true }).click();
  if (amount) await dialog.getByLabel('Amount in EUR').fill(amount);
  await dialog.getByLabel('Reason').fill('Arrived with a hole');
}

test('before buying: page and cart beside the chat, typing, an answer, a photo; then she leaves', async () => {
  await ada.goto('/demo/shop/p/FW-SCARF');
  await ada.goto('/demo/shop/p/FW-CREW-L');
  await ada.getByRole('button', { name: 'Put in the cart' }).click();
  await openChat(ada);
  await ada.getByLabel(/Your name/).fill('Ada Berg');
  await ada.getByLabel(/Your email/).fill('ada@customer.example');
  await ada.getByRole('button', { name: 'Start the chat' }).click();
  await write(ada, 'Is the crew warm enough for January in Tromsø?');
  await take(grace, 'Is the crew warm enough');
  const beside = grace.getByRole('region', { name: 'In the shop' });
  await beside.getByText('here now').waitFor();
  await beside.getByText('Lambswool crew, oat, L').first().waitFor();
  await grace.keyboard.press('r');
  await grace.keyboard.type('It is: two layers.');
  await ada.getByText('Grace is typing…').waitFor();
  await grace.keyboard.press('Enter');
  await ada.getByText('It is: two layers.').waitFor();
  await ada.locator('#keepdesk-chat input[type=file]').setInputFiles({ name: 'jumper.png', mimeType: 'image/png', buffer: await ada.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } }) });
  await ada.getByRole('button', { name: 'Send' }).and(ada.locator(':enabled')).waitFor();
  await write(ada, 'This is what I wear now:');
  await grace.getByRole('log').getByText('This is what I wear now:').waitFor();
  await picture(grace, 'demo-chat');
  await ada.goto('about:blank');
  await grace.getByText(/has left/).waitFor();
  await answer(grace, 'That one is thinner. Take the crew in L.');
});

test('a mail from a phone is answered and closed', async () => {
  await lou.goto('/demo/shop/mail?address=lou@customer.example');
  await lou.getByLabel('Subject').fill('Is the parka lined?');
  await lou.getByLabel('What you want to say').fill('I would wear it at ten below.');
  await lou.getByRole('button', { name: 'Send' }).click();
  await take(robin, 'Is the parka lined?', 'I would wear it');
  await robin.keyboard.press('r');
  await robin.keyboard.type('With wool, down to minus fifteen.');
  await robin.keyboard.press('Control+Enter');
  await readMail(lou, 'lou@customer.example', /Is the parka lined/);
  await lou.frameLocator('iframe').first().getByText('down to minus fifteen').waitFor();
  await checkLooks(lou, 'demo-post');
  await robin.getByRole('button', { name: 'Resolve' }).click();
});

test('a signed-in shopper is recognised with their order; a refund within the limit is seen before it happens, and told after', async () => {
  await kim.goto('/demo/shop');
  // From here on the shop has said who this is.
  await Promise.all([kim.waitForResponse(/\/demo\/shop\/token/), kim.getByRole('button', { name: 'Sign in' }).click()]);
  await openChat(kim);
  await kim.getByRole('button', { name: 'Start the chat' }).click();
  await write(kim, 'My order FW-CHAT came with a hole in it.');
  await take(grace, 'came with a hole');
  await grace.getByRole('article', { name: 'Order #FW-CHAT' }).getByText('Signed in at the shop as the buyer').waitFor();
  await refund(grace, 'An amount', '2');
  const dialog = grace.getByRole('dialog');
  await dialog.getByText('The customer gets back').waitFor();
  await picture(grace, 'demo-refund');
  await dialog.getByRole('button', { name: 'Refund €2.00' }).click();
  await dialog.getByText('Done. The shop confirms it.').waitFor();
  await dialog.getByRole('button', { name: 'Write to the customer' }).click();
  await grace.getByRole('log').getByText('The shop confirms: Refund (€2.00) for order #FW-CHAT').waitFor();
  await grace.locator('textarea').filter({ hasText: 'We have refunded' }).waitFor();
  await grace.locator('textarea').press('Enter');
  await kim.getByText('We have refunded €2.00').waitFor();
});

test('above the limit a lead decides, and the agent sees it done', async () => {
  await refund(grace, 'Everything left');
  const dialog = grace.getByRole('dialog');
  await dialog.getByText('above your limit').waitFor();
  await dialog.getByRole('button', { name: 'Ask for approval' }).click();
  await dialog.getByText('This waits for approval.').waitFor();
  await grace.keyboard.press('Escape');
  await liza.goto('/actions');
  await liza.getByRole('button', { name: 'Approve' }).click();
  await liza.getByText('Nothing waits for approval').waitFor();
  await grace.getByRole('log').getByText('The shop confirms: Refund (€51.90) for order #FW-CHAT').waitFor();
});

test('a lead sees who has what, whispers into the chat, tells the floor, and takes over', async () => {
  await liza.goto('/floor');
  const people = liza.getByRole('region', { name: 'People on the floor' }).first();
  const row = people.getByRole('row').filter({ hasText: 'Grace Lim' });
  await row.getByText('available', { exact: true }).waitFor();
  await row.getByText('came with a hole').waitFor();
  assert.ok((await people.getByText('available', { exact: true }).count()) >= 4, 'colleagues are at work');
  await people.scrollIntoViewIfNeeded();
  await picture(liza, 'demo-floor-people');
  await liza.getByRole('button', { name: 'Actions for Grace Lim' }).click();
  await liza.getByRole('menuitem', { name: 'Whisper' }).click();
  await liza.getByLabel('What you want to say').fill('Send a new one, too.');
  await liza.getByRole('button', { name: 'Whisper', exact: true }).click();
  await grace.getByText('Send a new one, too.').first().waitFor();
  assert.equal(await kim.getByText('Send a new one, too.').count(), 0);
  await liza.getByRole('button', { name: 'Note to the floor' }).click();
  await liza.getByLabel('What the floor should know').fill('The scarves of October have holes: send a new one.');
  await liza.getByRole('button', { name: 'Send to the floor' }).click();
  await grace.getByText('The scarves of October have holes').waitFor();
  await grace.getByRole('button', { name: 'Got it' }).click();
  await liza.getByRole('dialog').getByRole('button', { name: 'Close' }).first().click();
  await liza.getByRole('dialog').waitFor({ state: 'detached' });
  await liza.getByRole('button', { name: 'Actions for Grace Lim' }).click();
  await liza.getByRole('menuitem', { name: 'Take it over' }).click();
  await liza.waitForURL('**/c/*');
  await answer(liza, 'Liza here: a new scarf leaves today.');
  await kim.getByText('a new scarf leaves today').waitFor();
});

test('closed, the question stands beneath the chat', async () => {
  await liza.getByRole('button', { name: 'Resolve' }).click();
  await kim.getByRole('button', { name: '5: Very good' }).click({ timeout: 90_000 });
  await kim.getByText('Thank you! Your answer: Very good').waitFor();
});

test('who left reads the answer by mail, answers it, and finds all of it in the chat', async () => {
  await readMail(ada, 'ada@customer.example', /crew warm enough/);
  await ada.frameLocator('iframe').first().getByText('Take the crew in L.').waitFor();
  await picture(ada, 'demo-mail');
  await ada.getByLabel('Your answer').first().fill('I ordered it. Thank you!');
  await ada.getByRole('button', { name: 'Answer' }).first().click();
  await grace.goto('/inbox?view=mine');
  await grace.getByRole('option').filter({ hasText: 'crew warm enough' }).first().click();
  await grace.getByRole('log').getByText('I ordered it. Thank you!').waitFor();
  await ada.goto('/demo/shop');
  await openChat(ada);
  for (const words of ['warm enough for January', 'two layers', 'This is what I wear now', 'That one is thinner', 'I ordered it']) await ada.locator('[data-seq]').getByText(words).waitFor();
});

test('asked by mail as well: one press, another changes it, and words', async () => {
  await readMail(lou, 'lou@customer.example', /how|satisf/i);
  const [page] = await Promise.all([lou.context().waitForEvent('page'), lou.frameLocator('iframe').first().getByRole('link', { name: /4/ }).first().click()]);
  await page.getByRole('button', { name: 'Send my answer: 4 – Good' }).click();
  await page.getByText('Your answer: 4 – Good').waitFor();
  await page.getByLabel('Do you want to tell us more?').fill('Warm words.');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByText('we read every word').waitFor();
});

test('figures of the whole world, divided, compared, explained, down to the conversations', async () => {
  await robin.goto('/reports?report=satisfaction');
  await choose('Period', 'Today');
  await robin.getByText('Warm words.').waitFor();
  await choose('Period', 'Last 7 days');
  await robin.getByRole('row', { name: /Fjord & Wool/ }).waitFor();
  await robin.goto('/reports?report=agents');
  await choose('Period', 'Last 7 days');
  await choose('and by', 'Reason');
  await choose('Compare with', 'The period before');
  await robin.getByRole('table').getByRole('row').nth(3).waitFor();
  await picture(robin, 'demo-reports');
  await robin.getByRole('button', { name: /^Resolved, .*Show the conversations/ }).first().click();
  await robin.getByRole('dialog').getByText(/#\d+/).first().waitFor();
  await robin.keyboard.press('Escape');
  const told = await robin.evaluate(async () => (await (await fetch('/api/v1/kpis')).json()) as { data: { key: string; n: number; definition: string }[] });
  assert.ok(told.data.length > 10 && told.data.every((figure) => figure.definition.length > 20), 'every figure says how it is counted');
});

async function choose(label: string, choice: string): Promise<void> {
  await robin.getByRole('button', { name: new RegExp(`${label}$`) }).or(robin.getByRole('button', { name: new RegExp(`^${label}`) })).first().click();
  await robin.getByRole('option', { name: choice, exact: true }).click();
  // The pointer stands where the list was: what lies beneath it there says what it means, over the next thing to be pressed.
  await robin.mouse.move(1, 1);
}
