import { test } from 'node:test';
import { call, foundNorth, sitDown } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const { desk, browser } = await deskWithBrowser();

const olga = await sitDown(browser, desk.url);
const brandId = await foundNorth(olga, { undoSeconds: 0 });
const open = (subject: string, text: string) => call<{ number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject, customer: { email: 'ana@customer.example', name: 'Ana Silva' }, text });

test('what a mail is about stands beside it with its reasons, and two keys file it', async () => {
  const { number } = await open('Refund', 'I am really angry now! Where is my refund? I sent the shoes back two weeks ago and I need the money by tomorrow, or I will call my lawyer.');
  await olga.goto(`/c/${number}`);
  const card = olga.getByRole('region', { name: 'Read as' });
  await card.getByText('Returns and exchanges › Where is my refund').waitFor();
  await card.getByText('Unhappy').waitFor();
  await card.getByText('speaks of the law').waitFor();
  await card.getByText(/Because of:.*refund/).waitFor();
  await picture(olga, 'read-as');
  await checkLooks(olga, 'read-as');
  await olga.getByRole('log').getByText('two weeks ago').waitFor();
  await olga.keyboard.press('y');
  await olga.getByRole('dialog', { name: 'Contact reason' }).getByRole('textbox').waitFor();
  await olga.keyboard.press('Enter');
  await olga.getByRole('button', { name: 'Contact reason: Where is my refund' }).waitFor();
});

test('a brand lets it file by itself, having seen how often it was right', async () => {
  await olga.goto('/settings/reasons');
  await olga.getByText('In 90 days people filed 1; Keepdesk had said the same in 100%.').waitFor();
  await olga.getByText('File conversations by what Keepdesk reads in them').click();
  await olga.getByRole('button', { name: /When it is at least so sure$/ }).click();
  await olga.getByRole('option', { name: '50%' }).click();
  await olga.getByText('Saved').first().waitFor();
  await picture(olga, 'triage-settings');
  await checkLooks(olga, 'triage-settings');
  const { number } = await open('Order', 'Please cancel my order, I ordered the wrong colour by mistake.');
  await olga.goto(`/c/${number}`);
  await olga.getByRole('button', { name: 'Contact reason: Cancel order' }).waitFor();
  await olga.getByText('Keepdesk filed it under Cancel order').waitFor();
});
