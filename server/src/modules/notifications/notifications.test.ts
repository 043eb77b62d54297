import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemActor } from '../../platform/actor/actor.ts';
import { JobRunner } from '../../platform/jobs/runner.ts';
import { openLog } from '../../platform/log/log.ts';
import { openTestDesk, OWNER } from '../identity/testing/open-test-desk.ts';
import { notify, type News } from './index.ts';
import { notifications } from './module.ts';

type Notices = { data: { id: string; kind: string; number: number; read_at: string | null }[]; unread: number };
const sent: { to: string; subject: string; text: string }[] = [];
const module = notifications({ publicUrl: 'http://desk.example', sendMail: async (mail) => void sent.push(mail) });
const { browser, clock, db } = await openTestDesk([module]);
const jobs = new JobRunner(db, new Map(Object.entries(module.jobs ?? {})), openLog('silent'));
const owner = browser();
const me = (await owner.must<{ person: { id: string } }>('POST', '/api/v1/setup', OWNER)).person.id;
const brandId = (await owner.must<{ id: string }>('POST', '/api/v1/brands', { name: 'North' })).id;

const tell = (news: Partial<News>, by = systemActor('test'), silent = false) => {
  clock.advance(1);
  return db.transact(by, (tx) => notify(tx, { kind: 'mentioned', brandId, personIds: [me], subjectKind: 'conversation', subjectId: brandId, number: 1042, ...news }), { silent });
};
const list = () => owner.must<Notices>('GET', '/api/v1/notifications');

test('somebody is told once, in the app, and not of their own doing or of history', async () => {
  await tell({ personIds: [me, me] });
  await tell({}, { ...systemActor('me'), kind: 'person', id: me });
  await tell({}, systemActor('import'), true);
  const { data, unread } = await list();
  assert.deepEqual([data.map((notice) => [notice.kind, notice.number]), unread], [[['mentioned', 1042]], 1]);
});

test('what is not read within five minutes comes by one mail, and is not mailed again', async () => {
  await tell({ kind: 'reply_failed', number: 7 });
  await jobs.drain();
  assert.equal(sent.length, 0);
  clock.advance(301);
  await jobs.drain();
  assert.deepEqual(sent.map((mail) => [mail.to, mail.subject]), [[OWNER.email, 'Your reply in #7 could not be delivered, and 1 more']]);
  clock.advance(3600);
  await jobs.drain();
  assert.equal(sent.length, 1);
});

test('what was read is neither unread nor mailed', async () => {
  await tell({ kind: 'assigned', number: 8 });
  const [newest] = (await list()).data;
  assert.equal((await owner.must<{ unread: number }>('POST', '/api/v1/notifications/read', { ids: [newest?.id] })).unread, 2);
  assert.equal((await owner.must<{ unread: number }>('POST', '/api/v1/notifications/read', {})).unread, 0);
  clock.advance(301);
  await jobs.drain();
  assert.equal(sent.length, 1);
});

test('a kind that is switched off stays off, one that is for mail only is not in the app', async () => {
  const prefer = (kind: string, in_app: boolean, by_mail: boolean) => owner.must('PUT', '/api/v1/me/notification-preferences', { kind, in_app, by_mail });
  await prefer('assigned', false, false);
  await prefer('channel_down', false, true);
  await tell({ kind: 'assigned' });
  await tell({ kind: 'channel_down' });
  assert.equal((await list()).unread, 0);
  clock.advance(301);
  await jobs.drain();
  assert.equal(sent.length, 2);
  assert.equal((await owner.ask('PUT', '/api/v1/me/notification-preferences', { kind: 'nonsense', in_app: true, by_mail: true })).status, 422);
});

test('after 90 days a notice is gone', async () => {
  clock.advance(91 * 86_400);
  await jobs.drain();
  await owner.ask('GET', '/api/v1/session');
  assert.deepEqual(await db.read(systemActor('test'), (tx) => tx.rows({ name: 'left', text: 'select id from notifications.notice', values: [] })), []);
});
