import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { SignJWT } from 'jose';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { buildWebApps } from '../../../scripts/build-web.mjs';
import type { ChatSettingsView } from '../../src/modules/channels/chat/contract.ts';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openTestHouse } from '../journeys/open-test-house.ts';
import { takeDevice } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { freePort } from '../stage/free-port.ts';
import { openBrowser } from '../stage/open-browser.ts';
import { picture } from '../stage/picture.ts';
import { openShopPages } from '../stage/shop-pages.ts';

await buildWebApps();
const port = await freePort();
const desk = `http://localhost:${port}`;
const world = await openTestHouse({ config: { port, publicUrl: desk } });
const shop = await openShopPages(desk);
const { browser, close } = await openBrowser();
after(async () => {
  await close();
  shop.close();
  await world.close();
});

const chatPath = `/api/v1/brands/${world.brandId}/chat`;
await world.call('PATCH', chatPath, { enabled: true, origins: [shop.origin], look: { color: '#2f6f6b', greeting: 'Hello! Ask us anything before you buy.', away_minutes: 1, form: { name: 'optional', email: 'optional', topics: ['A product', 'My order'] } } });
const { secret } = await world.call<{ secret: string }>('POST', `${chatPath}/secret`, {});
shop.snippet = (await world.call<ChatSettingsView>('POST', chatPath, {})).snippet;

async function device(options: BrowserContextOptions, address: string): Promise<Page> {
  const page = await takeDevice(browser, { viewport: { width: 1200, height: 860 }, ...options });
  await page.goto(address);
  return page;
}

/** What axe finds in the page, the widget's shadow root with it. */
async function accessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('#keepdesk-chat').withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('; ')}`), [], where);
}

/** The shopper has been away for half an hour. */
const halfAnHourLater = () =>
  world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update channels_chat.visitor set left_at = ${new Date(tx.now.getTime() - 30 * 60_000)} where left_at is not null`);
    await tx.run(sql`update platform.job set run_at = ${tx.now}, revision = revision + 1 where kind = 'channels_chat.follow_up'`);
    tx.wishes.scheduledFor = tx.now.getTime();
  });

