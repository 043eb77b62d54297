import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { SignJWT } from 'jose';
import type { ChatBesideView, ChatSettingsView, OrdersView, StartedView } from '../../src/modules/channels/chat/contract.ts';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import type { ConversationPageView, InboxView } from '../../src/modules/conversations/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { ChatBrowser } from './chat-browser.ts';
import { phonePhoto, TRACES } from '../fakes/phone-photo.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let base: string;
let settings: ChatSettingsView;
let secret: string;

before(async () => {
  world = await openTestHouse();
  const address = world.house.web.server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  settings = await world.call<ChatSettingsView>('POST', `/api/v1/brands/${world.brandId}/chat`, {});
  await world.call('PATCH', `/api/v1/brands/${world.brandId}/chat`, { enabled: true, look: { away_minutes: 1 } });
  ({ secret } = await world.call<{ secret: string }>('POST', `/api/v1/brands/${world.brandId}/chat/secret`, {}));
});
after(() => world.close());

const inbox = async () => (await world.call<InboxView>('GET', '/api/v1/desk/inbox?limit=200&view=all')).data;
const page = (id: string) => world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}`);
const beside = (id: string) => world.call<ChatBesideView>('GET', `/api/v1/conversations/${id}/chat`);
const reply = (id: string, text: string, more: object = {}) => world.call<{ message: { id: string } }>('POST', `/api/v1/conversations/${id}/replies`, { text, ...more });
const called = (subject: string) => world.until(async () => (await inbox()).find((row) => row.subject === subject));
const sign = (claims: Record<string, unknown>, key = secret, exp = '1h') => new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(exp).sign(new TextEncoder().encode(key));
/** The shopper has been away this long. */
const away = (credentials: string, minutes: number) =>
  world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update channels_chat.visitor set left_at = ${new Date(tx.now.getTime() - minutes * 60_000)} where id = ${credentials.split('.')[0]}`);
    await tx.run(sql`update platform.job set run_at = ${tx.now}, revision = revision + 1 where kind = 'channels_chat.follow_up'`);
    tx.wishes.scheduledFor = tx.now.getTime();
  });

async function visitor(more: Record<string, unknown> = {}): Promise<ChatBrowser> {
  const browser = new ChatBrowser(base, settings.key);
  await browser.start(more);
  return browser;
}

test('a chat is a conversation: question, typing, answer within moments, read on both sides', async () => {
  const shopper = await visitor({ locale: 'de' });
  await shopper.connect();
  shopper.tell({ t: 'page', url: 'https://north.test/p/tee', title: 'Wool tee' });
  const { chat } = await shopper.say('Is the tee warm? My card is 4111 1111 1111 1111');
  await shopper.until((browser) => browser.all(chat).length === 1);
  const row = await world.until(async () => (await inbox()).find((one) => one.channel === 'chat' && one.subject.startsWith('Is the tee warm?')));
  const shown = await page(row.id);
  assert.match(shown.messages[0]?.text ?? '', /card ending 1111/);
  assert.equal(shown.conversation.customer, null);
  const there = await world.until(async () => {
    const now = await beside(row.id);
    return now.visitor?.online && now.visitor.pages.length > 0 ? now : undefined;
  });
  assert.equal(there.visitor?.pages[0]?.title, 'Wool tee');

  const sent = performance.now();
  const answer = await reply(row.id, 'Very. It is merino.', { seen_message_id: shown.messages[0]?.id });
  await shopper.until((browser) => browser.all(chat).length === 2);
  assert.ok(performance.now() - sent < 1500, 'an answer in chat does not wait for an undo time');
  const line = shopper.all(chat)[1];
  assert.deepEqual([line?.ours, line?.author, line?.text], [true, 'Olga', 'Very. It is merino.']);
  assert.equal((await page(row.id)).messages[1]?.delivery.state, 'sent');
  await world.until(async () => (await beside(row.id)).delivered_message_id === answer.message.id);
  assert.equal((await beside(row.id)).seen_message_id, null);
  shopper.tell({ t: 'seen', chat, seq: 2 });
  await world.until(async () => (await beside(row.id)).seen_message_id === answer.message.id);

  await shopper.say('And the sleeves?', { chat });
  await world.until(async () => (await page(row.id)).messages.length === 3);
  await world.call('POST', '/api/v1/conversations/bulk', { ids: [row.id], change: { unread: false } });
  await shopper.until((browser) => browser.heard.some((frame) => frame.t === 'chat' && (frame.chat as { read_seq: number }).read_seq >= 3));
  shopper.cut();
});

