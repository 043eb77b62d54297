import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import type { ImportView } from '../../src/modules/transfers/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Tx } from '../../src/platform/db/tx.ts';
import { bulkFromZendesk, zendeskExport } from '../fakes/transfers/zendesk-export.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
let desk: Server;
let deskUrl = '';

before(async () => {
  desk = createServer((request, response) => (request.url === '/label.pdf' ? response.end(Buffer.from('%PDF-1.4 a label')) : response.writeHead(404).end())).listen(0, '127.0.0.1');
  await once(desk, 'listening');
  deskUrl = `http://127.0.0.1:${(desk.address() as AddressInfo).port}`;
  world = await openTestHouse({ config: { allowPrivate: ['127.0.0.1'] } });
});
after(async () => {
  await world.close();
  desk.close();
});

function upload(format: string, name: string, text: string, label = ''): Promise<ImportView> {
  const form = new FormData();
  form.set('brand_id', world.brandId);
  form.set('format', format);
  form.set('label', label);
  form.set('file', new Blob([text]), name);
  return world.call<ImportView>('POST', '/api/v1/imports', form);
}
const shown = (id: string) => world.call<ImportView>('GET', `/api/v1/imports/${id}`);
const reached = (id: string, state: string) => world.until(async () => {
  const view = await shown(id);
  assert.notEqual(view.state, 'failed', view.problem ?? '');
  return view.state === state && view;
});
async function bringIn(format: string, name: string, text: string, label = ''): Promise<ImportView> {
  const { id } = await upload(format, name, text, label);
  await reached(id, 'checked');
  await world.call('POST', `/api/v1/imports/${id}/start`, {});
  return reached(id, 'done');
}
interface Listed { id: string; subject: string; status: { category: string }; assignee: { id: string } | null; unread: boolean; preview: string; tags: { name: string }[]; opened_at: string; waiting_since: string | null }
const found = async (words: string): Promise<Listed[]> => {
  const hits = (await world.call<{ data: { id: string }[] }>('GET', `/api/v1/search?q=${encodeURIComponent(words)}`)).data;
  return Promise.all(hits.map((hit) => world.call<Listed>('GET', `/api/v1/conversations/${hit.id}`)));
};
const rows = <T>(look: (tx: Tx) => Promise<T[]>): Promise<T[]> => world.house.db.read(systemActor('test'), look);
const messagesOf = async (id: string) => (await world.call<{ data: { kind: string; text: string; html: string | null; author: { name: string; id: string | null }; at: string; attachments: { name: string; size: number }[] }[] }>('GET', `/api/v1/conversations/${id}/messages?limit=50`)).data;

const lines = (list: unknown[]) => list.map((one) => JSON.stringify(one).replaceAll('URL', deskUrl)).join('\n');

test('a check says what would come and changes nothing; bringing it in mails nobody', async () => {
  const { id } = await upload('zendesk', 'export.json', lines(zendeskExport));
  const checked = await reached(id, 'checked');
  assert.deepEqual([checked.counts.conversations, checked.counts.new, checked.counts.messages, checked.counts.people, checked.counts.left_out, checked.counts.files], [2, 2, 5, 1, 2, 2]);
  assert.deepEqual(checked.sample.map((one) => one.source_id), ['4711', '4712']);
  assert.equal((await found('seam')).length, 0);
  const sent = world.relay.mails.length;
  await world.call('POST', `/api/v1/imports/${id}/start`, {});
  const done = await reached(id, 'done');
  assert.deepEqual([done.counts.new, done.counts.messages, done.position], [2, 5, done.size]);
  const list = (await world.call<{ data: { place: string; reason: string }[] }>('GET', `/api/v1/imports/${id}/left-out`)).data;
  assert.ok(list.some((one) => one.reason === 'ticket 4713 was deleted there') && list.some((one) => one.reason.includes('without its comments')));
  const one = await world.until(async () => (await found('seam')).at(0));
  assert.deepEqual([one.status.category, one.preview, one.unread, one.opened_at, one.waiting_since, one.tags.map((tag) => tag.name)], ['open', 'It did not print', true, '2024-02-01T08:00:00.000Z', '2024-02-02T08:00:00.000Z', ['quality']]);
  assert.ok(one.assignee);
  const messages = await messagesOf(one.id);
  assert.deepEqual(messages.map((message) => [message.kind, message.at]).toSorted(), [['customer', '2024-02-01T08:00:00.000Z'], ['customer', '2024-02-02T08:00:00.000Z'], ['note', '2024-02-01T09:00:00.000Z'], ['reply', '2024-02-01T10:00:00.000Z']]);
  assert.doesNotMatch(JSON.stringify(messages), /script|4111 1111/);
  await world.settled();
  assert.equal(world.relay.mails.length, sent);
  assert.equal((await rows((tx) => tx.rows(sql`select 1 from notifications.notice`))).length, 0);
});

