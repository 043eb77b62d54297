import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { categoryNamed, guessColumns, missingColumns, readCsvRow } from './csv-rows.ts';
import { moment } from './fields.ts';
import { readGorgias } from './gorgias.ts';
import { JsonSplitter } from './split-json.ts';
import { MboxSplitter } from './split-mbox.ts';
import { readZendesk } from './zendesk.ts';

const object = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.dictionary(fc.string(), fc.string(), { maxKeys: 3 }), { maxLength: 3 })), { maxKeys: 5 });
const shapes = {
  lines: (list: unknown[]) => list.map((one) => JSON.stringify(one)).join('\n'),
  list: (list: unknown[]) => JSON.stringify(list, null, 1),
  page: (list: unknown[]) => JSON.stringify({ object: 'list', count: list.length, data: list, meta: { next: null } }),
  pages: (list: unknown[]) => list.map((one) => JSON.stringify({ tickets: [one], end_of_stream: false })).join('\n'),
};

/** The file given in pieces of a few bytes. */
function split(file: Buffer, step: number, from = 0, around = ''): { text: string; endsAt: number; around: string }[] {
  const splitter = new JsonSplitter(from, around);
  const out = [];
  for (let at = from; at < file.length; at += step) out.push(...splitter.push(file.subarray(at, at + step)));
  assert.equal(splitter.unfinished, false);
  return out;
}