test('the same client id is one message, from two tabs and in two requests at once', async () => {
  const one = await visitor();
  const two = new ChatBrowser(base, settings.key);
  two.credentials = one.credentials;
  await Promise.all([one.connect(), two.start().then(() => two.connect())]);
  const id = crypto.randomUUID();
  const places = await Promise.all([one, two, one, two].map((tab) => tab.say('Only once, please', { client_id: id })));
  assert.equal(new Set(places.map((place) => `${place.chat} ${place.seq}`)).size, 1);
  const chat = places[0]?.chat ?? '';
  // Two tabs that both begin to write begin one chat.
  const both = await Promise.all([one.say('from one'), two.say('from two')]);
  assert.deepEqual(both.map((place) => place.chat), [chat, chat]);
  await Promise.all([one, two].map((tab) => tab.until((browser) => browser.all(chat).length === 3)));
  assert.deepEqual(one.all(chat), two.all(chat));
  assert.equal((await inbox()).filter((row) => row.subject === 'Only once, please').length, 1);
  one.cut();
  two.cut();
});

test('nothing is lost or doubled however often the line is cut, in two tabs', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('say', 'answer', 'cut one', 'cut two', 'cut both'), { minLength: 6, maxLength: 11 }), async (steps) => {
      const [one, two] = [await visitor(), new ChatBrowser(base, settings.key)];
      two.credentials = one.credentials;
      const { chat } = await one.say(`begin ${one.credentials.slice(0, 12)}`);
      await Promise.all([one.connect(), two.connect()]);
      const { id } = await called(`begin ${one.credentials.slice(0, 12)}`);
      let said = 1;
      const talk: Promise<unknown>[] = [];
      for (const [n, step] of steps.entries()) {
        if (step === 'say') talk.push(one.say(`s${n}`, { chat }));
        if (step === 'answer') talk.push(reply(id, `a${n}`));
        said += step === 'say' || step === 'answer' ? 1 : 0;
        for (const tab of [...(step === 'cut one' || step === 'cut both' ? [one] : []), ...(step === 'cut two' || step === 'cut both' ? [two] : [])]) {
          tab.cut();
          talk.push(pause(n % 3).then(() => tab.connect()).catch(() => {}));
        }
        await pause(n % 4);
      }
      await Promise.all(talk);
      for (const tab of [one, two]) {
        tab.cut();
        await tab.connect();
        await tab.until((browser) => browser.all(chat).length >= said);
      }
      assert.deepEqual([...one.wrong, ...two.wrong], []);
      assert.equal(one.all(chat).length, said);
      assert.deepEqual(one.all(chat).map((line) => line.seq), Array.from({ length: said }, (_, i) => i + 1));
      assert.deepEqual(one.all(chat).map((line) => line.id), two.all(chat).map((line) => line.id));
      one.cut();
      two.cut();
    }),
    { numRuns: Number(process.env.KEEPDESK_CHAT_RUNS ?? 6), endOnFailure: true },
  );
});

