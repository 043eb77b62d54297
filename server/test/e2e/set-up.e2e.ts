import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOTP } from 'otpauth';
import { PASSPHRASE, takeDevice } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { openFreshHouse } from '../stage/open-fresh-house.ts';
import { picture } from '../stage/picture.ts';
import { houseWithBrowser } from '../stage/with-browser.ts';

const { world, browser } = await houseWithBrowser();

const page = await takeDevice(browser, { baseURL: world.url, timezoneId: 'Europe/Berlin' });

const title = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });
const ask = <T>(url: string) => page.evaluate(async (where) => (await fetch(where)).json(), url) as Promise<T>;

let broken = false;

/** Each step stands on the one before: after a failure the rest would only wait. */
function step(name: string, work: () => Promise<void>): void {
  test(name, async () => {
    assert.ok(!broken, 'a step before it failed');
    broken = true;
    await work().catch(async (error: unknown) => {
      if (process.env.KEEPDESK_LOOKS) await page.screenshot({ path: `${process.env.KEEPDESK_LOOKS}/failed.png`, fullPage: true });
      throw error;
    });
    broken = false;
  });
}

step('the owner’s account: the rules for a passphrase follow what is typed', async () => {
  await page.goto('/');
  await page.waitForURL('**/setup');
  await field('Name').fill('Olga Owner');
  await field('Email').fill('olga@north.example');
  await field('Passphrase').fill('olga owner 12');
  const rules = page.getByRole('list', { name: 'Rules for the passphrase' });
  assert.equal(await rules.getByText('not met yet').count(), 1);
  assert.equal(await button('Create the account').isDisabled(), true);
  await checkLooks(page, '1-account');
  await field('Passphrase').fill(PASSPHRASE);
  await button('Create the account').click();
  await title('Protect your account');
});

step('a second factor is offered and can be taken at once, with its recovery codes', async () => {
  await checkLooks(page, '2-protect');
  await button('Turn on').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Go on' }).click();
  const secret = (await dialog.locator('code').first().innerText()).trim();
  await dialog.getByRole('textbox').fill(new TOTP({ secret }).generate());
  await dialog.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('dialog', { name: 'Recovery codes' }).getByRole('button', { name: 'I have kept it' }).click();
  await page.getByRole('navigation', { name: 'Steps' }).getByRole('listitem').filter({ hasText: 'Protect your account' }).getByText('set up', { exact: true }).waitFor({ state: 'attached' });
  await button('Go on').click();
  await title('How would you like to begin?');
  await checkLooks(page, '3-begin');
});

step('a brand is named, with its languages, and the time zone of the browser', async () => {
  await button(/Set up my brand/).click();
  await title('Your brand');
  assert.equal(await page.getByRole('combobox', { name: 'Time zone' }).inputValue(), 'Europe/Berlin');
  await field('Name of the brand').fill('North Apparel');
  await field('Domain').fill('https://www.north.example/shop');
  await page.getByRole('group', { name: 'You also answer in' }).getByText('German').click();
  await checkLooks(page, '4-brand');
  await button('Create the brand').click();
  await title('When do you work?');
  const { data } = await ask<{ data: { domain: string; locales: string[]; time_zone: string }[] }>('/api/v1/brands');
  assert.deepEqual(data.map(({ domain, locales, time_zone }) => ({ domain, locales, time_zone })), [{ domain: 'north.example', locales: ['en', 'de'], time_zone: 'Europe/Berlin' }]);
});

step('hours by weekday, and the public holidays of the guessed country', async () => {
  await button('Days off, every year').waitFor();
  assert.equal(await page.getByRole('combobox', { name: 'Public holidays of' }).inputValue(), 'Germany');
  await button('Days off, every year').click();
  await page.getByText('The public holidays of Germany are days off, every year.').waitFor();
  await page.getByText('Christmas Day').first().waitFor();
  await button('Add hours on Monday').click();
  await checkLooks(page, '5-hours');
  await button('Save and go on').click();
  await title('Where do customers write to?');
  const brandId = (await ask<{ data: { id: string }[] }>('/api/v1/brands')).data[0]?.id;
  const calendar = await ask<{ hours: Record<string, string[][]>; public_holidays: { days: string[]; until: number } | null }>(`/api/v1/brands/${brandId}/calendar`);
  assert.deepEqual([calendar.hours['1']?.length, calendar.hours['2'], calendar.hours['6']], [2, [['09:00', '17:00']], []]);
  assert.ok(calendar.public_holidays?.days.includes(`${new Date().getUTCFullYear() + 5}-12-25`));
});

