import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { call } from '../stage/at-the-desk.ts';
import { visitDemo } from '../stage/visit-demo.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

// What triage does for a lead, in the demo world among its live shoppers: letters that are read, clocks that tick, what
// may not go its usual way, and a rule tried on the past.
const { desk, browser } = await deskWithBrowser(['--demo']);
const robin = await visitDemo(browser, desk);

/** A letter of today, once it is there. */
async function openLetter(page: Page, subject: RegExp): Promise<void> {
  await page.goto('/inbox?view=open');
  await page.getByRole('option').filter({ hasText: subject }).first().click();
  await page.getByRole('log').waitFor();
}

test('a letter in any language says what it is about; one key files it', async () => {
  await openLetter(robin, /Mi banco/);
  const card = robin.getByRole('region', { name: 'Read as' });
  await card.getByText('disputes a charge').waitFor();
  await card.getByRole('listitem').first().waitFor();
  await robin.keyboard.press('y');
  const list = robin.getByRole('dialog', { name: 'Contact reason' });
  await list.getByRole('textbox').fill('chargeback');
  await robin.keyboard.press('Enter');
  await robin.getByRole('button', { name: 'Contact reason: Chargeback' }).waitFor();
});

test('its clocks tick by the policy of its brand', async () => {
  await robin.getByText(/First reply due in \d+ (?:min|hr)/).first().waitFor();
});

test('what is dangerous stands above it and on one page, with who has to take it by when', async () => {
  await openLetter(robin, /Smoke from/);
  await robin.getByRole('article', { name: 'Safety' }).getByText(/To take, due in/).waitFor();
  await robin.goto('/escalations');
  await robin.getByRole('article', { name: 'Legal threat' }).waitFor();
  await robin.getByRole('article', { name: 'Checkout bug' }).getByText(/Error at checkout/).first().waitFor();
});

test('a rule is tried on the past before it is switched on', async () => {
  await robin.goto('/settings/rules');
  await robin.getByRole('button', { name: 'Actions for Angry customers first' }).click();
  await robin.getByRole('menuitem', { name: 'Change' }).click();
  const editor = robin.getByRole('region', { name: 'Change a rule' });
  await editor.getByRole('button', { name: 'Try on the past' }).click();
  await editor.getByText(/It would (?:not )?have applied in .+ of [\d,]+ conversations/).waitFor();
});

test('a pool offers what is due next to who is there; a key takes it', async () => {
  await robin.goto('/settings/pools');
  await robin.getByRole('button', { name: 'New pool' }).click();
  const dialog = robin.getByRole('dialog');
  await dialog.getByLabel('Name').fill('First line');
  await dialog.getByRole('button', { name: /How work is given out/ }).click();
  await robin.getByRole('option', { name: 'Offered to people' }).click();
  await dialog.getByRole('checkbox', { name: 'Robin Demo' }).check({ force: true });
  await dialog.getByRole('button', { name: 'Save' }).click();
  await robin.getByRole('row').filter({ hasText: 'First line' }).waitFor();
  await robin.getByRole('tab', { name: 'What goes where' }).click();
  await robin.getByRole('button', { name: 'New rule' }).click();
  await dialog.getByLabel('Name').fill('Everything');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await robin.getByRole('row').filter({ hasText: 'Everything' }).waitFor();
  await call(robin, 'PUT', '/api/v1/me/state', { state: 'available' });
  await robin.goto('/inbox');
  await robin.getByRole('region', { name: 'Offered to you' }).waitFor();
  await robin.keyboard.press('Shift+O');
  await robin.waitForURL('**/c/*');
});

test('peak mode is one click on and one off, and leaves its record', async () => {
  await robin.goto('/settings/pools');
  await robin.getByRole('tab', { name: 'Peak mode' }).click();
  await robin.getByRole('button', { name: 'Begin peak mode' }).click();
  await robin.getByRole('button', { name: 'End it' }).click();
  await robin.getByRole('row').filter({ hasText: 'by hand' }).waitFor();
});