test('who leaves is answered by mail in the same conversation, and what they answer stands in the chat', async () => {
  const shopper = await visitor();
  const { chat } = await shopper.say('When do you open the shop in Lyon?');
  const row = await called('When do you open the shop in Lyon?');
  await reply(row.id, 'In May.');
  await reply(row.id, 'On the 4th, to be exact.');
  await away(shopper.credentials, 30);
  await pause(300);
  assert.equal(world.relay.mails.length, 0, 'without an address nothing is mailed');
  await shopper.call('POST', '/details', { name: 'Lea Martin', email: 'lea@example.test' });
  await away(shopper.credentials, 30);
  const sent = await world.until(async () => world.relay.mails[0]);
  const mail = readMail(sent.raw);
  assert.deepEqual(sent.to, ['lea@example.test']);
  assert.match(mail.text, /In May\.[\s\S]*On the 4th, to be exact\./);
  assert.match(mail.replyTo[0]?.address ?? '', /^help\+c-[a-z0-9]+@north\.test$/);
  assert.equal((await page(row.id)).customer?.name, 'Lea Martin');
  assert.notEqual((await beside(row.id)).mailed_message_id, null);

  await world.mail({ from: 'Lea Martin <lea@example.test>', to: mail.replyTo[0]?.address, subject: 'Re: Lyon', text: 'Wonderful, thank you! Will there be coffee?', inReplyTo: `<${mail.messageId}>` });
  await world.until(async () => (await page(row.id)).messages.length === 4);
  // The same browser, days later.
  await shopper.connect();
  await shopper.until((browser) => browser.all(chat).length === 4);
  assert.deepEqual(shopper.all(chat).map((line) => [line.ours, line.by_mail]), [[false, false], [true, true], [true, true], [false, true]]);
  assert.match(shopper.all(chat)[3]?.text ?? '', /coffee/);
  // Nothing is mailed twice.
  await away(shopper.credentials, 30);
  await pause(300);
  assert.equal(world.relay.mails.length, 1);
  shopper.cut();
});

test('a chat that was merged into a mail goes on in both: the answer by mail stands in the chat as well', async () => {
  const shopper = await visitor();
  await shopper.connect();
  const { chat } = await shopper.say('I wrote you about the parka');
  const asked = await called('I wrote you about the parka');
  await world.mail({ from: 'Mo Berg <mo@shopper.test>', to: 'help@north.test', subject: 'The parka', text: 'Is it lined?' });
  const mailed = await called('The parka');
  // What came before the merge was heard before it.
  await world.settled();
  await world.call('POST', `/api/v1/conversations/${asked.id}/merge`, { into: mailed.id });
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  await reply(mailed.id, 'It is, with wool.');
  await shopper.until((browser) => browser.all(chat).length === 2);
  assert.deepEqual([shopper.all(chat)[1]?.ours, shopper.all(chat)[1]?.text], [true, 'It is, with wool.']);
  await world.until(async () => world.relay.mails.some((mail) => mail.to.includes('mo@shopper.test')));
  shopper.cut();
});

test('a signed-in shopper is recognised with chats and orders; a forged or expired token shows nothing', async () => {
  await world.call('PUT', '/api/v1/orders', { brand_id: world.brandId, source_id: 'o-7', number: '#7007', email: 'kim@example.test', customer_name: 'Kim Young', total: { amount_minor: 4990, currency: 'EUR' }, placed_at: '2026-01-02T10:00:00Z', lines: [{ sku: 'T', title: 'Wool tee', quantity: 1, unit_price: { amount_minor: 4990, currency: 'EUR' } }] });
  const phone = await visitor();
  const token = await sign({ email: 'kim@example.test', name: 'Kim Young', external_id: 'c-9' });
  phone.credentials = (await phone.call<StartedView>('POST', '/identify', { token })).visitor;
  const { chat } = await phone.say('Is my order on its way?');
  const row = await called('Is my order on its way?');
  assert.equal(row.customer?.name, 'Kim Young');
  assert.equal((await beside(row.id)).visitor?.signed_in, true);
  assert.equal((await phone.call<OrdersView>('GET', '/orders')).data[0]?.number, '#7007');

  const laptop = await visitor();
  assert.equal(laptop.started?.chats.length, 0);
  for (const [bad, code] of [[await sign({ email: 'kim@example.test', external_id: 'c-9' }, 'z'.repeat(43)), 'token_forged'], [await sign({ email: 'kim@example.test', external_id: 'c-9' }, secret, '-1h'), 'token_expired'], ['x.y.z', 'token_unreadable']] as const) {
    await assert.rejects(laptop.call('POST', '/identify', { token: bad }), (error: CallError) => error.code === code && error.status === 401);
  }
  await assert.rejects(laptop.call('GET', '/orders'), (error: CallError) => error.status === 404);
  await assert.rejects(laptop.call('GET', `/chats/${chat}/lines`), (error: CallError) => error.status === 404);
  // An address that was typed opens nothing either.
  await laptop.call('POST', '/details', { email: 'kim@example.test' });
  assert.equal((await laptop.start()).chats.length, 0);
  const known = await laptop.call<StartedView>('POST', '/identify', { token });
  assert.deepEqual(known.chats.map((one) => one.id), [chat]);

  // Somebody else at the same browser is somebody else.
  const other = await phone.call<StartedView>('POST', '/identify', { token: await sign({ email: 'max@example.test', external_id: 'c-10' }) });
  assert.notEqual(other.visitor, phone.credentials);
  assert.equal(other.chats.length, 0);
  await laptop.call('POST', '/logout', {});
  assert.equal((await laptop.start()).chats.length, 0);
});

