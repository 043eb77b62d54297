import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SignJWT } from 'jose';
import type { Page } from 'playwright-core';
import { accessible, launcher, openChatShop, write } from '../stage/chat-shop.ts';

// The widget on the shop's pages, whatever the device, the language, the connection and the hour.
const { world, shop, secret, visit } = await openChatShop();

/** what has the focus in the widget, as the page's script says it */
const focused = `document.querySelector('#keepdesk-chat').shadowRoot.activeElement`;

test('everything can be done by keyboard, and the focus stays inside until Escape gives it back', async () => {
  const page = await visit();
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
    const page = await visit({ viewport: { width: 390, height: 844 }, colorScheme, hasTouch: true, reducedMotion: 'reduce' });
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
  const phone = await visit();
  assert.equal(await identify(phone, await sign('z'.repeat(40))), 'token_forged');
  assert.equal(await identify(phone, await sign(secret)), 'known');
  await launcher(phone).click();
  await phone.getByRole('button', { name: 'Start the chat' }).click();
  await write(phone, 'Do you ship to Svalbard?');
  await phone.locator('[data-seq="1"]').waitFor();
  const laptop = await visit();
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
  const one = await visit();
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
  const page = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
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

test('outside of business hours it says when somebody is back, and asks where to answer', async () => {
  const hours = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, []]));
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  await world.call('PUT', `/api/v1/brands/${world.brandId}/calendar`, { time_zone: 'UTC', hours, holidays: [], shifts: { [tomorrow]: [['09:00', '17:00']] } });
  const page = await visit({ viewport: { width: 390, height: 844 }, timezoneId: 'UTC' });
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
