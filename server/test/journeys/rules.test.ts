import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { RuleVersionView, RuleView, RunView, LookView, TriedView, VocabularyView } from '../../src/modules/automation/contract.ts';
import { automation } from '../../src/modules/automation/module.ts';
import type { ConversationPageView, ConversationView } from '../../src/modules/conversations/contract.ts';
import type { NoticeView } from '../../src/modules/notifications/contract.ts';
import { systemActor } from '../../src/platform/actor/actor.ts';
import { sql } from '../../src/platform/db/sql.ts';
import type { Job, JobHandler } from '../../src/platform/jobs/jobs.ts';
import { openTestHouse, type CallError, type TestHouse } from './open-test-house.ts';

type Definition = RuleView['definition'];
let world: TestHouse;
let me: string;
let other: string;
before(async () => {
  world = await openTestHouse();
  me = (await world.call<{ person: { id: string } }>('GET', '/api/v1/session')).person.id;
  other = await colleague('Anna', 'anna@keepdesk.test');
  await world.call('PUT', `/api/v1/brands/${world.brandId}/behaviour`, { undo_seconds: 0, thanks_reopens: true, reopen_days: 30, number_in_subject: false });
});
after(() => world.close());
afterEach(onlyThese);

async function colleague(name: string, email: string): Promise<string> {
  const { data: roles } = await world.call<{ data: { id: string; name: string }[] }>('GET', '/api/v1/roles');
  const role = roles.find((one) => one.name === 'agent');
  await world.call('POST', '/api/v1/invitations', { email, name, assignments: [{ role_id: role?.id, brand_id: world.brandId }] }).catch(() => undefined);
  const id = crypto.randomUUID();
  await world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`insert into identity.person (id, name, email, email_verified, created_at, updated_at) values (${id}, ${name}, ${email}, true, ${tx.now}, ${tx.now})`);
    await tx.run(sql`insert into identity.role_assignment (person_id, role_id, brand_id) values (${id}, ${role?.id}, ${world.brandId})`);
  });
  return id;
}

const rules = async (): Promise<RuleView[]> => (await world.call<{ data: RuleView[] }>('GET', `/api/v1/rules?brand_id=${world.brandId}`)).data;
const define = (more: Partial<Definition>): Definition => ({ triggers: ['opened'], when: { all: [] }, then: [{ kind: 'set_priority', priority: 'high' }], ...more });

/** Adds a rule and switches it on. */
async function add(name: string, more: Partial<Definition>, on = true): Promise<RuleView> {
  const { data } = await world.call<{ data: RuleView[] }>('POST', '/api/v1/rules', { brand_id: world.brandId, name, definition: define(more) });
  const made = data.at(-1) as RuleView;
  if (on) await world.call('PUT', `/api/v1/rules/${made.id}/on`, { on: true });
  return made;
}

async function onlyThese(): Promise<void> {
  await quiet();
  for (const rule of await rules()) await world.call('DELETE', `/api/v1/rules/${rule.id}`);
}

const open = (subject: string, more: object = {}) => world.call<ConversationView>('POST', '/api/v1/conversations', { brand_id: world.brandId, subject, customer: { email: 'ana@example.test' }, text: 'Where is it?', ...more });
const show = (id: string) => world.call<ConversationView>('GET', `/api/v1/conversations/${id}`);
const told = async (id: string) => world.call<{ runs: RunView[]; looks: LookView[] }>('GET', `/api/v1/conversations/${id}/rules`);
const tag = async (name: string): Promise<string> => (await world.call<{ id: string }>('POST', '/api/v1/tags', { brand_id: world.brandId, name })).id;
const statusOf = async (category: string) => (await world.call<{ data: { id: string; category: string; brand_id: string }[] }>('GET', '/api/v1/statuses')).data.find((one) => one.category === category && one.brand_id === world.brandId)?.id;

