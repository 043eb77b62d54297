import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { PASSPHRASE, takeDevice } from '../stage/at-the-desk.ts';
import { checkAccess } from '../stage/check-access.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const { desk, browser } = await deskWithBrowser();

async function signIn(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@shop.example');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const owner = await takeDevice(browser, { baseURL: desk.url });

test('the address of a new installation opens the set-up, which makes the owner', async () => {
  await owner.goto('/');
  await owner.waitForURL('**/setup');
  assert.deepEqual(await checkAccess(owner), []);
  await owner.getByRole('textbox', { name: 'Name', exact: true }).fill('Olga Owner');
  await owner.getByRole('textbox', { name: 'Email' }).fill('olga@shop.example');
  await owner.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await owner.getByRole('button', { name: 'Create the account' }).click();
  await owner.getByRole('heading', { name: 'Protect your account' }).waitFor();
  assert.deepEqual(await checkAccess(owner), []);
});

test('a wrong passphrase says so, the right one opens', async () => {
  const page = await takeDevice(browser, { baseURL: desk.url });
  await signIn(page, 'something else entirely');
  await page.getByRole('textbox', { name: 'Passphrase' }).and(page.locator('[aria-invalid=true]')).waitFor();
  assert.deepEqual(await checkAccess(page), []);
  // In the same page: what was said against the first one must not hold back the second.
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: 'Passphrase' }).press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.context().close();
});

test('a passkey that is not there is said in words, and the passphrase still opens', async () => {
  const page = await takeDevice(browser, { baseURL: desk.url });
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: false, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.getByRole('alert').filter({ hasText: 'No passkey' }).waitFor();
  assert.equal(await page.getByRole('textbox', { name: 'Passphrase' }).getAttribute('aria-invalid'), null);
  assert.deepEqual(await checkAccess(page), []);
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@shop.example');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.context().close();
});

test('an invitation says why a passphrase is refused, and takes the next one', async () => {
  const role = (await (await owner.request.get('/api/v1/roles')).json()) as { data: { id: string; name: string }[] };
  const made = await owner.request.post('/api/v1/invitations', { headers: { origin: desk.url }, data: { email: 'ines@shop.example', name: 'Ines Invited', roles: [{ role_id: role.data.find((one) => one.name === 'agent')?.id, brand_id: null }] } });
  assert.ok(made.ok(), await made.text());
  const { link } = (await made.json()) as { link: string };
  const page = await takeDevice(browser, { baseURL: desk.url });
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('helpdesk-summer-2024');
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.getByText('among the first an attacker tries').waitFor();
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Come in' }).click();
  await page.waitForURL('**/inbox*');

  // An agent has no business with the keys of the house.
  await page.goto('/settings/keys');
  await page.getByRole('heading', { name: 'You may not see this' }).or(page.getByText('You may not see this')).first().waitFor();
  assert.deepEqual(await checkAccess(page), []);
  await page.getByRole('main').getByRole('link', { name: 'Profile' }).last().click();
  await page.waitForURL('**/settings/profile');
  await page.context().close();
});

test('signed out in another tab, the desk says so and leads back to where one was', async () => {
  const page = await takeDevice(browser, { baseURL: desk.url });
  await signIn(page);
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.goto('/search?q=scarf');
  const bar = page.getByRole('alert').filter({ has: page.getByRole('link', { name: 'Sign in' }) });
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().waitFor();
  assert.equal(await bar.count(), 0);
  const other = await page.context().newPage();
  await other.goto('/settings/profile');
  await other.getByRole('button', { name: /Olga/ }).first().click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await other.waitForURL('**/sign-in*');
  await page.bringToFront();
  await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('scarves');
  await page.keyboard.press('Enter');
  await bar.waitFor();
  assert.deepEqual(await checkAccess(page), []);
  await bar.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'Email' }).fill('olga@shop.example');
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('q') === 'scarves');
  assert.equal(await bar.count(), 0);
  await page.context().close();
});

test('an authenticator app is set up with a code, then asked for, and a recovery code stands in for it', async () => {
  await owner.goto('/settings/security');
  await owner.getByRole('button', { name: 'Change' }).first().click();
  await owner.getByRole('dialog').getByRole('textbox').first().fill(PASSPHRASE);
  await owner.getByRole('dialog').getByRole('textbox').last().fill('helpdesk-summer-2024');
  await owner.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await owner.getByText('among the first an attacker tries').waitFor();
  await owner.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await owner.getByRole('button', { name: 'Turn on' }).click();
  await owner.getByRole('dialog').getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await owner.getByRole('dialog').locator('button[type=submit], button').last().click();
  const secret = (await owner.getByRole('dialog').locator('code').first().innerText()).trim();
  const code = (): string => new TOTP({ secret }).generate();
  await owner.getByRole('dialog').getByRole('textbox').fill(code());
  await owner.getByRole('dialog').getByRole('button').last().click();
  const shown = owner.getByRole('dialog', { name: 'Recovery codes' });
  await shown.waitFor();
  const recovery = /[A-Za-z0-9]{5}-[A-Za-z0-9]{5}/.exec(await shown.innerText())?.[0] ?? '';
  assert.ok(recovery, 'recovery codes are shown');

  const page = await takeDevice(browser, { baseURL: desk.url });
  await signIn(page);
  await page.locator('input[autocomplete=one-time-code]').fill('000000');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.locator('input[autocomplete=one-time-code][aria-invalid=true]').waitFor();
  await page.locator('input[autocomplete=one-time-code]').fill(code());
  assert.deepEqual(await checkAccess(page), []);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));

  const other = await takeDevice(browser, { baseURL: desk.url });
  await signIn(other);
  await other.getByRole('button', { name: 'Use a recovery code' }).click();
  await other.getByRole('textbox', { name: 'Recovery code' }).fill(recovery);
  await other.getByRole('button', { name: 'Sign in', exact: true }).click();
  await other.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  for (const one of [page, other]) await one.context().close();
});

test('a passkey of this device signs in without a passphrase', async () => {
  const page = await takeDevice(browser, { baseURL: desk.url });
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await page.context().addCookies(await owner.context().cookies());
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  const name = page.getByRole('dialog').getByRole('textbox');
  if (await name.isVisible({ timeout: 2000 }).catch(() => false)) {
    await name.fill('Laptop');
    await page.getByRole('dialog').getByRole('button').last().click();
  }
  await page.getByText('Passkey added').waitFor();
  await page.context().clearCookies();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.context().close();
});
