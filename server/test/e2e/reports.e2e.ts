import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { MailRelay } from '../fakes/mail-relay.ts';
import { call, foundNorth, sitDown, takeDevice } from '../stage/at-the-desk.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';
import { deskWithBrowser } from '../stage/with-browser.ts';

const relay = new MailRelay();
const { desk, browser } = await deskWithBrowser([], { KEEPDESK_SMTP_RELAY: await relay.start() });
after(() => relay.stop());

async function until<T>(look: () => Promise<T | undefined | false | null> | T | undefined | false | null, what: string): Promise<T> {
  for (let i = 0; i < 400; i++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${what} did not happen in time`);
}

const olga = await sitDown(browser, desk.url, { acceptDownloads: true });
const brandId = await foundNorth(olga, { color: '#0b6680', undoSeconds: 0 });
let number = 0;

/** A conversation that Olga answered and closed. */
async function closed(email: string): Promise<{ id: string; number: number }> {
  const made = await call<{ id: string; number: number }>(olga, 'POST', '/api/v1/conversations', { brand_id: brandId, subject: 'Blue shoes', customer: { email, name: 'Ana Silva' }, text: 'Where are they?' });
  const { data } = await call<{ data: { id: string; category: string; brand_id: string }[] }>(olga, 'GET', '/api/v1/statuses');
  await call(olga, 'POST', `/api/v1/conversations/${made.id}/replies`, { text: 'At the depot, with you tomorrow.', status_id: data.find((status) => status.category === 'resolved')?.id });
  return made;
}

/** Where the link of an answer in the survey's mail leads. */
async function linkOf(email: string, score: number): Promise<string> {
  const mail = await until(() => relay.mails.find((one) => one.to.includes(email) && one.messageId.includes('.survey@')), 'the survey’s mail');
  return new RegExp(`http\\S+/s/\\S+\\?score=${score}\\b`).exec(readMail(mail.raw).text)?.[0] ?? '';
}

test('figures say what will be there before anything is', async () => {
  await olga.goto('/reports');
  await olga.getByRole('heading', { name: 'Nothing in this period' }).waitFor();
  await checkLooks(olga, 'reports-empty');
});

test('a brand turns its question on', async () => {
  await olga.goto('/settings/surveys');
  await olga.getByRole('switch', { name: /Satisfaction/ }).click({ force: true });
  await olga.getByLabel('Wait after closing (minutes)').fill('0');
  await olga.getByRole('button', { name: 'Save' }).click();
  await olga.getByText('Saved').first().waitFor();
  await checkLooks(olga, 'surveys-settings');
  await picture(olga, 'surveys-settings');
});

test('a closed conversation is asked about; a followed link notes nothing until its button is pressed; words follow', async () => {
  ({ number } = await closed('ana@customer.example'));
  const shopper = await takeDevice(browser, { viewport: { width: 390, height: 844 } });
  await shopper.goto(await linkOf('ana@customer.example', 4));
  await shopper.waitForTimeout(1200);
  assert.equal((await call<{ data: { score: number | null }[] }>(olga, 'GET', '/api/v1/surveys')).data[0]?.score, null, 'a browser that a program drives votes for nobody');
  await checkLooks(shopper, 'survey-page');
  await shopper.getByRole('button', { name: 'Send my answer: 4 – Good' }).click();
  await shopper.getByText('Your answer: 4 – Good').waitFor();
  await shopper.getByRole('button', { name: '5 Very good' }).click();
  await shopper.getByText('Your answer: 5 – Very good').waitFor();
  await shopper.getByLabel('Do you want to tell us more?').fill('Quick and kind.');
  await shopper.getByRole('button', { name: 'Send', exact: true }).click();
  await shopper.getByText('we read every word').waitFor();
  await checkLooks(shopper, 'survey-answered');
  await picture(shopper, 'survey-page');
  await shopper.context().close();
});

test('one click is enough for a person, whose browser says so', async () => {
  await closed('ben@customer.example');
  const shopper = await takeDevice(browser, { viewport: { width: 390, height: 844 } });
  await shopper.addInitScript(() => Object.defineProperty(navigator, 'webdriver', { get: () => false }));
  await shopper.goto(await linkOf('ben@customer.example', 5));
  await shopper.getByText('Your answer: 5 – Very good').waitFor();
  await shopper.getByRole('link', { name: 'Please do not ask me again' }).click();
  await checkLooks(shopper, 'survey-unsubscribe');
  await shopper.getByRole('button', { name: 'Stop asking me' }).click();
  await shopper.getByText('will not ask you again').waitFor();
  await shopper.context().close();
});

test('what they said stands beside the conversation, the agent and the brand', async () => {
  await olga.goto(`/c/${number}`);
  const card = olga.getByRole('region', { name: 'Survey' });
  await card.getByText('CSAT: 5 of 5').waitFor();
  await card.getByText('Quick and kind.').waitFor();
  await olga.goto('/reports?report=satisfaction');
  await choose('Period', 'Today');
  const row = olga.getByRole('row', { name: /North/ });
  await row.getByRole('button', { name: 'Satisfaction, North: 100%. Show the conversations' }).waitFor();
  await row.getByText('too few to compare').first().waitFor();
  await olga.getByText('Quick and kind.').waitFor();
  await olga.getByRole('region', { name: 'What customers said' }).getByText('Helped by Olga Owner').first().waitFor();
  await checkLooks(olga, 'reports-satisfaction');
  await choose('By', 'Agent');
  await olga.getByRole('row', { name: /Olga Owner/ }).waitFor();
});

async function choose(label: string, choice: string): Promise<void> {
  await olga.getByRole('button', { name: new RegExp(`${label}$`) }).or(olga.getByRole('button', { name: new RegExp(`^${label}`) })).first().click();
  await olga.getByRole('option', { name: choice, exact: true }).click();
}

test('a question of two dimensions is compared, drilled into, taken away, kept and sent', async () => {
  await olga.goto('/reports?report=agents');
  await choose('Period', 'Today');
  await choose('and by', 'Channel');
  await choose('Compare with', 'The period before');
  const row = olga.getByRole('row', { name: /Olga Owner Email/ });
  await row.waitFor();
  await checkLooks(olga, 'reports-agents');
  await picture(olga, 'reports-agents');
  await row.getByRole('button', { name: /^Resolved, / }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByText(`#${number}`).waitFor();
  await checkLooks(olga, 'reports-behind');
  await olga.keyboard.press('Escape');
  await olga.getByRole('button', { name: 'More' }).click();
  const download = olga.waitForEvent('download');
  await olga.getByRole('menuitem', { name: 'Download as CSV' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  assert.match(file, /^agent,channel,resolved,resolved_n/);
  assert.match(file, /\nOlga Owner,email,2,/);
  await olga.getByRole('button', { name: 'Save report' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Who solves what');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await olga.getByRole('heading', { name: 'Who solves what' }).waitFor();
  await olga.getByRole('button', { name: 'Send by mail' }).click();
  await dialog.getByRole('button', { name: 'Send by mail' }).click();
  await dialog.getByText(/^Next: /).waitFor();
  await checkLooks(olga, 'reports-schedule');
  await olga.keyboard.press('Escape');
  await olga.reload();
  await olga.getByRole('row', { name: /Olga Owner Email/ }).waitFor();
});

test('what was chosen stands in the address: Back and a link give the same question', async () => {
  await olga.goto('/reports?report=reasons');
  await choose('By', 'Channel');
  await choose('Period', 'Choose dates …');
  const [today] = new Date().toISOString().split('T');
  await olga.getByLabel('First day').fill('2026-01-05');
  await olga.getByLabel('Last day').fill(today ?? '');
  const cell = olga.getByRole('row', { name: /^Email/ }).getByRole('button', { name: /^Received, / });
  await cell.click();
  await checkLooks(olga, 'reports-own-dates');
  await olga.getByRole('dialog').getByText(`#${number}`).click();
  await olga.waitForURL(/\/c\//);
  await olga.goBack();
  await cell.waitFor();
  assert.equal(await olga.getByLabel('First day').inputValue(), '2026-01-05');
  const other = await olga.context().newPage();
  await other.goto(olga.url());
  await other.getByRole('row', { name: /^Email/ }).waitFor();
  assert.equal(await other.getByLabel('First day').inputValue(), '2026-01-05');
  await other.close();
});

test('a figure of the floor opens as many as it says, and Back shows them again', async () => {
  await olga.goto('/floor?period=today');
  const resolved = olga.getByRole('article', { name: 'Resolved' });
  await resolved.getByText('2 conversations').waitFor();
  await resolved.getByRole('button', { name: 'Show the conversations behind Resolved' }).click();
  const dialog = olga.getByRole('dialog', { name: 'Resolved' });
  await dialog.getByText('2 conversations').waitFor();
  await checkLooks(olga, 'floor-behind');
  await dialog.getByText(`#${number}`).click();
  await olga.waitForURL(/\/c\//);
  await olga.goBack();
  await dialog.getByText('2 conversations').waitFor();
  await olga.keyboard.press('Escape');
  await olga.getByRole('article', { name: 'Waiting' }).getByRole('button').last().click();
  await olga.getByRole('dialog', { name: 'Waiting' }).waitFor();
});

test('every figure says how it is counted, and what it is to reach', async () => {
  await olga.goto('/reports');
  await olga.getByRole('button', { name: 'More' }).click();
  await olga.getByRole('menuitem', { name: 'How figures are counted' }).click();
  await olga.getByRole('dialog').getByText('Wilson').first().waitFor();
  await checkLooks(olga, 'reports-definitions');
  await olga.keyboard.press('Escape');
  await olga.getByRole('button', { name: 'More' }).click();
  await olga.getByRole('menuitem', { name: 'Targets' }).click();
  const dialog = olga.getByRole('dialog');
  await dialog.getByRole('spinbutton', { name: 'Target (%)' }).or(dialog.getByLabel('Target (%)')).first().fill('95');
  await dialog.getByRole('button', { name: 'Set target' }).click();
  await dialog.getByText('95%').waitFor();
  await checkLooks(olga, 'reports-targets');
  await olga.keyboard.press('Escape');
  await olga.goto('/reports?report=overview');
  await choose('Period', 'This month');
  await olga.getByRole('figure').waitFor();
  await checkLooks(olga, 'reports-overview');
  await picture(olga, 'reports-overview');
});

test('whoever says they are there is there', async () => {
  await olga.getByRole('button', { name: /^You: Olga Owner/ }).click();
  await olga.getByRole('menuitem', { name: 'Available' }).or(olga.getByRole('menuitemradio', { name: 'Available' })).click();
  await olga.getByRole('button', { name: /You are Available/ }).waitFor();
  assert.equal((await call<{ state: string }>(olga, 'GET', '/api/v1/me/state')).state, 'available');
});