/** Everything was heard, and no rule has anything left to look at. */
async function quiet(): Promise<void> {
  for (let calm = 0; calm < 2; ) {
    await world.settled();
    const left = await world.house.db.read(systemActor('test'), (tx) => tx.one<{ n: number }>(sql`select ((select count(*) from automation.pending) + (select count(*) from platform.job where kind in ('automation.look', 'automation.arm') and state = 'ready'))::integer as n`));
    calm = left.n === 0 ? calm + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('a mail sets rules off in their order, once, and each sees what those before it did', async () => {
  const angry = await tag('angry');
  const first = await add('Money', { triggers: ['opened', 'customer_wrote'], when: { field: 'text', operator: 'contains', value: 'refund' }, then: [{ kind: 'set_priority', priority: 'urgent' }, { kind: 'add_tags', tag_ids: [angry] }] });
  const second = await add('Urgent to Anna', { when: { field: 'priority', operator: 'is', value: 'urgent' }, then: [{ kind: 'assign', person_id: other }, { kind: 'note', text: 'Look at this first.' }] });
  const third = await add('Never', { when: { field: 'channel', operator: 'is', value: 'chat' } });
  await world.mail({ from: 'Bo <bo@example.test>', to: 'help@north.test', subject: 'Money', text: 'I want my refund now.' });
  const found = await world.until(async () => (await world.call<{ data: ConversationView[] }>('GET', '/api/v1/conversations')).data.find((one) => one.subject === 'Money'));
  await quiet();
  const now = await show(found.id);
  assert.deepEqual([now.priority, now.assignee?.name, now.tags.map((one) => one.name)], ['urgent', 'Anna', ['angry']]);
  const { runs, looks } = await told(found.id);
  assert.deepEqual(runs.map((run) => [run.rule.name, run.outcome, run.done.map((done) => done.kind)]).toReversed(), [['Money', 'done', ['set_priority', 'add_tags']], ['Urgent to Anna', 'done', ['assign', 'note']]]);
  assert.deepEqual(looks[0]?.outcomes.map((outcome) => [outcome.rule.id, outcome.because]), [[first.id, 'applied'], [second.id, 'applied'], [third.id, 'condition']]);
  assert.deepEqual(looks[0]?.outcomes[2]?.failed, { field: 'channel', operator: 'is', value: 'chat' });
  const events = (await world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${found.id}`)).events;
  const applied = events.filter((event) => event.name === 'automation.rule_applied');
  assert.deepEqual(applied.map((event) => event.payload['rule_id']), [first.id, second.id], 'the timeline tells of it');
  assert.ok(events.filter((event) => event.name === 'conversations.assigned').every((event) => event.actor.id === applied[1]?.actor.id), 'and everything that was done names the run');
});

test('two rules that drive each other come to an end, also by way of a reply that leaves later', async () => {
  const [a, b] = [await tag('a'), await tag('b')];
  await add('A', { triggers: ['tagged'], when: { field: 'tags', operator: 'contains_not', value: [a] }, then: [{ kind: 'add_tags', tag_ids: [a] }, { kind: 'remove_tags', tag_ids: [b] }] });
  await add('B', { triggers: ['tagged'], when: { field: 'tags', operator: 'contains_not', value: [b] }, then: [{ kind: 'add_tags', tag_ids: [b] }, { kind: 'remove_tags', tag_ids: [a] }] });
  const { data: macros } = await world.call<{ data: { id: string }[] }>('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'Got it', text: 'Hello {{customer.first_name | there}}, we look into it.' });
  await add('Echo', { triggers: ['replied'], then: [{ kind: 'reply', macro_id: macros[0]?.id }] });
  const { id } = await open('Circle', { tags: ['start'] });
  await quiet();
  const { runs } = await told(id);
  assert.deepEqual(runs.map((run) => run.rule.name).toSorted(), ['A', 'B'], 'each once');
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'Soon.' });
  await world.until(async () => (await told(id)).runs.some((run) => run.rule.name === 'Echo'));
  // The rule's own answer leaves by a deadline, as every reply does.
  await world.until(async () => (await world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}`)).messages.filter((message) => message.kind === 'reply').every((message) => message.delivery.state === 'sent'));
  await quiet();
  const page = await world.call<ConversationPageView>('GET', `/api/v1/desk/conversations/${id}`);
  assert.deepEqual(page.messages.filter((message) => message.kind === 'reply').map((message) => [message.author.kind, message.text]), [['person', 'Soon.'], ['system', 'Hello there, we look into it.']]);
  const looks = (await told(id)).looks.flatMap((look) => look.outcomes.filter((outcome) => outcome.because === 'own_doing').map((outcome) => outcome.rule.name));
  assert.ok(looks.includes('Echo') && looks.includes('A'), 'and it is said why');
  assert.ok(world.relay.mails.some((mail) => /auto-submitted: auto-replied/i.test(mail.raw.toString('utf8'))), 'the mail says a program wrote it');
});

test('a rule that always fails leaves the conversation as it was, the others go on, and it is switched off with word to its author', async () => {
  const failing = await add('Broken', { then: [{ kind: 'set_priority', priority: 'urgent' }, { kind: 'assign', person_id: other }] });
  await add('Works', { then: [{ kind: 'note', text: 'Seen.' }] });
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update identity.person set disabled_at = ${tx.now} where id = ${other}`));
  const ids: string[] = [];
  for (let i = 0; i < 6; i += 1) {
    ids.push((await open(`Fails ${i}`)).id);
    await quiet();
  }
  const first = await show(ids[0] as string);
  assert.deepEqual([first.priority, first.assignee, first.message_count], ['normal', null, 2], 'nothing of what failed stays, the note is there');
  const { runs } = await told(ids[0] as string);
  assert.deepEqual(runs.map((run) => [run.rule.name, run.outcome, run.error]).toSorted(), [['Broken', 'failed', 'There is no such person in this brand.'], ['Works', 'done', null]]);
  const [broken] = await rules();
  assert.deepEqual([broken?.id, broken?.on, broken?.off_because, broken?.failures, broken?.failed, broken?.faults.map((fault) => fault.at)], [failing.id, false, 'failing', 5, 5, ['then.1']]);
  assert.equal((await told(ids[5] as string)).runs.length, 1, 'the sixth is left alone');
  const { data: notices } = await world.call<{ data: NoticeView[] }>('GET', '/api/v1/notifications');
  assert.equal(notices.filter((notice) => notice.kind === 'rule_switched_off' && notice.subject_id === failing.id).length, 1);
  await assert.rejects(world.call('PUT', `/api/v1/rules/${failing.id}/on`, { on: true }), (error: CallError) => error.code === 'invalid' && /cannot work yet/.test(error.message));
  const { data: failed } = await world.call<{ data: RunView[]; next_cursor: string | null }>('GET', `/api/v1/rules/${failing.id}/runs?outcome=failed&limit=3`);
  assert.equal(failed.length, 3);
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update identity.person set disabled_at = null where id = ${other}`));
});