step('whoever leaves half-way comes back to the first part that is missing', async () => {
  await page.goto('/setup');
  await title('Where do customers write to?');
});

step('mail can be forwarded here: the exact host and port are shown, and that nobody outside reaches them', async () => {
  await field('Address').fill('help@north.example');
  await page.getByText('Forward it to Keepdesk').click();
  await page.getByText(String(world.smtpPort), { exact: true }).waitFor();
  await page.getByText(/can only be reached from this machine/).waitFor();
  await checkLooks(page, '6-mailbox-forward');
});

step('a mailbox that refuses the password says so in plain words, and works with the right one', async () => {
  await page.getByText('Fetch it by IMAP', { exact: true }).click();
  await field('IMAP server').fill('127.0.0.1');
  await page.getByRole('button', { name: /Encryption/ }).click();
  await page.getByRole('option', { name: /STARTTLS/ }).click();
  await field('Port').fill(String(world.imapPort));
  await field('Password').fill('wrong');
  await checkLooks(page, '6-mailbox-imap');
  await button('Save and test').click();
  await page.getByText('The server does not accept this user and password.', { exact: false }).waitFor();
  await page.getByText('The relay lets us send.').waitFor();
  await checkLooks(page, '7-mailbox-refused');
  await button('Change').click();
  await field('Password').fill(world.imap.password);
  await button('Save and test').click();
  await page.getByText('127.0.0.1 lets us read.', { exact: false }).waitFor();
  await page.getByText('DNS records', { exact: true }).click();
  await page.getByText('v=spf1 ip4:127.0.0.1 ~all').waitFor();
  assert.equal(await page.getByText('not set', { exact: true }).count(), 3);
  await checkLooks(page, '7-mailbox-works');
  await picture(page, 'set-up-mailbox');
  await button('Go on').click();
  await title('Where do orders come from?');
});

step('a shop says what its token lacks, is connected, and fetched with its progress shown', async () => {
  world.shop.orders = Array.from({ length: 60 }, (_, n) => ({ id: String(1000 + n), name: `#${1000 + n}`, email: `buyer${n}@example.test`, total: '19.90', updatedAt: '2026-01-02T10:00:00Z', lines: [{ id: `${n}1`, title: 'Wool tee', sku: 'TEE', price: '19.90' }] }));
  world.shop.products = [{ id: '77', title: 'Wool tee', price: '19.90', updatedAt: '2026-01-01T00:00:00Z' }];
  world.shop.scopes = ['read_orders', 'read_products', 'read_fulfillments'];
  await field('Shop address').fill('north-apparel');
  await field('Admin API access token').fill('shpat_wrong');
  await field('API secret key').fill(world.shop.secret);
  await button('Try').click();
  await page.getByText('Shopify says: [API] Invalid API key', { exact: false }).waitFor();
  await field('Admin API access token').fill(world.shop.token);
  await button('Try').click();
  await page.getByText('North Apparel answers').waitFor();
  await page.getByText('· not given, and needed').waitFor();
  await checkLooks(page, '8-shop-lacks');
  await picture(page, 'set-up-shop');
  world.shop.scopes = [...world.shop.scopes, 'read_customers'];
  await button('Try').click();
  await page.getByText('· not given, and needed').waitFor({ state: 'hidden' });
  world.shop.slowness = 1200;
  await button('Connect').click();
  await page.getByRole('progressbar', { name: /Everything is fetched for the first time/ }).waitFor();
  await page.getByText('Orders: 15 of 60').waitFor();
  await checkLooks(page, '9-shop-syncing');
  world.shop.slowness = 0;
  await page.getByText('connected', { exact: true }).waitFor({ timeout: 20_000 });
  await checkLooks(page, '9-shop-connected');
  await button('Go on').click();
  await title('Ready to go');
});

