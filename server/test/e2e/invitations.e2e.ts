import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { InvitingFiguresView } from '../../src/modules/invitations/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { takeDevice } from '../stage/at-the-desk.ts';
import { accessible, launcher, openChatShop, write } from '../stage/chat-shop.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';

// Who hesitates in the shop is asked: set at the desk, seen in the shop, known to whoever answers.
const { world, shop, browser, desk, visit } = await openChatShop();
shop.more = '<button type="button" data-keepdesk="size-chart">Size chart</button>';
const agent = await takeDevice(browser, { baseURL: desk });
await agent.goto('/sign-in');
await agent.evaluate(() => fetch('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'olga@keepdesk.test', password: 'quiet copper lantern field' }) }));

const figures = () => world.call<InvitingFiguresView>('GET', `/api/v1/brands/${world.brandId}/inviting/figures`);
const invitation = (page: Page, name = 'Invitation to chat') => page.getByRole('region', { name });
const chart = (page: Page) => page.getByRole('button', { name: 'Size chart' });
const words = 'Not sure about the size? Ask Olga, she knows how it fits.';

/** A shopper at a product, whose visits to the server are counted. */
async function shopper(options: Parameters<typeof visit>[0] = {}, path = '/products/Fjord-scarf'): Promise<{ page: Page; told: string[] }> {
  const page = await visit(options, path);
  const told: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && told.push(new URL(request.url()).pathname.split('/').slice(3).join('/')));
  await launcher(page).waitFor();
  return { page, told };
}

/** The part that invites has been fetched and watches. */
const watching = (page: Page) => world.until(() => page.evaluate(`performance.getEntriesByType('resource').some((one) => one.name.includes('/part/invite-') && one.responseEnd > 0)`));

/** The page that is shown has been counted. */
const counted = (page: Page) => world.until(() => page.evaluate(`Object.keys(sessionStorage).some((name) => name.endsWith(':signs') && JSON.parse(sessionStorage[name]).page === location.pathname)`));

async function agreesAndHesitates(page: Page): Promise<void> {
  await page.evaluate('keepdesk.consent(true)');
  await counted(page);
  await chart(page).click();
  await chart(page).click();
}

test('a brand settles whom it asks and with which words; nothing is live before', async () => {
  const { page, told } = await shopper();
  await page.evaluate('keepdesk.consent(true)');
  await chart(page).click({ clickCount: 3 });
  assert.deepEqual(told, []);
  await page.context().close();
  await agent.goto('/outreach?tab=invitations');
  await agent.getByText('Nobody has hesitated yet').waitFor();
  await checkLooks(agent, 'invitations-empty');
  const said = agent.getByRole('textbox', { name: 'Size chart opened again' });
  await said.fill('');
  await agent.getByRole('button', { name: 'Save draft' }).click();
  await agent.getByText('It cannot go live yet').waitFor();
  await said.fill(words);
  await agent.getByRole('figure').getByText(words).waitFor();
  await agent.getByLabel('Held out (%)').fill('0');
  await agent.getByText('Only while somebody is available').click();
  await agent.getByRole('button', { name: 'Put live' }).click();
  await agent.getByText('Shoppers are invited from now on').waitFor();
  await agent.getByText('On', { exact: true }).waitFor();
});

test('nobody is asked, counted or told of before they agreed, nor where the browser says no', async () => {
  const { page, told } = await shopper();
  await watching(page);
  for (let i = 0; i < 3; i++) await chart(page).click();
  assert.deepEqual(told, []);
  assert.deepEqual(await page.evaluate('[...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((name) => !name.endsWith(":pages"))'), []);
  await page.context().close();
  const shy = await visit({}, '/products/Fjord-scarf');
  await shy.addInitScript(`Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true })`);
  await shy.reload();
  const tries: string[] = [];
  shy.on('request', (request) => request.url().includes('/visit') && tries.push(request.url()));
  await shy.evaluate('keepdesk.consent(true)');
  await watching(shy);
  await chart(shy).click({ clickCount: 3 });
  await launcher(shy).click();
  await shy.getByRole('dialog').waitFor();
  assert.deepEqual(tries, []);
  await shy.context().close();
  assert.equal((await figures()).signs, 0);
});

test('it stands beside the button on any screen, takes no focus, and goes with Escape, for good', async () => {
  const { page, told } = await shopper({ reducedMotion: 'reduce' });
  await agreesAndHesitates(page);
  await invitation(page).getByText(words).waitFor();
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'Size chart');
  await accessible(page, 'the invitation');
  await checkLooks(page, 'invitation');
  await picture(page, 'invitation');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(`document.querySelector('#keepdesk-chat').shadowRoot.activeElement.textContent`), 'Start a chat');
  await page.keyboard.press('Escape');
  await invitation(page).waitFor({ state: 'detached' });
  await world.until(async () => (await figures()).dismissed === 1);
  for (const path of ['/cart', '/products/Lambswool-crew', '/cart']) {
    await page.goto(`${shop.origin}${path}`);
    await counted(page);
  }
  await world.until(async () => (await figures()).not_invited.length > 0);
  assert.equal(await invitation(page).count(), 0);
  assert.equal(told.filter((one) => one === 'visit').length, 2, 'told of once for each sign');
  assert.deepEqual((await figures()).not_invited, [{ because: 'invited_lately', visitors: 1 }]);
  await page.context().close();
});