test('files are fetched from the other desk; one that is gone is listed when it was tried often enough', async () => {
  const [one] = await found('seam');
  assert.ok(one);
  const hurry = () => world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`update platform.job set run_at = ${tx.now} where kind = 'transfers.fetch_files' and state = 'ready'`);
    tx.wishes.scheduledFor = tx.now.getTime();
  });
  await world.until(async () => {
    await hurry();
    return (await messagesOf(one.id)).some((message) => message.attachments.some((file) => file.name === 'label.pdf'));
  }, 20);
  const { data: [latest] } = await world.call<{ data: ImportView[] }>('GET', '/api/v1/imports');
  const list = (await world.call<{ data: { reason: string }[] }>('GET', `/api/v1/imports/${latest?.id}/left-out`)).data;
  assert.ok(list.some((entry) => entry.reason === 'could not be fetched: the other desk answered 404'));
});

test('again: what is here stays as people changed it, what is new comes', async () => {
  const [one] = await found('seam');
  assert.ok(one);
  await world.call('POST', `/api/v1/conversations/${one.id}/notes`, { text: 'ours' });
  const { data: statuses } = await world.call<{ data: { id: string; category: string }[] }>('GET', '/api/v1/statuses');
  await world.call('PATCH', `/api/v1/conversations/${one.id}`, { status_id: statuses.find((status) => status.category === 'resolved')?.id });
  const grown = structuredClone(zendeskExport);
  grown[1]?.comments?.push({ id: 5, author_id: 77, public: true, plain_body: 'Now it printed', created_at: '2024-02-03T08:00:00Z' } as never);
  const done = await bringIn('zendesk', 'newer.json', lines(grown));
  assert.deepEqual([done.counts.new, done.counts.grown, done.counts.known, done.counts.messages], [0, 1, 1, 1]);
  const [after] = await found('seam');
  assert.deepEqual([after?.status.category, after?.preview], ['resolved', 'Now it printed']);
  assert.equal((await messagesOf(one.id)).length, 6);
});

test('a spreadsheet: columns are guessed, can be told, and a row that cannot be read is listed', async () => {
  const csv = 'Ref;Betreff;Wann;Wer;Worte\nA1;Grösse;2024-03-01 10:00;k@shopper.test;Passt M?\nA1;Grösse;2024-03-01 12:00;k@shopper.test;Oder L?\nA2;Farbe;irgendwann;k@shopper.test;Blau?\n"A3";"Zwei\nZeilen";2024-03-02;p@shopper.test;"mit ""Zitat"""\n';
  const { id, state, headers } = await upload('csv', 'rows.csv', csv, 'Old Shop');
  assert.deepEqual([state, headers], ['checked', ['Ref', 'Betreff', 'Wann', 'Wer', 'Worte']]);
  await assert.rejects(world.call('POST', `/api/v1/imports/${id}/start`, {}), (error: CallError) => error.status === 422 || error.status === 400);
  await world.call('POST', `/api/v1/imports/${id}/check`, { columns: { conversation: 'Ref', subject: 'Betreff', opened_at: 'Wann', customer_email: 'Wer', text: 'Worte' } });
  const checked = await reached(id, 'checked');
  assert.deepEqual([checked.counts.conversations, checked.counts.messages, checked.counts.left_out, checked.source], [2, 3, 1, 'csv:old-shop']);
  await world.call('POST', `/api/v1/imports/${id}/start`, {});
  const done = await reached(id, 'done');
  assert.deepEqual([done.counts.new, done.counts.grown, done.counts.messages], [2, 1, 3]);
  const [quoted] = await world.until(async () => {
    const list = await found('Zitat');
    return list.length > 0 && list;
  });
  assert.deepEqual([quoted?.subject, quoted?.preview], ['Zwei\nZeilen', 'mit "Zitat"']);
});