test('who signs out is nobody any more: the credentials open nothing in any tab, the conversation stays', async () => {
  const [one, other] = [await visitor(), await visitor()];
  const { chat } = await one.say('Only I may read this here');
  const row = await called('Only I may read this here');
  other.credentials = one.credentials;
  await other.connect();
  const before = one.credentials;
  await one.call('POST', '/logout', {});
  await other.until((browser) => browser.heard.some((frame) => frame.t === 'bye' && frame.why === 'signed_out'));
  await assert.rejects(one.call('GET', `/chats/${chat}/lines`), (error: CallError) => error.status === 401 && error.code === 'unknown_visitor');
  const anew = await one.start();
  assert.notEqual(anew.visitor, before);
  assert.equal(anew.chats.length, 0);
  assert.equal((await page(row.id)).conversation.subject, 'Only I may read this here');
  other.cut();
});

test('a photo travels: sniffed, shown to both, to nobody else', async () => {
  const shopper = await visitor();
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const form = new FormData();
  form.append('file', new Blob([png], { type: 'text/html' }), '../../evil.html');
  const kept = await shopper.call<{ id: string; name: string; type: string }>('POST', '/files', form);
  assert.equal(kept.type, 'image/png');
  assert.doesNotMatch(kept.name, /\//);
  const { chat } = await shopper.say('', { files: [kept.id] });
  await assert.rejects(shopper.say('again', { files: [kept.id], chat }), (error: CallError) => error.status === 422);
  await shopper.connect();
  await shopper.until((browser) => browser.all(chat).length === 1);
  const file = shopper.all(chat)[0]?.files[0];
  const fetched = await fetch(`${base}/chat/${settings.key}/files/${file?.id}`, { headers: { origin: shopper.origin, 'x-keepdesk-visitor': shopper.credentials } });
  assert.deepEqual(Buffer.from(await fetched.arrayBuffer()), png);
  const photo = new FormData();
  photo.append('file', new Blob([Uint8Array.from(phonePhoto('jpeg'))], { type: 'image/jpeg' }), 'at-home.jpg');
  const home = await shopper.call<{ id: string; size: number }>('POST', '/files', photo);
  await shopper.say('It is torn', { files: [home.id], chat });
  await shopper.until((browser) => browser.all(chat).some((line) => line.files[0]?.name === 'at-home.jpg'));
  const shown = await fetch(`${base}/chat/${settings.key}/files/${shopper.all(chat).find((line) => line.files[0]?.name === 'at-home.jpg')?.files[0]?.id}`, { headers: { origin: shopper.origin, 'x-keepdesk-visitor': shopper.credentials } });
  const bare = Buffer.from(await shown.arrayBuffer());
  assert.deepEqual([bare.length, TRACES.filter((word) => bare.includes(word, 0, 'latin1'))], [home.size, []], 'a photo does not say where it was taken');
  const broken = new FormData();
  broken.append('file', new Blob([Uint8Array.from(phonePhoto('jpeg').subarray(0, 200))]), 'cut.jpg');
  await assert.rejects(shopper.call('POST', '/files', broken), (error: CallError) => error.status === 422);
  const stranger = await visitor();
  await assert.rejects(stranger.call('GET', `/files/${file?.id}`), (error: CallError) => error.status === 404);
  const big = new FormData();
  big.append('file', new Blob([Buffer.alloc(13 * 1024 * 1024)]), 'big.bin');
  await assert.rejects(shopper.call('POST', '/files', big), (error: CallError) => error.status === 413);
  shopper.cut();
});

test('pages of others are refused, floods are slowed, and a blocked visitor is out', async () => {
  const evil = new ChatBrowser(base, settings.key, 'https://evil.test');
  await assert.rejects(evil.start(), (error: CallError) => error.code === 'origin_refused' && error.status === 403);
  evil.credentials = 'x.y';
  await assert.rejects(evil.connect(), /4403/);
  await assert.rejects(new ChatBrowser(base, 'nobodys-key').start(), (error: CallError) => error.status === 404);
  const preflight = await fetch(`${base}/chat/${settings.key}/messages`, { method: 'OPTIONS', headers: { origin: 'https://shop.north.test', 'access-control-request-method': 'POST' } });
  assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [204, 'https://shop.north.test']);

  const flooder = await visitor();
  const outcomes = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => flooder.say(`flood ${i}`)));
  const refused = outcomes.filter((one) => one.status === 'rejected' && (one.reason as CallError).code === 'too_many').length;
  assert.ok(refused >= 15, `${refused} of 30 were slowed`);
  const row = await world.until(async () => (await inbox()).find((one) => one.subject.startsWith('flood ')));
  await flooder.connect();
  await world.call('POST', `/api/v1/conversations/${row.id}/chat/block`, { blocked: true });
  await flooder.until((browser) => browser.heard.some((frame) => frame.t === 'bye'));
  await assert.rejects(flooder.start(), (error: CallError) => error.code === 'blocked');
  await world.call('POST', `/api/v1/conversations/${row.id}/chat/block`, { blocked: false });
});

