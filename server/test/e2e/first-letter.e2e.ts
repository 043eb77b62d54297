import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import nodemailer from 'nodemailer';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { MailRelay } from '../fakes/mail-relay.ts';
import { call, PASSPHRASE, takeDevice } from '../stage/at-the-desk.ts';
import { checkAccess } from '../stage/check-access.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const relay = new MailRelay();
const { desk, browser } = await deskWithBrowser([], { KEEPDESK_SMTP_RELAY: await relay.start() });
const door = nodemailer.createTransport({ host: '127.0.0.1', port: desk.smtpPort, secure: false, ignoreTLS: true });
after(async () => {
  door.close();
  await relay.stop();
});

const page = await takeDevice(browser, { baseURL: desk.url });
let brandId = '';

test('an owner sets up a brand in the browser', async () => {
  await page.goto('/');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Olga Owner');
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@north.example');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Create the account' }).click();
  await page.getByRole('button', { name: 'Not now' }).click();
  await page.getByRole('button', { name: /Set up my brand/ }).click();
  await page.getByRole('textbox', { name: 'Name of the brand' }).fill('North Apparel');
  await page.getByPlaceholder('shop.example').fill('north.example');
  await page.getByRole('button', { name: 'Create the brand' }).click();
  await page.getByRole('heading', { name: 'When do you work?' }).waitFor();
  brandId = (await call<{ brands: { id: string }[] }>(page, 'GET', '/api/v1/session')).brands[0]?.id ?? '';
  await call(page, 'POST', '/api/v1/mailboxes', { brand_id: brandId, address: 'help@north.example', name: 'North Apparel', signature_html: '<p>The North team</p>' });
  await call(page, 'PUT', `/api/v1/brands/${brandId}/behaviour`, { undo_seconds: 2, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  await call(page, 'POST', '/api/v1/macros', { brand_id: brandId, name: 'On its way', text: 'Hi {{customer.first_name | fallback: "there"}}, order {{order.number}} is on its way.' });
  await call(page, 'PUT', '/api/v1/orders', {
    brand_id: brandId, source_id: '1042', number: '#1042', email: 'ana@customer.example', customer_name: 'Ana Silva', total: { amount_minor: 4990, currency: 'EUR' }, placed_at: '2026-11-10T10:00:00Z',
    lines: [{ sku: 'TEE-M', title: 'Wool tee', quantity: 1, unit_price: { amount_minor: 4990, currency: 'EUR' } }],
  });
});

test('a mail stands on the screen by itself, with the order beside it', async () => {
  await page.goto('/inbox?view=open');
  await page.getByPlaceholder(/search/i).first().waitFor();
  await page.getByRole('button', { name: /^Open/ }).first().click();
  await page.getByRole('menuitem', { name: 'New view' }).waitFor();
  await page.keyboard.press('Escape');
  await door.sendMail({ from: 'Ana Silva <ana@customer.example>', to: 'help@north.example', subject: 'Where is my parcel?', text: 'Hello, where is order 1042?\n\nAna', messageId: '<first@customer.example>' });
  const row = page.getByText('Where is my parcel?').first();
  await row.waitFor({ timeout: 5000 });
  await row.click();
  await page.getByText('where is order 1042?').first().waitFor();
  await page.getByText('#1042').first().waitFor();
  await page.getByText('Wool tee').first().waitFor();
  assert.deepEqual(await checkAccess(page), []);
});

test('the agent answers by keyboard, and the customer receives one correct mail', async () => {
  await page.keyboard.press('r');
  await page.locator('textarea:focus').waitFor();
  await page.keyboard.type('Hello Ana, it left our warehouse this morning.');
  await page.keyboard.press('Control+Enter');
  for (let waited = 0; relay.mails.length === 0 && waited < 200; waited++) await new Promise((resolve) => setTimeout(resolve, 50));
  assert.equal(relay.mails.length, 1);
  const mail = readMail((relay.mails[0] as (typeof relay.mails)[number]).raw);
  assert.deepEqual(relay.mails[0]?.to, ['ana@customer.example']);
  assert.equal(mail.from?.address, 'help@north.example');
  assert.deepEqual(mail.inReplyTo, ['first@customer.example']);
  assert.match(mail.text, /it left our warehouse this morning\.[\s\S]*The North team/);
  assert.match(mail.html, /it left our warehouse this morning\./);
});

test('the customer’s answer comes back into the same conversation, on the screen', async () => {
  const mail = readMail((relay.mails[0] as (typeof relay.mails)[number]).raw);
  await door.sendMail({ from: 'Ana Silva <ana@customer.example>', to: mail.replyTo[0]?.address, subject: 'thanks', text: 'Lovely, thank you so much for checking!' });
  await page.goto('/inbox?view=open');
  await page.getByText('Where is my parcel?').first().click();
  await page.getByText('Lovely, thank you so much for checking!').last().waitFor();
  assert.equal(relay.mails.length, 1);
});

test('the floor counts it, and its figures open what is behind them', async () => {
  await page.goto('/floor');
  await page.getByText('First reply time').first().waitFor();
  assert.deepEqual(await checkAccess(page), []);
  await page.getByRole('button', { name: 'Show the conversations behind Open', exact: true }).click();
  await page.getByRole('dialog', { name: 'Open' }).getByText('Where is my parcel?').waitFor();
  await page.getByRole('link', { name: 'Open in the inbox' }).click();
  await page.getByText('Where is my parcel?').first().waitFor();
});

test('a view of one’s own is made by keyboard, stands among the others, is changed, removed and taken back', async () => {
  await page.goto('/inbox?view=open');
  const views = page.getByRole('button', { name: /^(Open|Nobody’s)/ }).first();
  await views.click();
  await page.getByRole('menuitem', { name: 'New view' }).click();
  const dialog = page.getByRole('dialog', { name: 'New view' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nobody’s yet');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('heading', { name: 'Nobody’s yet' }).waitFor();
  await views.click();
  await page.getByRole('menuitem', { name: 'Change this view' }).click();
  const change = page.getByRole('dialog', { name: 'Change this view' });
  await change.getByRole('textbox', { name: 'Name' }).fill('Nobody’s at all');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nobody’s at all' }).waitFor();
  await page.goto(`${page.url()}&q=parcel`);
  await page.getByRole('heading', { name: 'Nobody’s at all' }).waitFor();
  await views.click();
  await page.getByRole('menuitem', { name: 'Remove this view' }).click();
  await page.getByRole('heading', { name: 'Open', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Open/ }).first().click();
  await page.getByRole('menuitem', { name: 'Nobody’s at all' }).waitFor();
});