const agent = await takeDevice(browser, { baseURL: desk });
/** how often the desk made a sound */
let rung = 0;
await agent.exposeFunction('heardTone', () => (rung += 1));
await agent.addInitScript('AudioContext.prototype.createOscillator = ((make) => function () { window.heardTone(); return make.call(this); })(AudioContext.prototype.createOscillator)');
await agent.goto('/sign-in');
await agent.evaluate(() => fetch('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'olga@keepdesk.test', password: 'quiet copper lantern field' }) }));
await agent.goto('/inbox?view=open');

/** what has the focus in the widget, as the page's script says it */
const focused = `document.querySelector('#keepdesk-chat').shadowRoot.activeElement`;
const launcher = (page: Page) => page.getByRole('button', { name: /^Chat with us/ });
const write = async (page: Page, words: string): Promise<void> => {
  await page.getByLabel('Write a message').fill(words);
  await page.keyboard.press('Enter');
};

test('a shopper asks before buying, sees typing and an answer, sends a photo, leaves; mail goes on and comes back', async () => {
  const ana = await device({}, `${shop.origin}/Fjord-scarf`);
  await ana.goto(`${shop.origin}/Lambswool-crew`);
  await ana.evaluate(`keepdesk.push((it) => it.cart({ currency: 'EUR', total_minor: 12900, lines: [{ title: 'Lambswool crew, oat, L', quantity: 1, price_minor: 12900 }] }))`);
  await launcher(ana).click();
  await accessible(ana, 'the form before a chat');
  await ana.getByLabel(/Your name/).fill('Ana Silva');
  await ana.getByLabel(/Your email/).fill('ana@shopper.test');
  await ana.getByLabel('What is it about?').selectOption('A product');
  await ana.getByRole('button', { name: 'Start the chat' }).click();
  await write(ana, 'Is the crew warm enough for January in Tromsø?');

  // It appears by itself, and the desk knows where she is.
  await agent.getByRole('option').filter({ hasText: 'A product: Is the crew warm' }).click();
  const beside = agent.getByRole('region', { name: 'In the shop' });
  await beside.getByText('here now').waitFor();
  assert.equal(rung, 2, 'two notes for a chat that begins');
  await beside.getByText('Lambswool crew, oat, L').waitFor();
  await beside.getByText('Fjord scarf').waitFor();
  await ana.getByLabel('Write a message').pressSequentially('And does it itch');
  await agent.getByText('Ana Silva is typing…').waitFor();
  await ana.getByLabel('Write a message').fill('');
  await picture(agent, 'chat-desk');

  await agent.keyboard.press('r');
  await agent.keyboard.type('It is: two layers, and a collar that closes.');
  await ana.getByText('Olga is typing…').waitFor();
  const sent = performance.now();
  await agent.keyboard.press('Enter');
  await ana.getByText('two layers, and a collar').waitFor();
  assert.ok(performance.now() - sent < 2000);
  await agent.getByText('Read', { exact: true }).waitFor();

  await ana.locator('#keepdesk-chat input[type=file]').setInputFiles({ name: 'jumper.png', mimeType: 'image/png', buffer: await ana.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } }) });
  await ana.getByRole('button', { name: 'Send' }).and(ana.locator(':enabled')).waitFor();
  await write(ana, 'This is what I wear now:');
  await ana.getByRole('img', { name: 'jumper.png' }).waitFor();
  await agent.getByRole('log').getByText('This is what I wear now:').waitFor();
  await accessible(ana, 'a chat');
  await picture(ana, 'chat-widget');

  // She leaves; the answer follows by mail, she answers it, and finds everything in the chat when she is back.
  const storage = await ana.context().storageState();
  await ana.context().close();
  await agent.getByText(/has left/).waitFor();
  await agent.keyboard.type('That one is thinner. Take the crew in L.');
  await agent.keyboard.press('Enter');
  await agent.getByRole('log').getByText('That one is thinner').waitFor();
  await halfAnHourLater();
  const mail = await world.until(async () => world.relay.mails[0]);
  const read = readMail(mail.raw);
  assert.deepEqual(mail.to, ['ana@shopper.test']);
  assert.match(read.text, /That one is thinner/);
  await agent.getByText('Gone on by email').waitFor();
  await world.mail({ from: 'Ana Silva <ana@shopper.test>', to: read.replyTo[0]?.address, subject: `Re: ${read.subject}`, text: 'I ordered it. Thank you!', inReplyTo: `<${read.messageId}>` });
  await agent.getByRole('log').getByText('I ordered it. Thank you!').waitFor();
  const back = await device({ storageState: storage }, `${shop.origin}/`);
  await launcher(back).click();
  for (const words of ['warm enough for January', 'two layers, and a collar', 'This is what I wear now', 'That one is thinner', 'I ordered it']) await back.locator('[data-seq]').getByText(words).waitFor();
  assert.deepEqual(await back.locator('[data-seq]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-seq'))), ['1', '2', '3', '4', '5']);
  await back.context().close();
});

test('everything can be done by keyboard, and the focus stays inside until Escape gives it back', async () => {
  const page = await device({}, `${shop.origin}/`);
  await launcher(page).focus();
  await page.keyboard.press('Enter');
  await page.getByLabel(/Your name/).waitFor();
  for (let i = 0; i < 12; i++) {
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(`${focused}?.closest('[role=dialog]') !== null`), `after ${i + 1} times Tab`);
  }
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(`${focused}?.getAttribute('aria-expanded')`), 'false');
  await page.context().close();
});

test('on a phone it fills the screen, from right to left where that is read, in the dark, without moving the page', async () => {
  for (const [attributes, colorScheme] of [['lang="de"', 'light'], ['lang="ar" dir="rtl"', 'dark']] as const) {
    shop.htmlAttributes = attributes;
    const page = await device({ viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true, reducedMotion: 'reduce' }, `${shop.origin}/`);
    await page.locator('#keepdesk-chat .launch').click();
    const box = await page.getByRole('dialog').boundingBox();
    assert.deepEqual(box && [box.x, box.y, box.width, box.height], [0, 0, 390, 844]);
    assert.equal(await page.getByRole('dialog').getAttribute('dir'), attributes.includes('rtl') ? 'rtl' : 'ltr');
    await accessible(page, attributes);
    if (attributes.includes('de')) await page.getByRole('button', { name: 'Chat beginnen' }).waitFor();
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'));
    const shifted = await page.evaluate(`new Promise((resolve) => { new PerformanceObserver((list) => resolve(list.getEntries().length)).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => resolve(0), 300); })`);
    assert.equal(shifted, 0);
    await page.context().close();
  }
  shop.htmlAttributes = 'lang="en"';
});