test('a mailbox file: both sides of a matter become one conversation, automatic mail is left out', async () => {
  const mail = (headers: string, text: string) => `From x@y Mon Jan  1 10:00:00 2024\n${headers}\n\n${text}\n\n`;
  const mbox = mail('From: Vera <vera@shopper.test>\nTo: help@north.test\nSubject: Zip\nMessage-ID: <z1@shopper.test>\nDate: Mon, 1 Jan 2024 10:00:00 +0000', 'The zip is stuck')
    + mail('From: North <help@north.test>\nTo: vera@shopper.test\nSubject: Re: Zip\nMessage-ID: <z2@north.test>\nIn-Reply-To: <z1@shopper.test>\nReferences: <z1@shopper.test>\nDate: Mon, 1 Jan 2024 12:00:00 +0000', 'Try soap')
    + mail('From: Vera <vera@shopper.test>\nTo: help@north.test\nSubject: Out of office\nAuto-Submitted: auto-replied\nMessage-ID: <z3@shopper.test>\nDate: Mon, 1 Jan 2024 13:00:00 +0000', 'I am away');
  const done = await bringIn('mbox', 'old.mbox', mbox);
  assert.deepEqual([done.counts.new, done.counts.grown, done.counts.messages, done.counts.left_out], [1, 1, 2, 1]);
  const one = await world.until(async () => (await found('soap'))[0]);
  assert.deepEqual((await messagesOf(one.id)).map((message) => [message.kind, message.text]).toSorted(), [['customer', 'The zip is stuck'], ['reply', 'Try soap']]);
  assert.equal(one.status.category, 'resolved');
});

test('an import goes on where it was after a stop, and its file can be forgotten', async () => {
  const many = bulkFromZendesk(200);
  const { id } = await upload('zendesk', 'many.json', lines(many));
  await reached(id, 'checked');
  await world.call('POST', `/api/v1/imports/${id}/start`, {});
  await world.until(async () => (await shown(id)).counts.new >= 50);
  await world.call('POST', `/api/v1/imports/${id}/stop`);
  const stopped = await shown(id);
  assert.equal(stopped.state, 'stopped');
  await world.call('POST', `/api/v1/imports/${id}/start`, {});
  const done = await reached(id, 'done');
  assert.deepEqual([done.counts.new, done.counts.known], [200, 0]);
  const [{ n } = { n: 0 }] = await rows<{ n: number }>((tx) => tx.rows(sql`select count(*) as n from conversations.conversation where source = 'zendesk' and source_id like '90%'`));
  assert.equal(n, 200);
  const { data } = await world.call<{ data: ImportView[] }>('DELETE', `/api/v1/imports/${id}`);
  assert.ok(!data.some((one) => one.id === id));
});

test('what cannot be an export is refused at once, in words', async () => {
  await assert.rejects(upload('zendesk', 'a.zip', 'PK\u0003\u0004'), /Unpack it first/);
  await assert.rejects(upload('csv', 'a.csv', ''), /empty/);
  await assert.rejects(upload('outlook', 'a.pst', 'x'), /format: zendesk/);
  const broken = await bringIn('gorgias', 'broken.json', '{"id": 1, "subject": "x", "created_datetime": "2024-01-01"');
  assert.deepEqual([broken.counts.new, broken.counts.left_out > 0], [0, true]);
});
