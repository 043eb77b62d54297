import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../platform/random/random.ts';
import { dueWorkOf, explainStaffing, figuresAt, positionsFor, questionOf, requiredAgents, staffSpan, sumOf, projectBacklog, type StaffingSpan, type WorkTerms } from './index.ts';

const calls: WorkTerms = { work: 'calls', service_level: 0.8, within_seconds: 20, max_occupancy: null, patience_seconds: null, chats_at_once: 1, slowdown: 0, planned_shrinkage: 0.2, unplanned_shrinkage: 0.1 };
const mail: WorkTerms = { ...calls, work: 'deferred', service_level: 0.95, within_seconds: 4 * 3600 };

test('calls: each interval by itself, as Erlang C has it; closed ones have nobody', () => {
  // 100 calls in half an hour of 180 s each: 14 agents answer 88.8 % within 20 s, 13 only 79.6 %.
  const span: StaffingSpan = { contacts: [100, 0, 100], stepSeconds: 1800, open: [1, 1, 0], handleSeconds: 180, terms: calls };
  const staffed = staffSpan(span);
  assert.deepEqual(staffed.map((one) => [one.agents, one.people]), [[14, 20], [0, 0], [0, 0]]);
  assert.ok(Math.abs((staffed[0]?.serviceLevel ?? 0) - 0.88835) < 1e-5);
  const sum = sumOf(span, staffed);
  assert.deepEqual([sum.contacts, sum.whileClosed, sum.agentHours, sum.paidHours, sum.mostAgents, sum.mostAt], [200, 100, 7, 10, 14, 0]);
  assert.deepEqual(explainStaffing(questionOf(span, 0)).steps.at(-1)?.value, 20, 'what is shown is what is explained');
});

test('an interval that is open for half of it is answered in that half', () => {
  const span: StaffingSpan = { contacts: [100, 100], stepSeconds: 1800, open: [0.5, 0.05], handleSeconds: 180, terms: calls };
  const staffed = staffSpan(span);
  assert.deepEqual(staffed.map((one) => one.agents), [14, 14], 'as many as in a whole one: so many come at once');
  assert.ok(Math.abs(sumOf(span, staffed).whileClosed - (50 + 95)) < 1e-9, 'the rest comes while it is closed');
});

test('deferred work: the promised share is in time, never far above, and nobody works while it is closed', () => {
  const random = seededRandom(3);
  for (let round = 0; round < 30; round++) {
    const contacts = Array.from({ length: 14 * 24 }, (_, hour) => (hour % 24 < 7 ? 1 : 4 + Math.round(random.next() * 12)));
    const open = contacts.map((_, hour) => (hour % 24 >= 8 && hour % 24 < 18 && Math.floor(hour / 24) % 7 < 5 ? 1 : 0));
    const terms = { ...mail, service_level: 0.8 + random.next() * 0.19, within_seconds: 3600 * (2 + Math.floor(random.next() * 20)) };
    const span: StaffingSpan = { contacts, stepSeconds: 3600, open, handleSeconds: 300, terms };
    const staffed = staffSpan(span);
    assert.ok(staffed.every((one, hour) => open[hour] === 1 || one.agents === 0));
    const { jobs } = dueWorkOf({ arrivals: contacts, intervalSeconds: 3600, handleSeconds: 300, open, deadlineSeconds: terms.within_seconds });
    const share = projectBacklog(jobs, open, (at) => staffed[at]?.agents ?? 0, false).onTimeShare;
    assert.ok(share >= terms.service_level - 1e-9 && share <= terms.service_level + 0.03, `${share} for ${terms.service_level}`);
  }
});

test('nothing to do, or never open: nobody, and no error', () => {
  for (const terms of [calls, mail]) {
    assert.ok(staffSpan({ contacts: [0, 0], stepSeconds: 900, open: [1, 1], handleSeconds: 300, terms }).every((one) => one.agents === 0));
    assert.ok(staffSpan({ contacts: [9, 9], stepSeconds: 900, open: [0, 0], handleSeconds: 300, terms }).every((one) => one.agents === 0));
  }
});

test('what was reckoned is remembered by everything it was reckoned from: asked again, in any order and between others, it is what it was', () => {
  const base: WorkTerms = { work: 'calls', service_level: 0.8, within_seconds: 20, max_occupancy: 0.85, patience_seconds: 120, chats_at_once: 3, slowdown: 0.25, planned_shrinkage: 0.2, unplanned_shrinkage: 0.08 };
  const other: Partial<WorkTerms>[] = [{}, { service_level: 0.95 }, { within_seconds: 60 }, { max_occupancy: 0.6 }, { max_occupancy: null }, { patience_seconds: null }, { patience_seconds: 30 }, { work: 'chats' }, { work: 'chats', chats_at_once: 1 }, { work: 'chats', slowdown: 0.9 }, { planned_shrinkage: 0.5 }, { unplanned_shrinkage: 0.4 }];
  const spans = other.flatMap((more) => [{ handleSeconds: 300 }, { handleSeconds: 480 }, { handleSeconds: 300, stepSeconds: 900 }, { handleSeconds: 300, open: [1, 0.5, 1] }].map((rest): StaffingSpan => ({ contacts: [40, 40, 7], stepSeconds: 1800, open: [1, 1, 1], terms: { ...base, ...more }, ...rest })));
  const apart = (span: StaffingSpan) => span.contacts.map((_, at) => {
    const { demand, behaviour, targets, shrinkage = 0 } = questionOf(span, at);
    const agents = requiredAgents(demand, behaviour, targets);
    return [agents, positionsFor(agents, shrinkage), figuresAt(demand, behaviour, agents, targets.withinSeconds ?? 0).serviceLevel];
  });
  const expected = spans.map(apart);
  for (const order of [spans.map((_, at) => at), spans.map((_, at) => spans.length - 1 - at), spans.map((_, at) => (at * 5) % spans.length)]) {
    for (const at of order) assert.deepEqual(staffSpan(spans[at] as StaffingSpan).map((one) => [one.agents, one.people, one.serviceLevel]), expected[at], JSON.stringify(spans[at]));
  }
});
