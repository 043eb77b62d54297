import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ChatSettingsView } from '../../src/modules/channels/chat/contract.ts';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { takeDevice } from '../stage/at-the-desk.ts';
import { accessible, launcher, openChatShop, write } from '../stage/chat-shop.ts';
import { checkLooks } from '../stage/check-looks.ts';
import { picture } from '../stage/picture.ts';

// A chat as the two who have it see it: the shopper in the shop, the agent at the desk.
const { world, browser, desk, chatPath, visit } = await openChatShop();

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

test('a shopper asks before buying, sees typing and an answer, sends a photo, leaves; mail goes on and comes back', async () => {
  const ana = await visit({}, '/Fjord-scarf');
  await ana.goto(new URL('/Lambswool-crew', ana.url()).href);
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
  const back = await visit({ storageState: storage });
  await launcher(back).click();
  for (const words of ['warm enough for January', 'two layers, and a collar', 'This is what I wear now', 'That one is thinner', 'I ordered it']) await back.locator('[data-seq]').getByText(words).waitFor();
  assert.deepEqual(await back.locator('[data-seq]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-seq'))), ['1', '2', '3', '4', '5']);
  await back.context().close();
});

test('whoever is there when it is closed is asked beneath the chat; one press answers, another changes it, words follow', async () => {
  const surveys = `/api/v1/brands/${world.brandId}/survey-settings`;
  const usual = await world.call<Record<string, unknown>>('GET', surveys);
  await world.call('PUT', surveys, { ...usual, csat: { on: true, delay_seconds: 0 } });
  const page = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true });
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