test('what a rule names or bounds is looked at while it is written, each fault at its place with a name of its own', async () => {
  const known = await tag('Known');
  const check = async (more: Partial<Definition>) => (await world.call<{ faults: RuleView['faults'] }>('POST', '/api/v1/rules/check', { brand_id: world.brandId, definition: define(more) })).faults.map(({ at, part, problem, facts }) => [at, part, problem, facts]);
  const gone = crypto.randomUUID();
  assert.deepEqual(
    await check({ when: { all: [{ field: 'tags', operator: 'contains', value: [known] }, { field: 'tags', operator: 'contains', value: [known, gone] }, { field: 'assignee', operator: 'is', value: gone }, { field: 'before.team', operator: 'any_of', value: ['nobody'] }, { field: 'reason', operator: 'is', value: gone }, { field: 'rating', operator: 'less', value: 9 }, { field: 'assignee', operator: 'is', value: other }] } }),
    [['when.all.5', 'value', 'out_of_bounds', { least: 1, most: 5 }], ['when.all.1', 'value', 'unknown_tag', undefined], ['when.all.2', 'value', 'unknown_person', undefined], ['when.all.3', 'value', 'unknown_team', undefined], ['when.all.4', 'value', 'unknown_reason', undefined]],
  );
  assert.deepEqual(await check({ then: [{ kind: 'snooze', hours: 9000 }, { kind: 'note', text: 'x'.repeat(5001) }, { kind: 'webhook', endpoint_id: gone }, { kind: 'add_tags', tag_ids: [gone] }, { kind: 'put_in_pool', pool_id: gone }, { kind: 'reply' }] }), [
    ['then.0', 'hours', 'out_of_bounds', { least: 0.25, most: 8760 }], ['then.1', 'text', 'too_long', { most: 5000 }], ['then.2', 'endpoint_id', 'unknown_webhook', undefined], ['then.3', 'tag_ids', 'unknown_tag', undefined], ['then.4', 'pool_id', 'unknown_pool', undefined], ['then.5', 'macro_id', 'incomplete', undefined],
  ]);
});

test('a rule puts what nobody has into a pool, and leaves it there', async () => {
  const pool = await world.call<{ id: string }>('POST', '/api/v1/pools', { name: 'Returns', kind: 'dedicated', brand_ids: [world.brandId], mode: 'offered' });
  const rule = await add('Returns first', { triggers: ['opened', 'noted'], then: [{ kind: 'put_in_pool', pool_id: pool.id }] });
  const { id } = await open('Send it back');
  await quiet();
  const waiting = async () => (await world.call<{ data: { conversation: { id: string } }[] }>('GET', `/api/v1/queues/waiting?pool_id=${pool.id}`)).data.map((row) => row.conversation.id);
  assert.deepEqual([await waiting(), (await told(id)).runs[0]?.done], [[id], [{ kind: 'put_in_pool', changed: true }]]);
  await world.call('POST', `/api/v1/conversations/${id}/notes`, { text: 'Look at it.' });
  await quiet();
  assert.deepEqual((await told(id)).runs[0]?.done, [{ kind: 'put_in_pool', changed: false }], 'it was there already');
  await world.call('DELETE', `/api/v1/pools/${pool.id}`);
  assert.deepEqual((await rules()).find((one) => one.id === rule.id)?.faults.map((fault) => fault.problem), ['unknown_pool']);
});