test('a transcript goes to the known address only; an ended chat is followed by another one', async () => {
  const shopper = await visitor();
  const { chat } = await shopper.say('Transcript, please');
  await assert.rejects(shopper.call('POST', `/chats/${chat}/transcript`, {}), (error: CallError) => error.status === 422);
  await shopper.call('POST', '/details', { email: 'tess@example.test', name: 'Tess' });
  const row = await called('Transcript, please');
  await reply(row.id, 'Of course.');
  await shopper.call('POST', `/chats/${chat}/transcript`, {});
  const sent = await world.until(async () => world.relay.mails.find((mail) => mail.to.includes('tess@example.test')));
  assert.match(readMail(sent.raw).text, /Tess · .* UTC\s+Transcript, please\s+Olga, North Apparel · .* UTC\s+Of course\./);
  await shopper.call('POST', `/chats/${chat}/end`, {});
  assert.equal((await beside(row.id)).ended, true);
  const next = await shopper.say('One more thing');
  assert.notEqual(next.chat, chat);
});

test('a browser without a socket misses nothing: it asks, and says what was seen', async () => {
  const shopper = await visitor();
  const { chat } = await shopper.say('My network lets no socket through');
  const row = await called('My network lets no socket through');
  const answer = await reply(row.id, 'Then we do without.');
  const { data } = await shopper.call<{ data: { seq: number; text: string }[] }>('GET', `/chats/${chat}/lines?after=1`);
  assert.deepEqual(data.map((line) => [line.seq, line.text]), [[2, 'Then we do without.']]);
  await shopper.call('POST', `/chats/${chat}/seen`, { seq: 99 });
  assert.equal((await beside(row.id)).seen_message_id, answer.message.id);
  await shopper.call('POST', `/chats/${chat}/end`, {});
});