test('one press opens the chat, and whoever answers knows why; in the language of the page, on a phone, from the right', async () => {
  shop.htmlAttributes = 'lang="ar" dir="rtl"';
  const page = await visit({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, '/products/Fjord-scarf');
  shop.htmlAttributes = 'lang="en"';
  await agreesAndHesitates(page);
  await invitation(page, 'دعوة إلى المحادثة').getByText(words).waitFor();
  await accessible(page, 'the invitation, from the right, in the dark');
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'));
  await page.context().close();
  const { page: ana } = await shopper();
  await agreesAndHesitates(ana);
  await invitation(ana).getByRole('button', { name: 'Start a chat' }).click();
  await ana.getByRole('button', { name: 'Start the chat' }).click();
  assert.equal(await invitation(ana).count(), 0);
  await write(ana, 'Does the scarf run small?');
  await ana.locator('[data-seq="1"]').waitFor();
  await agent.goto('/inbox?view=open');
  await agent.getByRole('option').filter({ hasText: 'Does the scarf run small?' }).click();
  await agent.getByText('opened the size chart 2 times').waitFor();
  await picture(agent, 'invitation-note');
  await ana.context().close();
});

test('an error at the checkout speaks by itself, and the thank-you page names the order', async () => {
  const { page } = await shopper();
  await page.evaluate('keepdesk.consent(true)');
  await counted(page);
  const usual = shop.more;
  shop.more = '<p data-keepdesk="checkout-error">Your card was declined.</p>';
  await page.goto(`${shop.origin}/checkout`);
  await invitation(page).getByText('Something did not work at the checkout?').waitFor();
  shop.more = usual;
  await page.goto(`${shop.origin}/thanks`);
  await page.evaluate(`keepdesk.order({ number: '#1001' })`);
  await world.until(() => world.house.db.read(systemActor('test'), (tx) => tx.maybe(sql`select 1 from invitations.named_order where brand_id = ${world.brandId} and number_key = '1001'`)));
  await page.context().close();
});

test('what it did stands at the desk', async () => {
  await agent.goto('/outreach?tab=invitations');
  await agent.getByText('No effect yet: nobody’s days are over.').waitFor();
  await agent.getByText('asked lately: 1').waitFor();
  await checkLooks(agent, 'invitations');
  await picture(agent, 'invitations');
});

test('while a carrier is in trouble the chat says so, above everything else', async () => {
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`
    insert into outreach.incident (id, brand_id, carrier, words, status_line, late_days, state, declared_at)
    values (${tx.id()}, ${world.brandId}, 'DHL', ${{ en: 'A hub stands still.' }}, ${{ en: 'DHL: parcels to the north come two days later.', de: 'DHL: Pakete in den Norden kommen zwei Tage später.' }}, 2, 'on', ${tx.now})`));
  const page = await visit();
  await launcher(page).click();
  await page.getByRole('note').getByText('DHL: parcels to the north come two days later.').waitFor();
  await accessible(page, 'a chat with a line of a carrier');
  await page.context().close();
});