test('a signed-in shopper is known on another device; a forged token is refused with its reason', async () => {
  const sign = (key: string) => new SignJWT({ email: 'kim@shopper.test', name: 'Kim Young', external_id: '9' }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(new TextEncoder().encode(key));
  const identify = (page: Page, token: string) => page.evaluate(`keepdesk.identify(${JSON.stringify(token)}).then(() => 'known', (problem) => problem.code)`);
  const phone = await device({}, `${shop.origin}/`);
  assert.equal(await identify(phone, await sign('z'.repeat(40))), 'token_forged');
  assert.equal(await identify(phone, await sign(secret)), 'known');
  await launcher(phone).click();
  await phone.getByRole('button', { name: 'Start the chat' }).click();
  await write(phone, 'Do you ship to Svalbard?');
  await phone.locator('[data-seq="1"]').waitFor();
  const laptop = await device({}, `${shop.origin}/`);
  assert.equal(await identify(laptop, await sign(secret)), 'known');
  await launcher(laptop).click();
  await laptop.locator('[data-seq="1"]').getByText('Do you ship to Svalbard?').waitFor();
  // Two devices, one chat: what is written on the one stands on the other.
  await write(laptop, 'Or to Bodø?');
  await phone.locator('[data-seq="2"]').getByText('Or to Bodø?').waitFor();
  await phone.context().close();
  await laptop.context().close();
});

test('what waits in a tab that is closed is sent by the one that stays; signing out empties both', async () => {
  const one = await device({}, `${shop.origin}/`);
  await launcher(one).click();
  await one.getByRole('button', { name: 'Start the chat' }).click();
  await write(one, 'Do you have it in green?');
  await one.locator('[data-seq="1"]').waitFor();
  const other = await one.context().newPage();
  await other.goto(`${shop.origin}/Fjord-scarf`);
  await launcher(other).click();
  await other.locator('[data-seq="1"]').waitFor();
  await one.context().setOffline(true);
  for (const text of ['Or in blue?', 'Or in grey?', 'Size L.']) await write(one, text);
  await one.getByText('Size L.').waitFor();
  // A tab that lives keeps its own.
  await other.waitForTimeout(500);
  await one.close();
  await other.context().setOffline(false);
  await other.locator('[data-seq="4"]').getByText('Size L.').waitFor();
  assert.equal(await other.getByText('Or in blue?').count(), 1);

  const third = await other.context().newPage();
  await third.goto(`${shop.origin}/`);
  await launcher(third).click();
  await third.locator('[data-seq="4"]').waitFor();
  await third.evaluate('keepdesk.logout()');
  await other.locator('[data-seq="4"]').waitFor({ state: 'detached' });
  for (const page of [other, third]) {
    await page.reload();
    await launcher(page).click();
    await page.getByRole('button', { name: 'Start the chat' }).waitFor();
    assert.equal(await page.getByText('Size L.').count(), 0);
  }
  await other.context().close();
});

test('a long text is taken whole, and one that is too long says that it was cut', async () => {
  const page = await device({ permissions: ['clipboard-read', 'clipboard-write'] }, `${shop.origin}/`);
  await launcher(page).click();
  await page.getByRole('button', { name: 'Start the chat' }).click();
  const box = page.getByLabel('Write a message');
  const paste = async (letters: number): Promise<number> => {
    await page.evaluate(`navigator.clipboard.writeText('x'.repeat(${letters}))`);
    await box.fill('');
    await box.press('Control+v');
    return (await box.inputValue()).length;
  };
  assert.equal(await paste(20_000), 20_000);
  assert.equal(await page.getByText('was cut').count(), 0);
  assert.equal(await paste(20_001), 20_000);
  await page.getByRole('alert').filter({ hasText: 'was cut: at most 20,000 characters' }).waitFor();
  await box.press('Enter');
  await page.locator('[data-seq="1"]').waitFor();
  await page.context().close();
});

test('whoever is there when it is closed is asked beneath the chat; one press answers, another changes it, words follow', async () => {
  const surveys = `/api/v1/brands/${world.brandId}/survey-settings`;
  const usual = await world.call<Record<string, unknown>>('GET', surveys);
  await world.call('PUT', surveys, { ...usual, csat: { on: true, delay_seconds: 0 } });
  const page = await device({ viewport: { width: 390, height: 844 }, hasTouch: true }, `${shop.origin}/`);
  await launcher(page).click();
  await page.getByLabel(/Your email/).fill('lou@shopper.test');
  await page.getByRole('button', { name: 'Start the chat' }).click();
  await write(page, 'Is the scarf soft?');
  await page.locator('[data-seq="1"]').waitFor();
  const found = await world.until(async () => (await world.call<{ data: { id: string; subject: string; brand_id: string }[] }>('GET', '/api/v1/conversations')).data.find((row) => row.subject.includes('scarf soft')));
  const { data: statuses } = await world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses');
  await world.call('POST', `/api/v1/conversations/${found.id}/replies`, { text: 'As a cloud.', status_id: statuses.find((status) => status.category === 'resolved')?.id });
  await page.getByText('How satisfied are you with our help?').waitFor();
  await page.getByRole('button', { name: '2: Bad' }).click();
  await page.getByText('Thank you! Your answer: Bad').waitFor();
  await page.getByRole('button', { name: '5: Very good' }).click();
  await page.getByText('Thank you! Your answer: Very good').waitFor();
  await accessible(page, 'a question beneath the chat');
  await picture(page, 'chat-survey');
  await page.getByLabel('Do you want to tell us more?').fill('Lovely people');
  await page.getByRole('button', { name: 'Send', exact: true }).first().click();
  await page.getByText('Thank you, we read every word.').waitFor();
  const { data: [answer] } = await world.call<{ data: { score: number; comment: string; channel: string }[] }>('GET', `/api/v1/surveys?conversation_id=${found.id}`);
  assert.deepEqual([answer?.channel, answer?.score, answer?.comment], ['chat', 5, 'Lovely people']);
  await world.call('PUT', surveys, usual);
  await page.context().close();
});

test('outside of business hours it says when somebody is back, and asks where to answer', async () => {
  const hours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, []]));
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await world.call('PUT', `/api/v1/brands/${world.brandId}/calendar`, { time_zone: 'UTC', hours, holidays: [], shifts: { [tomorrow]: [['09:00', '17:00']] } });
  const page = await device({ viewport: { width: 390, height: 844 }, timezoneId: 'UTC' }, `${shop.origin}/`);
  await launcher(page).click();
  await page.getByText(/We are back tomorrow 09:00/).waitFor();
  await page.getByRole('button', { name: 'Start the chat' }).click();
  await write(page, 'Anybody there?');
  await page.getByText('We are away. Where may we answer you?').waitFor();
  await page.getByLabel(/where may we answer/i).fill('night@shopper');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This is not an email address.').waitFor();
  await page.getByLabel(/where may we answer/i).fill('night@shopper.test');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('If you leave, the answer comes to night@shopper.test.').waitFor();
  await accessible(page, 'away');
  await page.context().close();
});

test('the settings and a chat in the desk can be read by everybody, on a desk and on a phone, light and dark', async () => {
  await agent.goto('/settings/chat');
  await agent.getByLabel('Title').fill('Ask North');
  await agent.getByRole('figure', { name: 'What shoppers see' }).getByText('Ask North').waitFor();
  await agent.getByRole('button', { name: 'Save' }).click();
  await agent.getByText('Saved').first().waitFor();
  await picture(agent, 'chat-settings');
  await checkLooks(agent, 'settings-chat');
  assert.equal((await world.call<ChatSettingsView>('POST', chatPath, {})).look.title, 'Ask North');
  await agent.goto('/c/1');
  await agent.getByRole('log').getByText('I ordered it. Thank you!').waitFor();
  await checkLooks(agent, 'chat');
});