test('a rule that answers with a macro says so when the macro is gone; what it speaks of has to be known', async () => {
  const { data } = await world.call<{ data: { id: string; name: string }[] }>('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'Order news', text: 'Your order {{order.number}} is on its way.' });
  const macro = data.find((one) => one.name === 'Order news')?.id;
  const rule = await add('Answer', { then: [{ kind: 'reply', macro_id: macro }] });
  const { id } = await open('No order');
  await quiet();
  const [unfilled] = (await told(id)).runs;
  assert.match(unfilled?.error ?? '', /speaks of order\.number/);
  assert.deepEqual(unfilled?.problem, { problem: 'macro_unfilled', facts: { gaps: 'order.number' } }, 'told apart from the sentence, for other languages');
  assert.deepEqual((await rules())[0]?.last_problem, unfilled?.problem);
  const { runs: alone } = await world.call<{ runs: RunView[] }>('GET', `/api/v1/conversations/${(await open('Another')).id}/rules?run=${unfilled?.id}`);
  assert.deepEqual(alone, [unfilled], 'one run is found by itself, from wherever its history went');
  await quiet();
  assert.equal((await show(id)).message_count, 1, 'nothing half filled leaves');
  await world.call('DELETE', `/api/v1/macros/${macro}`);
  assert.deepEqual((await rules())[0]?.faults, [{ at: 'then.0', message: 'This macro was removed.', problem: 'unknown_macro', part: 'macro_id' }]);
  const next = await open('Gone');
  await quiet();
  assert.equal((await told(next.id)).runs[0]?.error, 'This macro was removed.');
  await world.call('DELETE', `/api/v1/rules/${rule.id}`);
});

test('of two who change a rule at once the second is told; every version stays and one can go back to any', async () => {
  const rule = await add('Shared', {}, false);
  const change = (version: number, priority: string) => world.call<{ data: RuleView[] }>('PATCH', `/api/v1/rules/${rule.id}`, { version, name: `Now ${priority}`, why: `because of ${priority}`, definition: define({ then: [{ kind: 'set_priority', priority }] }) });
  await change(1, 'urgent');
  await assert.rejects(change(1, 'low'), (error: CallError) => error.status === 409 && error.code === 'changed_meanwhile' && /Look at theirs/.test(error.message));
  await change(2, 'low');
  const { data } = await world.call<{ data: RuleView[] }>('POST', `/api/v1/rules/${rule.id}/restore`, { version: 3, number: 1, why: 'as it was' });
  assert.deepEqual([data[0]?.version, data[0]?.name, data[0]?.definition.then], [4, 'Shared', [{ kind: 'set_priority', priority: 'high' }]]);
  const { data: versions } = await world.call<{ data: RuleVersionView[] }>('GET', `/api/v1/rules/${rule.id}/versions`);
  assert.deepEqual(versions.map((version) => [version.number, version.why, version.restored_from, version.by?.id]), [[4, 'as it was', 1, me], [3, 'because of low', null, me], [2, 'because of urgent', null, me], [1, '', null, me]]);
  await assert.rejects(world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update automation.rule_version set name = 'x' where number = 1`)), /permission denied/);
});

test('the order is theirs to choose, and one rule can end the list', async () => {
  const [first, second] = [await add('First', { then: [{ kind: 'set_priority', priority: 'low' }], stops: true }), await add('Second', { then: [{ kind: 'set_priority', priority: 'urgent' }], stops: true })];
  const a = await open('Order 1');
  await quiet();
  assert.equal((await show(a.id)).priority, 'low');
  await world.call('PUT', '/api/v1/rules/order', { brand_id: world.brandId, ids: [second.id, first.id] });
  const b = await open('Order 2');
  await quiet();
  assert.equal((await show(b.id)).priority, 'urgent');
  assert.deepEqual((await told(b.id)).looks[0]?.outcomes.map((outcome) => outcome.because), ['applied', 'stopped']);
  await assert.rejects(world.call('PUT', '/api/v1/rules/order', { brand_id: world.brandId, ids: [second.id] }), { status: 409 });
  await world.call('DELETE', `/api/v1/rules/${second.id}`);
  const back = await world.call<{ data: RuleView[] }>('POST', `/api/v1/rules/${second.id}/bring-back`);
  assert.deepEqual(back.data.map((rule) => [rule.id, rule.on]), [[second.id, true], [first.id, true]], 'a removal is taken back');
});

test('time that passes sets rules off, from the moment it counts from and only while that stands', async () => {
  const resolved = await statusOf('resolved');
  await add('Close what is quiet', { triggers: ['time_passed'], after: { since: 'replied', hours: 72 }, then: [{ kind: 'set_status', status_id: resolved, category: 'resolved' }] });
  const [silent, speaking] = [await open('Silent'), await open('Speaking', { customer: { email: 'cy@example.test' } })];
  for (const { id } of [silent, speaking]) await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'Is it there?' });
  await quiet();
  const due = () => world.house.db.read(systemActor('test'), (tx) => tx.rows<{ id: string; due_at: Date | null }>(sql`select conversation_id as id, due_at from automation.deadline`));
  await world.until(async () => (await due()).filter((row) => row.id === silent.id || row.id === speaking.id).length === 2);
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`insert into conversations.message (id, brand_id, conversation_id, kind, channel, author_kind, text, at, delivery_state) values (${tx.id()}, ${world.brandId}, ${speaking.id}, 'customer', 'email', 'customer', 'No!', ${tx.now}, 'received')`));
  assert.ok((await due()).filter((row) => row.id === silent.id).every((row) => Math.abs((row.due_at?.getTime() ?? 0) - Date.now() - 72 * 3_600_000) < 60_000));
  // Three days later.
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update automation.deadline set due_at = ${tx.now}`));
  await wind();
  await world.until(async () => (await show(silent.id)).status.category === 'resolved');
  await quiet();
  assert.notEqual((await show(speaking.id)).status.category, 'resolved', 'what it was counted from had moved');
  assert.deepEqual((await told(silent.id)).runs.map((run) => run.triggers), [['time_passed']]);
  await onlyThese();
  await quiet();
  assert.deepEqual(await due(), [], 'a rule that is gone waits for nothing');
});