test('who never wrote is forgotten after a month, who did is not', async () => {
  const [silent, talking] = [await visitor(), await visitor()];
  await talking.say('I am here to stay');
  await world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update channels_chat.visitor set last_seen_at = ${new Date(tx.now.getTime() - 31 * 86_400_000)} where id = any (${[silent, talking].map((one) => one.credentials.split('.')[0])})`);
    await tx.run(sql`update platform.job set run_at = ${tx.now}, revision = revision + 1 where kind = 'channels_chat.forget'`);
    tx.wishes.scheduledFor = tx.now.getTime();
  });
  const before = silent.credentials;
  await world.until(async () => (await silent.start()).visitor !== before);
  assert.equal((await talking.start()).chats.length, 1);
});

test('the look and the hours are public, the secret and the rest are not', async () => {
  const look = await new ChatBrowser(base, settings.key).call<{ brand: string; open: boolean; look: Record<string, unknown> }>('GET', '/look');
  assert.equal(look.brand, 'North Apparel');
  assert.equal(look.open, true);
  assert.equal('away_minutes' in look.look, false);
  assert.doesNotMatch(JSON.stringify(look), new RegExp(secret));
  await assert.rejects(world.call('PATCH', `/api/v1/brands/${world.brandId}/chat`, { origins: ['not an address/x'] }), (error: CallError) => error.status === 422);
});

test('whoever is still in the chat when it is closed is asked there, in their language, and answers with one press', async () => {
  const url = `/api/v1/brands/${world.brandId}/survey-settings`;
  const before = await world.call<Record<string, unknown>>('GET', url);
  await world.call('PUT', url, { ...before, csat: { on: true, delay_seconds: 0 }, ces: { ...(before.ces as object), on: false } });
  const shopper = await visitor({ locale: 'de' });
  await shopper.call('POST', '/details', { name: 'Dora', email: 'dora@example.test' });
  await shopper.connect();
  const { chat } = await shopper.say('Ist die Mütze warm?');
  const row = await called('Ist die Mütze warm?');
  await reply(row.id, 'Sehr.', { status_id: (await page(row.id)).statuses.find((status) => status.category === 'resolved')?.id });
  type Asked = { t: string; chat: { id: string; survey: { id: string; question: string; scale: { score: number; name: string }[]; score: number | null } | null } };
  const asked = await world.until(async () => (shopper.heard as unknown as Asked[]).findLast((frame) => frame.t === 'chat' && frame.chat.id === chat && frame.chat.survey !== null)?.chat.survey);
  assert.deepEqual([asked.scale.map((one) => one.score), asked.score], [[1, 2, 3, 4, 5], null]);
  const surveys = async () => (await world.call<{ data: { state: string; channel: string; score: number | null; comment: string }[] }>('GET', `/api/v1/surveys?conversation_id=${row.id}`)).data;
  assert.deepEqual((await surveys()).map((one) => [one.state, one.channel]), [['asked', 'chat']]);
  await assert.rejects(shopper.call('POST', `/chats/${chat}/survey`, { score: 9 }));
  await shopper.call('POST', `/chats/${chat}/survey`, { score: 4 });
  await shopper.call('POST', `/chats/${chat}/survey`, { score: 5, comment: 'Danke, Olga' });
  assert.deepEqual((await surveys()).map((one) => [one.score, one.comment]), [[5, 'Danke, Olga']]);
  const again = new ChatBrowser(base, settings.key);
  again.credentials = shopper.credentials;
  assert.equal((await again.start()).chats.find((one) => one.id === chat)?.survey?.score, 5);
  const stranger = await visitor();
  await assert.rejects(stranger.call('POST', `/chats/${chat}/survey`, { score: 1 }), (error: CallError) => error.status === 404);
  await world.call('PUT', url, before);
});
