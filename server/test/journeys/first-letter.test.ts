import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { readMail } from '../../src/modules/channels/email/rules/read-mail.ts';
import type { ConversationPageView, InboxView } from '../../src/modules/conversations/contract.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

let world: TestHouse;
before(async () => {
  world = await openTestHouse();
});
after(() => world.close());

const inbox = (view = 'open') => world.call<InboxView>('GET', `/api/v1/desk/inbox?limit=200&view=${view}`);
const page = (id: string | number) => world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}`);

async function arrived(subject: string) {
  return world.until(async () => (await inbox('all')).data.find((row) => row.subject === subject));
}

test('a mail becomes a conversation with the order beside it, the answer goes out once, the customer answers into it', async () => {
  const placed = await world.call<{ id: string }>('PUT', '/api/v1/orders', {
    brand_id: world.brandId, source_id: 'o-1042', number: '#1042', email: 'ana@example.test', customer_name: 'Ana Silva', total: { amount_minor: 4990, currency: 'EUR' }, placed_at: '2026-01-02T10:00:00Z',
    lines: [{ sku: 'TEE-M', title: 'Wool tee', quantity: 1, unit_price: { amount_minor: 4990, currency: 'EUR' } }],
  });
  await world.call('PUT', '/api/v1/shipments', { brand_id: world.brandId, source_id: 's-1', order_id: placed.id, carrier: 'dhl', tracking_number: 'JD014600003999', state: 'in_transit' });
  await world.mail({ from: 'Ana Silva <ana@example.test>', to: 'help@north.test', subject: 'Where is my order?', text: 'Hello,\n\nwhere is order 1042? My card is 4111 1111 1111 1111.\n\nAna', messageId: '<first@example.test>' });
  const row = await arrived('Where is my order?');
  assert.equal(row.customer?.name, 'Ana Silva');
  assert.equal(row.unread, true);
  const shown = await world.until(async () => {
    const now = await page(row.number);
    return now.orders[0]?.mentioned ? now : undefined;
  });
  assert.equal(shown.orders[0]?.number, '#1042');
  assert.equal(shown.orders[0]?.flag, null);
  assert.equal(shown.orders[0]?.shipments[0]?.step, 2);
  assert.match(shown.messages[0]?.text ?? '', /card ending 1111/);
  assert.doesNotMatch(JSON.stringify(shown), /4111 1111/);
  assert.deepEqual(shown.reply_defaults.to, [{ address: 'ana@example.test', name: 'Ana Silva' }]);

  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  await world.call('POST', `/api/v1/conversations/${row.id}/replies`, { text: 'It is on its way, Ana.', seen_message_id: shown.messages[0]?.id });
  const sent = await world.until(async () => world.relay.mails[0]);
  const mail = readMail(sent.raw);
  assert.deepEqual(sent.to, ['ana@example.test']);
  assert.equal(mail.from?.address, 'help@north.test');
  assert.deepEqual(mail.inReplyTo, ['first@example.test']);
  assert.match(mail.text, /It is on its way, Ana\.[\s\S]*Your North team/);
  assert.match(mail.html, /It is on its way, Ana\./);
  assert.match(mail.replyTo[0]?.address ?? '', /^help\+c-[a-z0-9]+@north\.test$/);

  await world.mail({ from: 'ana@example.test', to: mail.replyTo[0]?.address, subject: 'a subject of her own', text: 'Thank you! When will it come?' });
  const answered = await world.until(async () => {
    const now = await page(row.number);
    return now.messages.length === 3 ? now : undefined;
  });
  assert.equal(answered.conversation.status.category, 'open');
  assert.equal(answered.messages[1]?.delivery.state, 'sent');
  assert.equal(world.relay.mails.length, 1);
});

test('the same mail delivered twice is one message, and a burst loses and doubles nothing', async () => {
  const mail = { from: 'twice@example.test', to: 'help@north.test', subject: 'Twice', text: 'the same', messageId: '<twice@example.test>' };
  await Promise.all([world.mail(mail), world.mail(mail), world.mail(mail)]);
  const row = await arrived('Twice');
  assert.equal(row.message_count, 1);
  await Promise.all(Array.from({ length: 60 }, (_, i) => world.mail({ from: `b${i % 7}@example.test`, to: 'help@north.test', subject: `Burst ${i}`, text: `burst ${i}` })));
  const all = await world.call<InboxView>('GET', '/api/v1/desk/inbox?view=all&limit=200');
  assert.equal(all.data.filter((entry) => entry.subject.startsWith('Burst ')).length, 60);
});

test('a stranger’s domain is refused, an unknown address of ours becomes a conversation that says so', async () => {
  await assert.rejects(world.mail({ from: 'a@example.test', to: 'someone@elsewhere.test', subject: 'x', text: 'x' }), /550/);
  await world.mail({ from: 'a@example.test', to: 'nobody@north.test', subject: 'For nobody', text: 'hello' });
  assert.match((await arrived('For nobody')).notice ?? '', /no mailbox here/);
});

test('an order number written by somebody else is flagged to the agent', async () => {
  await world.mail({ from: 'thief@example.test', to: 'help@north.test', subject: 'Order 1042 address', text: 'Please change the address of order #1042' });
  const row = await arrived('Order 1042 address');
  const shown = await world.until(async () => {
    const now = await page(row.id);
    return now.orders.length > 0 ? now : undefined;
  });
  assert.equal(shown.orders[0]?.flag, 'not_buyers_address');
});

test('a reply can be taken back within the undo time, and then never leaves', async () => {
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 30, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  await world.mail({ from: 'undo@example.test', to: 'help@north.test', subject: 'Undo me', text: 'hello' });
  const row = await arrived('Undo me');
  const before = world.relay.mails.length;
  const reply = await world.call<{ message: { id: string } }>('POST', `/api/v1/conversations/${row.id}/replies`, { text: 'Too early' });
  assert.equal((await page(row.id)).conversation.status.category, 'waiting');
  const back = await world.call<{ text: string }>('POST', `/api/v1/conversations/${row.id}/replies/${reply.message.id}/undo`, {});
  assert.equal(back.text, 'Too early');
  const now = await page(row.id);
  assert.equal(now.messages.length, 1);
  assert.equal(now.conversation.status.category, 'open');
  assert.equal(now.conversation.first_reply_at, null);
  assert.equal(world.relay.mails.length, before);
});

test('two agents cannot answer past each other, and the same words do not go out twice', async () => {
  await world.mail({ from: 'race@example.test', to: 'help@north.test', subject: 'Race', text: 'hello' });
  const row = await arrived('Race');
  const seen = (await page(row.id)).messages[0]?.id;
  await world.call('POST', `/api/v1/conversations/${row.id}/replies`, { text: 'first', seen_message_id: seen });
  await assert.rejects(world.call('POST', `/api/v1/conversations/${row.id}/replies`, { text: 'second', seen_message_id: seen }), (error: CallError) => error.code === 'replied_meanwhile');
  await assert.rejects(world.call('POST', `/api/v1/conversations/${row.id}/replies`, { text: 'first' }), (error: CallError) => error.code === 'sent_twice');
});

test('a merge can be undone to the letter, and late mail follows it', async () => {
  await world.mail({ from: 'm@example.test', to: 'help@north.test', subject: 'Merge A', text: 'a', messageId: '<ma@example.test>' });
  await world.mail({ from: 'm@example.test', to: 'help@north.test', subject: 'Merge B', text: 'b', messageId: '<mb@example.test>' });
  const [a, b] = [await arrived('Merge A'), await arrived('Merge B')];
  await world.call('POST', `/api/v1/conversations/${a.id}/merge`, { into: String(b.number) });
  assert.deepEqual((await page(a.number)).messages.map((message) => message.text), ['a', 'b']);
  await world.mail({ from: 'm@example.test', to: 'help@north.test', subject: 'Re: Merge A', text: 'late', inReplyTo: '<ma@example.test>', references: '<ma@example.test>' });
  await world.until(async () => (await page(b.id)).messages.length === 3);
  await world.call('POST', `/api/v1/conversations/${a.id}/unmerge`, {});
  assert.deepEqual((await page(a.id)).messages.map((message) => message.text), ['a', 'late']);
  assert.deepEqual((await page(b.id)).messages.map((message) => message.text), ['b']);
});

test('bulk changes are undone together; search finds words, names with a typo, and numbers', async () => {
  const rows = (await world.call<InboxView>('GET', '/api/v1/desk/inbox?view=all&limit=200')).data.filter((row) => row.subject.startsWith('Burst '));
  const done = await world.call<{ changed: number; undo_token: string }>('POST', '/api/v1/conversations/bulk', { ids: rows.map((row) => row.id), change: { add_tags: ['sale'], priority: 'high' } });
  assert.equal(done.changed, 60);
  await world.call('POST', '/api/v1/undo', { undo_token: done.undo_token });
  const again = await world.call<InboxView>('GET', '/api/v1/desk/inbox?view=all&limit=200');
  assert.ok(again.data.filter((row) => row.subject.startsWith('Burst ')).every((row) => row.priority === 'normal' && row.tags.length === 0));
  const find = (q: string) => world.call<InboxView>('GET', `/api/v1/search?q=${encodeURIComponent(q)}`);
  await world.until(async () => (await find('burst 17')).data.some((row) => row.subject === 'Burst 17'));
  assert.ok((await find('Ana Slva')).data.some((row) => row.subject === 'Where is my order?'));
  assert.ok((await find('order:1042 -from:thief')).data.every((row) => row.subject === 'Where is my order?'));
  assert.ok((await find('tracking:JD014600003999')).data.length >= 0);
});

test('relay down: replies wait visibly and go out once when it is back', async () => {
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
  await world.mail({ from: 'down@example.test', to: 'help@north.test', subject: 'Relay down', text: 'hello' });
  const row = await arrived('Relay down');
  const before = world.relay.mails.length;
  await world.relay.stop();
  await world.call('POST', `/api/v1/conversations/${row.id}/replies`, { text: 'waiting' });
  const waits = await world.until(async () => {
    const message = (await page(row.id)).messages[1];
    return message?.delivery.note ? message : undefined;
  });
  assert.equal(waits.delivery.state, 'queued');
  await world.relay.start();
  await world.until(async () => world.relay.mails.length > before, 20);
  await world.until(async () => (await page(row.id)).messages[1]?.delivery.state === 'sent');
  assert.equal(world.relay.mails.length, before + 1);
});

test('a bounce is written on the reply that failed and reopens its conversation', async () => {
  await world.mail({ from: 'gone@example.test', to: 'help@north.test', subject: 'Will bounce', text: 'hello' });
  const row = await arrived('Will bounce');
  const before = world.relay.mails.length;
  await world.call('POST', `/api/v1/conversations/${row.id}/replies`, { text: 'answer' });
  const sent = await world.until(async () => world.relay.mails[before]);
  await world.mail({
    envelope: { from: '', to: 'help@north.test' },
    raw: [`From: MAILER-DAEMON@mx.example.test`, 'To: help@north.test', 'Subject: Undelivered Mail', 'MIME-Version: 1.0', 'Content-Type: multipart/report; report-type=delivery-status; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'It failed.', '--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx.example.test', '', 'Final-Recipient: rfc822; gone@example.test', 'Action: failed', 'Status: 5.1.1', '', '--b', 'Content-Type: message/rfc822', '', `Message-ID: <${sent.messageId}>`, 'Subject: Re', '', 'answer', '--b--', ''].join('\r\n'),
  });
  const failed = await world.until(async () => {
    const now = await page(row.id);
    return now.messages[1]?.delivery.state === 'bounced' ? now : undefined;
  });
  assert.equal(failed.conversation.status.category, 'open');
  assert.match(failed.messages[1]?.delivery.note ?? '', /gone@example\.test/);
});

test('side threads, notes and erasure', async () => {
  const row = await arrived('Where is my order?');
  const side = await world.call<{ id: string }>('POST', `/api/v1/conversations/${row.id}/side-threads`, { subject: 'Trace JD014600003999', to: [{ address: 'desk@carrier.test' }], text: 'Please trace.' });
  await world.until(async () => world.relay.mails.find((mail) => mail.to.includes('desk@carrier.test')));
  await world.call('POST', `/api/v1/conversations/${row.id}/notes`, { text: 'asked the carrier' });
  const shown = await page(row.id);
  assert.equal(shown.side_threads[0]?.id, side.id);
  const customerId = row.customer?.id as string;
  const kept = await world.call<Record<string, unknown>>('GET', `/api/v1/customers/${customerId}/export`);
  assert.match(JSON.stringify(kept), /where is order 1042/);
  assert.doesNotMatch(JSON.stringify(kept), /asked the carrier/);
  await world.call('POST', `/api/v1/customers/${customerId}/erase`, {});
  assert.doesNotMatch(JSON.stringify(await page(row.id)), /Ana|1042\?/);
});

test('the floor counts what happened, with its definitions', async () => {
  await world.until(async () => {
    const { data } = await world.call<{ data: { key: string; value: number | null; n: number; definition: string; series: unknown[] }[] }>('GET', '/api/v1/kpis');
    const of = (key: string) => data.find((kpi) => kpi.key === key);
    assert.ok(data.every((kpi) => kpi.definition.length > 20));
    return (of('received')?.value ?? 0) >= 60 && (of('first_reply_time')?.n ?? 0) >= 3 && of('first_reply_time')?.value !== null;
  });
});

test('another mail under a Message-ID that was used is kept, and so is what only looks alike', async () => {
  await world.mail({ from: 'reuse@example.test', to: 'help@north.test', subject: 'Reused id', text: 'the first', messageId: '<reused@example.test>' });
  for (let times = 0; times < 2; times++) await world.mail({ from: 'reuse@example.test', to: 'help@north.test', subject: 'Reused id again', text: 'quite another', messageId: '<reused@example.test>' });
  assert.equal((await arrived('Reused id')).message_count, 1);
  assert.equal((await arrived('Reused id again')).message_count, 1);
});

test('nobody is given a conversation who does not work for its brand, and no card number is kept in a note', async () => {
  const row = await arrived('Reused id');
  await assert.rejects(world.call('PATCH', `/api/v1/conversations/${row.id}`, { assignee_id: '00000000-0000-7000-8000-000000000000' }), (error: CallError) => error.status === 422);
  const note = await world.call<{ text: string }>('POST', `/api/v1/conversations/${row.id}/notes`, { text: 'card 4111 1111 1111 1111\u202e', html: '<p>card 4111 1111 1111 1111<script>alert(1)</script></p>' });
  assert.equal(note.text, 'card [card ending 1111]');
  assert.doesNotMatch(JSON.stringify(note), /4111 1111|script/);
});

test('a note and a reply are kept as two drafts, and sending one leaves the other', async () => {
  await world.mail({ from: 'drafts@example.test', to: 'help@north.test', subject: 'Two drafts', text: 'hello' });
  const { id } = await arrived('Two drafts');
  const keep = (kind: 'reply' | 'note', text: string) => world.call('PUT', `/api/v1/conversations/${id}/draft`, { kind, text, html: `<p>${text}</p>` });
  const kept = async () => (await page(id)).drafts.map((draft) => `${draft.kind}: ${draft.text}`).sort();
  await keep('note', 'For us only');
  await keep('reply', 'Dear customer');
  assert.deepEqual(await kept(), ['note: For us only', 'reply: Dear customer']);
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'Dear customer' });
  assert.deepEqual(await kept(), ['note: For us only']);
  await keep('reply', 'Once more');
  await world.call('POST', `/api/v1/conversations/${id}/notes`, { text: 'For us only' });
  assert.deepEqual(await kept(), ['reply: Once more']);
});

test('a second mail about the same order that began a conversation of its own is pointed at, and putting both together ends it', async () => {
  await world.call('PUT', '/api/v1/orders', { brand_id: world.brandId, source_id: 'o-7001', number: '#7001', email: 'twice@example.test', customer_name: 'Tess Twice', total: { amount_minor: 4990, currency: 'EUR' }, placed_at: '2026-01-02T10:00:00Z', lines: [] });
  await world.mail({ from: 'twice@example.test', to: 'help@north.test', subject: 'Order 7001 is late', text: 'Where is order 7001?' });
  await world.mail({ from: 'twice@example.test', to: 'help@north.test', subject: 'Wrong size', text: 'Order 7001 came in the wrong size.' });
  const [late, size] = [await arrived('Order 7001 is late'), await arrived('Wrong size')];
  const pointed = await world.until(async () => (await page(size.number)).earlier.find((one) => one.id === late.id)?.same_matter);
  assert.equal(pointed.order, '7001');
  await world.call('POST', `/api/v1/conversations/${size.id}/merge`, { into: late.id });
  assert.ok((await page(late.number)).earlier.every((one) => one.same_matter === null));
});