for (const [name, write] of Object.entries(shapes)) {
  test(`objects are cut out of ${name} however the bytes come, and reading goes on anywhere`, () => {
    fc.assert(fc.property(fc.array(object, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (list, step, pick) => {
      const file = Buffer.from(write(list));
      const pieces = split(file, step);
      assert.deepEqual(pieces.map((piece) => JSON.parse(piece.text)), JSON.parse(JSON.stringify(list)));
      const stop = pick % pieces.length;
      const { endsAt, around } = pieces[stop] as { endsAt: number; around: string };
      assert.deepEqual(split(file, step, endsAt, around), pieces.slice(stop + 1));
    }), { numRuns: 200 });
  });
}

test('an object that only has a list of messages in it is no page', () => {
  const file = Buffer.from('{"id":1,"data":[{"x":1}]}\n{"subject":"a","results":[{"x":1}]}');
  assert.equal(split(file, 7).length, 2);
});

const envelope = (n: number): string => `From sender@shop.test Mon Jan  ${n} 10:00:00 2024\n`;

test('mails are cut out of a mailbox file, also where a line of text begins with From', () => {
  const mails = ['Subject: one\n\nHello\n>From here on\n\nFrom now on it is fine\n\n', 'Subject: two\r\n\r\nBye\r\n\r\n', 'Subject: three\n\nlast line without an end'];
  const file = Buffer.from(mails.map((mail, n) => envelope(n + 1) + mail).join(''));
  for (const step of [1, 7, 64, 4096]) {
    const splitter = new MboxSplitter();
    const out = [];
    for (let at = 0; at < file.length; at += step) out.push(...splitter.push(file.subarray(at, at + step)));
    out.push(...splitter.end());
    assert.deepEqual(out.map((piece) => piece.raw.toString()), [mails[0]?.replace('>From', 'From'), mails[1], mails[2]]);
    const again = new MboxSplitter(out[0]?.endsAt);
    assert.deepEqual([...again.push(file.subarray(out[0]?.endsAt)), ...again.end()].map((piece) => piece.raw.toString()), mails.slice(1));
  }
});

test('columns are known by what desks call them, each once', () => {
  assert.deepEqual(guessColumns(['Ticket ID', 'Subject', 'Status', 'Created at', 'Requester email', 'Body', 'Tags']), { conversation: 'Ticket ID', subject: 'Subject', status: 'Status', opened_at: 'Created at', customer_email: 'Requester email', text: 'Body', tags: 'Tags' });
  assert.match(String(missingColumns(guessColumns(['Name', 'Date']))), /No column holds what was written/);
  assert.match(String(missingColumns(guessColumns(['Subject']))), /No column holds a date/);
});

test('a row is a message of a customer, of ours, or a note', () => {
  const columns = guessColumns(['conversation_id', 'direction', 'customer_email', 'body', 'created_at', 'private', 'status']);
  const read = (row: Record<string, string>) => {
    const piece = readCsvRow(row, columns, 1);
    return 'conversation' in piece ? [piece.conversation.messages[0]?.kind, piece.conversation.category] : piece;
  };
  const row = { conversation_id: '7', customer_email: 'Ana@Shop.test', body: 'Where is it?', created_at: '2024-03-01 10:00', direction: '', private: '', status: 'Solved' };
  assert.deepEqual(read(row), ['customer', 'resolved']);
  assert.deepEqual(read({ ...row, direction: 'outgoing', status: '' }), ['reply', null]);
  assert.deepEqual(read({ ...row, private: 'TRUE' }), ['note', 'resolved']);
  assert.deepEqual(read({ ...row, created_at: 'yesterday' }), { skipped: 'no readable date', excerpt: 'yesterday' });
});

test('moments are read as desks write them, without a zone as UTC', () => {
  for (const given of ['2024-03-01T10:00:00Z', '2024-03-01 10:00:00', '2024-03-01 10:00:00 UTC', '2024-03-01T11:00:00+01:00', '1709287200', 1709287200000]) assert.equal(moment(given)?.toISOString(), '2024-03-01T10:00:00.000Z', String(given));
  for (const given of ['', 'soon', '0001-01-01', null, {}]) assert.equal(moment(given), null);
  assert.deepEqual(['New', 'On-hold', 'Closed', 'whatever'].map(categoryNamed), ['open', 'waiting', 'resolved', null]);
});

test('a Zendesk ticket: who is a customer follows from the requester and from roles', () => {
  const people = new Map([['9', { sourceId: '9', name: 'Ben Agent', email: 'ben@north.test', ours: true }]]);
  const piece = readZendesk({
    id: 12, subject: 'Late', status: 'solved', priority: 'urgent', created_at: '2024-01-01T08:00:00Z', updated_at: '2024-01-03T08:00:00Z', requester_id: 5, requester: { id: 5, name: 'Ana', email: 'ANA@shop.test', role: 'end-user' }, assignee_id: 9, tags: ['vip'], via: { channel: 'native_messaging' },
    comments: [{ id: 1, author_id: 5, public: true, plain_body: 'Where?', created_at: '2024-01-01T08:00:00Z' }, { id: 2, author_id: 9, public: false, body: 'ask DHL', created_at: '2024-01-01T09:00:00Z' }, { id: 3, author_id: 9, public: true, html_body: '<p>Tomorrow</p>', created_at: '2024-01-02T08:00:00Z', attachments: [{ file_name: 'label.pdf', content_type: 'application/pdf', content_url: 'https://x.test/1' }] }],
  }, people);
  assert.ok('conversation' in piece);
  const { messages, ...rest } = piece.conversation;
  assert.deepEqual(messages.map((one) => [one.kind, one.text, one.authorName, one.files.length]), [['customer', 'Where?', 'Ana', 0], ['note', 'ask DHL', 'Ben Agent', 0], ['reply', 'Tomorrow', 'Ben Agent', 1]]);
  assert.deepEqual([rest.category, rest.priority, rest.assigneeEmail, rest.channel, rest.customer.email, rest.closedAt?.toISOString()], ['resolved', 3, 'ben@north.test', 'chat', 'ana@shop.test', '2024-01-03T08:00:00.000Z']);
  assert.deepEqual(readZendesk({ id: 1, subject: 'x', status: 'deleted', created_at: '2024-01-01T00:00:00Z' }, people), { skipped: 'ticket 1 was deleted there' });
  assert.ok('person' in readZendesk({ id: 4, name: 'Eve', email: 'eve@shop.test', role: 'end-user' }, people));
});

test('a Gorgias ticket, and a message that comes alone', () => {
  const piece = readGorgias({
    id: 3, subject: 'Size', status: 'open', channel: 'chat', created_datetime: '2024-01-01T08:00:00', customer: { email: 'a@shop.test', name: 'Ana' }, tags: [{ name: 'sizing' }],
    messages: [{ id: 1, from_agent: false, public: true, sender: { name: 'Ana', email: 'a@shop.test' }, body_text: 'M or L?', created_datetime: '2024-01-01T08:00:00' }, { id: 2, from_agent: true, public: true, sender: { name: 'Ben' }, body_html: '<b>M</b>', created_datetime: '2024-01-01T08:05:00' }],
  });
  assert.ok('conversation' in piece);
  assert.deepEqual(piece.conversation.messages.map((one) => [one.kind, one.text]), [['customer', 'M or L?'], ['reply', 'M']]);
  assert.deepEqual([piece.conversation.category, piece.conversation.tags, piece.conversation.channel], ['waiting', ['sizing'], 'chat']);
  const alone = readGorgias({ id: 9, ticket_id: 3, from_agent: false, public: true, sender: { email: 'a@shop.test' }, body_text: 'Thanks', created_datetime: '2024-01-02T08:00:00', message_id: '<m9@shop.test>' });
  assert.ok('conversation' in alone);
  assert.deepEqual([alone.conversation.sourceId, alone.conversation.messages[0]?.headerId], ['3', 'm9@shop.test']);
  assert.ok('skipped' in readGorgias({ id: 4, subject: 'x', created_datetime: '2024-01-01', trashed_datetime: '2024-01-02T00:00:00' }));
});