test('a rule looks once at the same opening or silence, however often time begins to run anew', async () => {
  const rule = await add('It is old', { triggers: ['time_passed'], after: { since: 'opened', hours: 1 }, when: { field: 'subject', operator: 'is', value: 'Aging' }, then: [{ kind: 'note', text: 'It is old.' }] });
  const { id } = await open('Aging');
  const runs = async (): Promise<number> => (await told(id)).runs.length;
  const due = () => world.house.db.read(systemActor('test'), (tx) => tx.maybe<{ due_at: Date | null }>(sql`select due_at from automation.deadline where conversation_id = ${id} and rule_id = ${rule.id}`));
  await world.until(async () => (await due())?.due_at);
  // What triage and the clocks say about it makes time begin anew: that has passed.
  await quiet();
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update automation.deadline set due_at = ${tx.now} where conversation_id = ${id}`));
  await wind();
  await world.until(async () => (await runs()) === 1);
  for (const category of ['resolved', 'open']) await world.call('PATCH', `/api/v1/conversations/${id}`, { status_id: await statusOf(category) });
  for (const on of [false, true]) {
    await world.call('PUT', `/api/v1/rules/${rule.id}/on`, { on });
    await quiet();
  }
  const now = (await rules()).find((one) => one.id === rule.id);
  await world.call('PATCH', `/api/v1/rules/${rule.id}`, { version: now?.version, name: 'It is old', definition: { ...now?.definition, after: { since: 'opened', hours: 0.5 } } });
  await quiet();
  assert.equal((await due())?.due_at, null, 'it is not due again');
  const fresh = await open('Aging');
  await world.until(async () => (await world.house.db.read(systemActor('test'), (tx) => tx.maybe<{ due_at: Date | null }>(sql`select due_at from automation.deadline where conversation_id = ${fresh.id} and rule_id = ${rule.id}`)))?.due_at);
  await wind();
  await quiet();
  assert.equal(await runs(), 1);
});

test('what only a person may resolve no rule resolves with an answer either, and an answer to what waits reopens nothing', async () => {
  const { data: macros } = await world.call<{ data: { id: string; name: string }[] }>('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'Closer', text: 'We look into it.', actions: [{ kind: 'status', value: 'resolved' }] });
  const closer = macros.find((one) => one.name === 'Closer')?.id;
  await add('Closes', { triggers: ['noted'], when: { field: 'subject', operator: 'is', value: 'Dispute' }, then: [{ kind: 'reply', macro_id: closer as string }] });
  const { id } = await open('Dispute', { text: 'I dispute this charge with my bank, I have opened a chargeback.' });
  await world.until(async () => (await world.call<{ data: { name: string }[] }>('GET', `/api/v1/conversations/${id}/events`)).data.some((event) => event.name === 'escalations.raised'));
  await world.call('POST', `/api/v1/conversations/${id}/notes`, { text: 'go' });
  const [run] = await world.until(async () => ((await told(id)).runs.length > 0 ? (await told(id)).runs : null));
  assert.match(run?.error ?? '', /only a person/);
  assert.notEqual((await show(id)).status.category, 'resolved');
  await add('Came back', { triggers: ['reopened'], when: { all: [] }, then: [{ kind: 'set_priority', priority: 'urgent' }] });
  const back = async (was: string): Promise<string> => {
    const { id: other } = await open(`Was ${was}`);
    await world.house.db.transact(systemActor('test'), (tx) => tx.announce({ name: 'conversations.message_received', brandId: world.brandId, subjectId: other, payload: { message_id: crypto.randomUUID(), opened: false, reopened: true, from_category: was, auto: false, junk: false } }));
    await quiet();
    return (await show(other)).priority;
  };
  assert.deepEqual([await back('waiting'), await back('resolved')], ['normal', 'urgent']);
});

test('tried on one, a rule says what its macro would change, leaves alone what is filed already, and passes over junk', async () => {
  const { data: macros } = await world.call<{ data: { id: string; name: string }[] }>('POST', '/api/v1/macros', { brand_id: world.brandId, name: 'With steps', text: 'Done.', actions: [{ kind: 'status', value: 'resolved' }, { kind: 'priority', value: 'low' }] });
  const { data: reasons } = await world.call<{ data: { id: string; parent_id: string | null }[] }>('GET', `/api/v1/reasons?brand_id=${world.brandId}`);
  const leaf = reasons.find((one) => one.parent_id !== null)?.id ?? '';
  const { id } = await open('Look ahead');
  await world.call('PATCH', `/api/v1/conversations/${id}`, { reason_id: leaf });
  const ask = (then: object[]) => world.call<TriedView>('POST', '/api/v1/rules/try', { brand_id: world.brandId, definition: { ...define({}), then }, conversation: id });
  assert.deepEqual((await ask([{ kind: 'set_reason', reason_id: leaf }])).after, {});
  const answered = await ask([{ kind: 'reply', macro_id: macros.find((one) => one.name === 'With steps')?.id }]);
  assert.deepEqual([answered.after['category'], answered.after['status'], answered.after['priority']], ['resolved', await statusOf('resolved'), 'low']);
  await world.call('PATCH', `/api/v1/conversations/${id}`, { spam: true });
  assert.equal((await ask([{ kind: 'set_priority', priority: 'high' }])).applies, false);
});

/** The clock looks now, not in a quarter of a minute. */
async function wind(): Promise<void> {
  await world.house.db.transact(systemActor('test'), (tx) => tx.schedule({ kind: 'automation.clock', key: 'automation.clock', brandId: null }));
}

test('a rule can be tried on one conversation, and what is wrong with it has its place', async () => {
  const { id } = await open('Try me', { priority: 'low' });
  const ask = (when: object, then: object[] = [{ kind: 'set_priority', priority: 'urgent' }]) => world.call<TriedView>('POST', '/api/v1/rules/try', { brand_id: world.brandId, definition: { ...define({}), when, then }, conversation: id });
  const yes = await ask({ field: 'subject', operator: 'contains', value: 'TRY' });
  assert.deepEqual([yes.applies, yes.asked, yes.before, yes.after], [true, { subject: 'Try me' }, { priority: 'low' }, { priority: 'urgent' }]);
  const no = await ask({ all: [{ field: 'order.total', operator: 'more', value: 100 }] });
  assert.deepEqual([no.applies, no.failed, no.after], [false, { field: 'order.total', operator: 'more', value: 100 }, {}]);
  assert.equal((await show(id)).priority, 'low', 'nothing is changed');
  const check = async (definition: object) => (await world.call<{ faults: { at: string }[] }>('POST', '/api/v1/rules/check', { brand_id: world.brandId, definition: { ...define({}), ...definition } })).faults.map((fault) => fault.at);
  assert.deepEqual(await check({ triggers: [], then: [{ kind: 'assign', person_id: crypto.randomUUID() }, { kind: 'add_tags' }, { kind: 'fly' }] }), ['triggers', 'then.0', 'then.1', 'then.2']);
  for (const when of [null, 5, [], { all: 5 }, { all: [null] }, { not: [] }, { field: 'x' }, { field: 'text', operator: 'is', value: { a: 1 } }]) assert.equal((await check({ when })).length, 1, JSON.stringify(when));
  const words = await world.call<VocabularyView>('GET', '/api/v1/rules/vocabulary');
  for (const kind of ['assign', 'give_to_team', 'add_tags', 'remove_tags', 'set_priority', 'set_status', 'set_reason', 'snooze', 'note', 'tell', 'reply', 'webhook']) assert.ok(words.actions.some((action) => action.kind === kind), kind);
});

test('other brands see nothing of it, and nothing of theirs can be named', async () => {
  const theirs = await world.call<{ id: string }>('POST', '/api/v1/brands', { name: 'South', slug: 'south', domain: 'south.test' });
  await quiet();
  const rule = await add('Ours', {});
  const { id } = await open('Not ours', { brand_id: theirs.id });
  await quiet();
  assert.deepEqual([(await show(id)).priority, (await told(id)).runs], ['normal', []]);
  assert.deepEqual((await world.call<{ data: unknown[] }>('GET', `/api/v1/rules?brand_id=${theirs.id}`)).data, []);
  const foreign = (await world.call<{ id: string }>('POST', '/api/v1/tags', { brand_id: theirs.id, name: 'theirs' })).id;
  await assert.rejects(world.call('PATCH', `/api/v1/rules/${rule.id}`, { version: 1, name: 'X', definition: define({ then: [{ kind: 'add_tags', tag_ids: [foreign] }] }) }), { status: 422 });
  await assert.rejects(world.call('POST', '/api/v1/rules/try', { brand_id: world.brandId, definition: define({}), conversation: id }), { status: 404 });
});

interface Trial { judged: number; misses_as_is: number; misses_supposed: number; id: string; state: string; total: number; looked_at: number; matched: number; times: number; changes: Record<string, number>; as_today: string[] }
interface Found { conversation: { number: number; subject: string }; triggers: string[]; times: number; before: Record<string, unknown>; after: Record<string, unknown> }

test('a rule tried on the past says what it would have done, by what stood at the time; nothing is changed', async () => {
  const seen = await tag('seen');
  const early = await open('Early bird', { priority: 'low', text: 'I want a refund.' });
  await world.call('PATCH', `/api/v1/conversations/${early.id}`, { priority: 'high' });
  await world.call('POST', '/api/v1/conversations', { brand_id: world.brandId, subject: 'Calm', customer: { email: 'di@example.test' }, text: 'Thanks.' });
  await quiet();
  const definition = define({ triggers: ['opened'], when: { all: [{ field: 'priority', operator: 'is', value: 'low' }, { field: 'text', operator: 'contains', value: 'refund' }, { field: 'customer.tier', operator: 'is', value: 'standard' }] }, then: [{ kind: 'add_tags', tag_ids: [seen] }, { kind: 'set_priority', priority: 'urgent' }] });
  const started = await world.call<Trial>('POST', '/api/v1/rule-trials', { brand_id: world.brandId, definition, days: 30 });
  const trial = await world.until(async () => {
    const now = await world.call<Trial>('GET', `/api/v1/rule-trials/${started.id}`);
    return now.state === 'running' ? null : now;
  });
  assert.deepEqual([trial.state, trial.matched, trial.times, trial.changes, trial.as_today], ['done', 1, 1, { tags: 1, priority: 1 }, ['customer.tier']]);
  assert.ok(trial.total >= 2 && trial.looked_at === trial.total);
  const { data } = await world.call<{ data: Found[] }>('GET', `/api/v1/rule-trials/${started.id}/matches?limit=10`);
  assert.deepEqual(data.map((one) => [one.conversation.subject, one.triggers, one.before, one.after]), [['Early bird', ['opened'], { tags: [], priority: 'low' }, { tags: [seen], priority: 'urgent' }]]);
  assert.deepEqual([(await show(early.id)).priority, (await show(early.id)).tags], ['high', []]);
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`update automation.trial set state = 'running' where id = ${started.id}`));
  await assert.rejects(world.call('POST', '/api/v1/rule-trials', { brand_id: world.brandId, definition }), (error: CallError) => error.code === 'trial_running');
  assert.equal((await world.call<Trial>('POST', `/api/v1/rule-trials/${started.id}/stop`)).state, 'stopped');
});

test('everything a rule may ask for is read: the conversation, who writes, what they ordered and where it is', async () => {
  const money = { amount_minor: 12_990, currency: 'EUR' };
  await world.call('POST', '/api/v1/orders', { brand_id: world.brandId, source_id: 'r-1', number: '7001', email: 'eve@example.test', customer_name: 'Eve', total: money, placed_at: new Date(Date.now() - 3 * 86_400_000).toISOString(), lines: [{ title: 'Coat', quantity: 1, unit_price: money }] });
  const { id } = await open('Where is #7001?', { customer: { email: 'eve@example.test' }, text: 'I am furious, where is my order 7001? I want to cancel my order.' });
  await quiet();
  const { fields } = await world.call<VocabularyView>('GET', '/api/v1/rules/vocabulary');
  const asks = fields.slice(0, 50).map(({ name, kind }) => (kind === 'yes' ? { field: name, operator: 'is', value: true } : { field: name, operator: 'set' }));
  const more = fields.slice(50).map(({ name, kind }) => (kind === 'yes' ? { field: name, operator: 'is', value: true } : { field: name, operator: 'set' }));
  const ask = async (tests: object[]) => (await world.call<TriedView>('POST', '/api/v1/rules/try', { brand_id: world.brandId, definition: define({ when: { any: tests } as Definition['when'] }), conversation: id })).asked;
  const asked = { ...(await ask(asks)), ...(more.length > 0 ? await ask(more) : {}) } as Record<string, unknown>;
  assert.deepEqual(Object.keys(asked).toSorted(), fields.map((field) => field.name).toSorted());
  const { language, feeling, intents, deadline } = asked;
  assert.deepEqual([language, feeling, intents, deadline], ['en', 'negative', ['cancel'], 'running']);
  assert.deepEqual([asked['customer.email'], asked['customer.orders'], asked['customer.spent'], asked['order.number'], asked['order.total'], asked['order.state'], Math.floor(Number(asked['order.days_since_placed']))], ['eve@example.test', 1, 129.9, '7001', 129.9, 'open', 3]);
});

test('what an order does sets rules off for the conversations that speak of it; a webhook is told and people are too', async () => {
  const rule = await add('Cancelled', { triggers: ['order_changed'], when: { field: 'order.state', operator: 'is', value: 'cancelled' }, then: [{ kind: 'set_priority', priority: 'high' }, { kind: 'tell', person_ids: [me], assignee: true }] });
  const money = { amount_minor: 500, currency: 'EUR' };
  const order = { brand_id: world.brandId, source_id: 'r-2', number: '7002', email: 'fay@example.test', customer_name: 'Fay', total: money, placed_at: '2026-10-05T09:00:00Z', lines: [{ title: 'Sock', quantity: 1, unit_price: money }] };
  await world.call('POST', '/api/v1/orders', order);
  const { id } = await open('Order #7002', { customer: { email: 'fay@example.test' }, text: 'About order #7002.' });
  await quiet();
  await world.call('POST', '/api/v1/orders', { ...order, state: 'cancelled', cancelled_at: new Date().toISOString() });
  await world.until(async () => (await told(id)).runs.length > 0);
  assert.deepEqual([(await show(id)).priority, (await told(id)).runs[0]?.rule.id, (await told(id)).runs[0]?.outcome], ['high', rule.id, 'done']);
  const { data } = await world.call<{ data: NoticeView[] }>('GET', '/api/v1/notifications');
  assert.equal(data.filter((notice) => notice.kind === 'asked_to_look' && notice.subject_id === id).length, 1);
});

test('a trial says what would have become of deadlines', async () => {
  const target = (id: string, name: string, seconds: number, conditions: object[]) => ({ id, name, conditions, targets: [{ metric: 'first_reply', hours: 'always', seconds }], overrides: [], deadlines: [], cut_off: null, warn_owner_percent: 75, warn_lead_percent: 90, snooze_pauses: false });
  const url = `/api/v1/brands/${world.brandId}/sla-policies`;
  const { version } = await world.call<{ version: number }>('GET', url);
  await world.call('PUT', url, { version, policies: [target(crypto.randomUUID(), 'Urgent', 1, [{ field: 'priority', is: 'one_of', values: ['urgent'] }]), target(crypto.randomUUID(), 'Others', 86_400, [])] });
  const { id } = await open('Would be late', { text: 'Deadlines of the past.' });
  await quiet();
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await world.call('POST', `/api/v1/conversations/${id}/replies`, { text: 'Here I am.' });
  await quiet();
  const ask = async (priority: string) => {
    const { id: trialId } = await world.call<Trial>('POST', '/api/v1/rule-trials', { brand_id: world.brandId, definition: define({ when: { field: 'subject', operator: 'is', value: 'Would be late' }, then: [{ kind: 'set_priority', priority }] }) });
    return world.until(async () => {
      const trial = await world.call<Trial>('GET', `/api/v1/rule-trials/${trialId}`);
      return trial.state === 'running' ? null : [trial.state, trial.judged, trial.misses_as_is, trial.misses_supposed];
    });
  };
  assert.deepEqual([await ask('urgent'), await ask('low')], [['done', 1, 0, 1], ['done', 1, 0, 0]]);
});

test('each piece of news has its effect once, however many look at it at a time, and what a dead process left is taken up', async () => {
  await add('Once', { triggers: ['noted'], then: [{ kind: 'note', text: 'Seen by a rule.' }] });
  const { id } = await open('Twice?');
  await quiet();
  // As it stands when a process dies between hearing the news and looking at it.
  const news = crypto.randomUUID();
  await world.house.db.transact(systemActor('test'), (tx) => tx.run(sql`
    insert into automation.pending (id, brand_id, conversation_id, at, triggers, facts, actor_kind) values (${news}, ${world.brandId}, ${id}, ${tx.now}, '{noted}', '{"by": "person"}', 'person')`));
  const handler = automation.jobs?.['automation.look'] as Extract<JobHandler, { outside: unknown }>;
  await Promise.all(Array.from({ length: 4 }, () => handler.outside(world.house.db, { payload: { conversation_id: id } } as unknown as Job, new AbortController().signal)));
  await quiet();
  const { runs } = await told(id);
  assert.deepEqual(runs.map((run) => run.rule.name), ['Once'], 'its own note sets it off no more either');
  assert.equal((await show(id)).message_count, 2);
});

test('what no program may do in one conversation is refused there, and says nothing against the rule', async () => {
  const rule = await add('Close all', { triggers: ['noted'], then: [{ kind: 'set_status', status_id: await statusOf('resolved'), category: 'resolved' }] });
  const { id } = await open('Kept', { text: 'My lawyer will sue you, I go to court tomorrow.' });
  await world.until(async () => (await world.call<{ data: { name: string }[] }>('GET', `/api/v1/conversations/${id}/events`)).data.some((event) => event.name === 'escalations.raised'));
  for (let i = 0; i < 6; i += 1) await world.call('POST', `/api/v1/conversations/${id}/notes`, { text: `Note ${i}` });
  const { runs } = await world.until(async () => ((await told(id)).runs.length === 6 ? told(id) : null));
  assert.deepEqual([...new Set(runs.map((run) => run.outcome))], ['failed']);
  assert.equal((await show(id)).status.category, 'open');
  const shown = (await rules()).find((one) => one.id === rule.id);
  assert.deepEqual([shown?.on, shown?.failures], [true, 0]);
});

test('what happens to an order is looked for in the past too, in what spoke of it and was under way then', async () => {
  const order = crypto.randomUUID();
  const [about, solved, other] = [await open('About it'), await open('Solved by then'), await open('Of no order')];
  await quiet();
  await world.call('PATCH', `/api/v1/conversations/${solved.id}`, { status_id: await statusOf('resolved') });
  await world.house.db.transact(systemActor('test'), async (tx) => {
    await tx.run(sql`insert into orders."order" (id, brand_id, source, source_id, number, number_key, state, payment_state, fulfilment_state, currency, total_minor, placed_at, changed_at) values (${order}, ${world.brandId}, 's', 'past', '#past', 'past', 'open', 'paid', 'unfulfilled', 'EUR', 100, ${tx.now}, ${tx.now})`);
    for (const { id } of [about, solved]) await tx.run(sql`insert into conversations.mention (brand_id, conversation_id, kind, value, order_id) values (${world.brandId}, ${id}, 'order', 'past', ${order})`);
  });
  await world.house.db.transact(systemActor('test'), (tx) => tx.announce({ name: 'orders.order_changed', brandId: world.brandId, subjectId: order, payload: {} }));
  await quiet();
  const definition = define({ triggers: ['order_changed'], then: [{ kind: 'set_priority', priority: 'urgent' }] });
  const { id } = await world.call<Trial>('POST', '/api/v1/rule-trials', { brand_id: world.brandId, definition });
  const trial = await world.until(async () => {
    const now = await world.call<Trial>('GET', `/api/v1/rule-trials/${id}`);
    return now.state === 'done' ? now : null;
  });
  const { data } = await world.call<{ data: Found[] }>('GET', `/api/v1/rule-trials/${id}/matches`);
  assert.ok(trial.matched >= 1);
  assert.deepEqual(data.filter((one) => [about, solved, other].some((each) => each.number === one.conversation.number)).map((one) => [one.conversation.subject, one.triggers, one.times]), [['About it', ['order_changed'], 1]]);
});