step('the checklist shows what is set and what is left, and a mail as it arrives', async () => {
  await page.getByText('Send yourself a mail').waitFor();
  await page.getByText('You are alone here so far').waitFor();
  await checkLooks(page, '10-done');
  world.imap.deliver('From: Olga <olga@home.example>\r\nTo: help@north.example\r\nSubject: Hello myself\r\nMessage-ID: <self@home.example>\r\n\r\nDoes it work?\r\n');
  await page.getByText('Your mail has arrived').waitFor({ timeout: 5000 });
  await checkLooks(page, '10-done-mail');
  await picture(page, 'set-up-done');
  await page.getByRole('link', { name: /Open conversation #\d+/ }).click();
  await page.getByText('Does it work?').first().waitFor();
});

step('the same shop in the settings: tested, its webhooks listed, disconnected only after a question', async () => {
  await page.goto('/settings/connections');
  await page.getByText('connected', { exact: true }).waitFor();
  await checkLooks(page, '11-settings-shops');
  const choose = async (name: string) => {
    await button('Actions for North Apparel').click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Does it still let us in?');
  await page.getByText('It lets us in.').waitFor();
  await page.getByText('to put what came back into stock').waitFor();
  await choose('Register webhooks again');
  await page.getByText('Webhooks registered').waitFor();
  await choose('Latest webhooks');
  await page.getByText('No webhooks yet').waitFor();
  await page.keyboard.press('Escape');
  await choose('Disconnect');
  const question = page.getByRole('dialog', { name: 'Disconnect North Apparel?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await choose('Disconnect');
  await question.getByRole('button', { name: 'Disconnect' }).click();
  await page.getByText('Nothing is connected here yet').waitFor();
});

step('a shop of one’s own: a key in one click, and the first order is seen as it comes', async () => {
  await page.goto('/settings/connections');
  await button('Connect a place').click();
  await page.getByRole('dialog').getByRole('button', { name: /A shop of my own/ }).click();
  await button('Make a key').click();
  const dialog = page.getByRole('dialog');
  const example = dialog.locator('code').filter({ hasText: 'Bearer kd' });
  await example.waitFor();
  await checkLooks(page, '12-own-shop');
  const said = await example.innerText();
  const token = /Bearer (\S+)'/.exec(said)?.[1] ?? '';
  const body = /-d '([\s\S]+)'$/.exec(said.trim())?.[1] ?? '';
  const answer = await fetch(`${world.url}/api/v1/orders`, { method: 'PUT', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body });
  assert.equal(answer.status, 200, await answer.text());
  await dialog.getByText(/Order #\d+ is here\. It works\./).waitFor();
});

step('a mailbox signs in at Google and comes back to the screen it left; a no changes nothing', async () => {
  await page.goto('/settings/channels');
  await page.getByText('fetched by IMAP', { exact: false }).waitFor();
  await checkLooks(page, '13-settings-mailboxes');
  const connect = async () => {
    await field('Address').fill('shop@gmail.example');
    await page.getByText('Sign in with Google', { exact: true }).click();
    await button('Save and go to Google').click();
  };
  world.google.oauth.denies = true;
  await button('Add a mailbox').click();
  await connect();
  await page.getByText('You, or your organisation, did not allow it.', { exact: false }).waitFor();
  await button('Actions for shop@gmail.example').click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  world.google.oauth.denies = false;
  await connect();
  await page.getByText('Signed in. Mail comes and goes by this mailbox now.').waitFor();
  const dialog = page.getByRole('dialog', { name: 'shop@gmail.example' });
  await dialog.getByText('127.0.0.1 lets us read.', { exact: false }).waitFor();
  await checkLooks(page, '14-mailbox-google');
  world.google.imap.deliver('From: Ana <ana@home.example>\r\nTo: shop@gmail.example\r\nSubject: By Gmail\r\nMessage-ID: <gmail@home.example>\r\n\r\nHi\r\n');
  await page.goto('/inbox?view=open');
  await page.getByText('By Gmail').first().waitFor();
});

test('the demo opens the inbox with its mail', async () => {
  const other = await openFreshHouse();
  const visitor = await (await browser.newContext({ locale: 'en-US', baseURL: other.url })).newPage();
  visitor.setDefaultTimeout(30_000);
  try {
    await visitor.goto('/');
    await visitor.getByRole('textbox', { name: 'Name', exact: true }).fill('Vera Visitor');
    await visitor.getByRole('textbox', { name: 'Email' }).fill('vera@home.example');
    await visitor.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
    await visitor.getByRole('button', { name: 'Create the account' }).click();
    await visitor.getByRole('button', { name: 'Not now' }).click();
    await visitor.getByRole('button', { name: /Explore the demo/ }).click();
    await visitor.waitForURL('**/inbox**');
    await visitor.goto('/inbox?view=open');
    await visitor.getByText(/#\d+/).first().waitFor();
  } finally {
    await visitor.context().close();
    await other.close();
  }
});
