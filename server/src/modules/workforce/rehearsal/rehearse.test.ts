import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../../platform/refusal/refusal.ts';
import { aroundTheClock, runClocks, Stopwatch } from '../../sla/index.ts';
import { timelineOf } from '../../calendars/index.ts';
import type { AgentGroup, Rehearsal, Season } from './question.ts';
import { rehearse } from './rehearse.ts';
import { rehearsing } from './scenarios.ts';

const season: Season = {
  start: '2026-11-23', days: 1, base_contacts_per_day: 400, reasons: [{ id: 'billing', share: 0.4, channel_share: { phone: 0.5, email: 0.5 } }, { id: 'wismo', share: 0.6, channel_share: { chat: 1 } }],
  handle_time: { cv: 1.1, mean_s: { phone: 300, chat: 500, email: 240 } }, patience: { phone: { mean_s: 180 }, chat: { mean_s: 150 } }, concurrency: { chat: 3 }, slowdown: 0.2, sla_s: { phone: 20, chat: 120, email: 14_400 },
};
const agents: AgentGroup[] = [{ id: 'regular', count: 4, site: 'lodz' }, { id: 'new', count: 4, site: 'cebu', ramp: [0.5, 0.7] }];
const question: Rehearsal = { seed: 7, replications: 8, season, agents };

type Row = Record<string, number>;
type Told = { service_level: number; says: string[]; worst: { why: string; at: string; missed: number }[]; by_interval: (Row & { at: string })[]; backlog: Row[]; by_reason: Row[]; arrived: number; occupancy: number; intervals: Record<string, [number, number]>; compared: { name: string; service_level: number; difference: Row; intervals: Record<string, [number, number]> }[] };
const told = (changes: Partial<Rehearsal> = {}): Told => rehearse({ ...question, ...changes }) as unknown as Told;
const refused = (changes: Partial<Rehearsal>): string => {
  try {
    rehearse({ ...question, ...changes });
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return `${error.code}: ${error.message}`;
  }
  return 'played';
};

test('bad input is refused by name', () => {
  const withSeason = (more: object): Partial<Rehearsal> => ({ season: { ...season, ...more } });
  assert.match(refused(withSeason({ base_contacts_per_day: -5 })), /invalid_season: .*base_contacts_per_day.*-5/);
  assert.match(refused(withSeason({ arrivals: [3, null, 4] })), /gap: Interval 1/);
  assert.match(refused(withSeason({ hour_share: [0.5, 0.5] })), /gap: .*2 figures where 24/);
  assert.match(refused(withSeason({ reasons: [{ id: 'billing', share: 0.4, channel_share: { phone: 1 } }] })), /must add up to 1/);
  assert.match(refused(withSeason({ sla_s: { phone: 20, chat: 120 } })), /sla_s.email/);
  assert.match(refused(withSeason({ events: [{ kind: 'lost_site', site: 'moon', from: 0, to: 10 }] })), /Nobody works at "moon"/);
  assert.match(refused(withSeason({ events: [{ kind: 'viral_post', factor: 2, from: 10, to: 10 }] })), /end after it begins/);
  assert.match(refused(withSeason({ events: [{ kind: 'viral_post', factor: 2, from: 'tomorrow', to: 10 }] })), /invalid_moment/);
  assert.match(refused({ agents: [{ id: 'zoe', skills: ['sizing'] }] }), /agent_without_work: "zoe"/);
  assert.match(refused({ agents: [{ id: 'zoe', count: -1 }] }), /invalid_agents/);
  assert.match(refused({ agents: [{ id: 'zoe' }, { id: 'zoe' }] }), /same id/);
  assert.match(refused({ agents: [{ id: 'zoe', weekly: [{ days: [1], from: '09:00', to: '17:00', breaks: [['18:00', '18:30']] }] }] }), /invalid_shift/);
  assert.match(refused({ seed: 0.5 }), /invalid_seed/);
  assert.match(refused({ policy: { calendar: { time_zone: 'Mars/Base', hours: {} } } }), /invalid_calendar/);
});

test('intervals stand around the mean, and one play alone has none', () => {
  const { service_level: level, intervals, occupancy, by_interval: rows, arrived } = told();
  const [low, high] = intervals['service_level'] ?? [0, 0];
  assert.ok(low < level && level < high && high - low < 0.2, `${low} ${level} ${high}`);
  assert.ok(occupancy > 0.1 && occupancy < 1);
  assert.ok(Math.abs(rows.reduce((sum, row) => sum + (row['arrived'] as number), 0) - arrived) < 1e-6);
  assert.equal(told({ replications: 1 }).intervals['service_level'], null);
  assert.deepEqual(told(), told());
  assert.notEqual(told({ seed: 8 }).service_level, level);
});

test('a viral post changes what comes while it lasts, and nothing before: the same chances, compared play by play', () => {
  const events = [{ kind: 'viral_post' as const, reason: 'wismo', factor: 4, from: '2026-11-23T12:00:00Z', to: '2026-11-23T15:00:00Z' }];
  const busy = { ...season, base_contacts_per_day: 1000 };
  const usual = told({ season: busy, compare: [{ name: 'viral', events }] });
  const viral = told({ season: { ...busy, events } });
  assert.deepEqual(viral.by_interval.slice(0, 24).map((row) => row['arrived']), usual.by_interval.slice(0, 24).map((row) => row['arrived']));
  assert.ok((viral.by_interval[26]?.['arrived'] as number) > 2 * (usual.by_interval[26]?.['arrived'] as number));
  const [compared] = usual.compared;
  assert.equal(compared?.service_level, viral.service_level);
  assert.ok(Math.abs((compared?.difference['service_level'] as number) - (viral.service_level - usual.service_level)) < 1e-12);
  const width = ([low, high]: [number, number]): number => high - low;
  assert.ok(width(compared?.intervals['service_level'] as [number, number]) < width(usual.intervals['service_level'] as [number, number]) + width(viral.intervals['service_level'] as [number, number]));
  assert.match(viral.worst[0]?.why ?? '', /viral post: 4 times as much of wismo/);
  const fewer = told({ compare: [{ name: 'told before they ask', events: [{ kind: 'demand', reason: 'wismo', factor: 0.5, from: 0, to: 86_400 }] }] });
  assert.ok((fewer.compared[0]?.difference['service_level'] as number) >= 0);
});

test('a lost site leaves its work to the others and comes back; leavers stay away', () => {
  const lost = told({ season: { ...season, events: [{ kind: 'lost_site', site: 'cebu', from: 36_000, to: 50_400 }] } });
  assert.deepEqual([19, 21, 27, 29].map((at) => Math.round(lost.by_interval[at]?.['people'] as number)), [8, 4, 4, 8]);
  const left = told({ season: { ...season, events: [{ kind: 'leavers', at: 0, share: 1 }] }, agents: [agents[0] as AgentGroup, { ...(agents[1] as AgentGroup), weekly: [{ days: [1], from: '08:00', to: '16:00' }] }] });
  assert.equal(Math.max(...left.by_interval.map((row) => row['people'] as number)), 4);
});

test('each reason and each channel comes to figures of its own, with intervals of confidence over the plays', () => {
  type Sure = Row & { arrived: number; missed: number; delay_cost: number; service_level: number; intervals: Record<string, [number, number]> };
  const answer = told({ season: { ...season, base_contacts_per_day: 900 }, replications: 8 }) as unknown as { arrived: number; missed: number; by_reason: Sure[]; waits: { by_channel: Record<string, Sure> } };
  for (const groups of [answer.by_reason, Object.values(answer.waits.by_channel)]) {
    for (const name of ['arrived', 'missed'] as const) assert.ok(Math.abs(groups.reduce((sum, one) => sum + one[name], 0) - answer[name]) < 1e-6, name);
    for (const one of groups) {
      for (const name of ['missed', 'delay_cost'] as const) {
        const [low, high] = one.intervals[name] as [number, number];
        assert.ok(low <= one[name] + 1e-9 && one[name] <= high + 1e-9, `${name}: ${low} ${one[name]} ${high}`);
        assert.ok(Math.abs((low + high) / 2 - one[name]) < 1e-6, 'around the mean of the plays');
      }
    }
  }
  assert.ok(answer.by_reason.some((one) => (one.intervals['missed']?.[1] ?? 0) > (one.intervals['missed']?.[0] ?? 0)), 'plays differ');
  const once = told({ replications: 1 }) as unknown as { by_reason: Sure[] };
  assert.deepEqual(once.by_reason.map((one) => one.intervals['missed']), once.by_reason.map(() => null), 'one play alone says nothing of chance');
});

test('who still has something in hand when the shift ends finishes it', () => {
  const { by_interval: rows } = told({ agents: [{ id: 'day', count: 3, weekly: [{ days: [1], from: '08:00', to: '16:00' }] }], season: { ...season, base_contacts_per_day: 900 } });
  assert.ok((rows[32]?.['people'] as number) > 0 && (rows[32]?.['people'] as number) < 3);
  assert.equal(rows[40]?.['people'], 0);
});

test('demand that nobody can meet is played, and said in words', () => {
  const over = told({ season: { ...season, patience: {}, base_contacts_per_day: 4000 } });
  assert.match(over.says[0] ?? '', /^The backlog grows: \d+ wait at the end/);
  const last = over.backlog.at(-1) as unknown as { waiting: number; by_age: Row; by_channel: Row };
  for (const parts of [last.by_age, last.by_channel]) assert.ok(Math.abs(Object.values(parts).reduce((sum, one) => sum + one, 0) - last.waiting) < 1e-6);
  assert.equal(over.worst.length, 10);
  assert.match(over.worst[0]?.why ?? '', /work for [\d.]+ people came and [\d.]+ were there/);
  assert.deepEqual(told({ agents: [{ id: 'ana', count: 6, skills: ['wismo'] }] }).says.slice(0, 2), ['Nobody may answer billing by phone: all of it waits or gives up.', 'Nobody may answer billing by email: all of it waits or gives up.']);
});

test('peak mode is declared by somebody and raises what an agent may have at once while it lasts', () => {
  const peak = (by: string) => ({ season: { ...season, base_contacts_per_day: 3000, events: [{ kind: 'peak_mode' as const, by, from: 28_800, to: 72_000, effects: { raise: { chat: 2 } } }] } });
  assert.match(refused(peak('')), /invalid_event/);
  const [usual, raised] = [told({ season: { ...season, base_contacts_per_day: 3000 } }), told(peak('the lead on duty'))];
  const before = ({ by_interval: rows }: Told) => rows.slice(0, 14).map((row) => [row['arrived'], row['occupancy']]);
  assert.deepEqual(before(raised), before(usual));
  assert.ok(raised.service_level !== usual.service_level);
});

test('where waiting costs the same whatever it is about, peak mode says that it changes nothing in what comes first', () => {
  const peak = (costs?: Season['costs']) => told({ season: { ...season, ...(costs === undefined ? {} : { costs }), events: [{ kind: 'peak_mode' as const, by: 'the lead', from: 28_800, to: 72_000 }] } }).says;
  assert.match(peak({ '*': { per_hour: 2 } })[0] ?? '', /^Peak mode puts first what costs most/);
  assert.deepEqual(peak({ '*': { per_hour: 2 }, billing: { per_hour: 6 } }), []);
  assert.deepEqual(told({ season: { ...season, costs: { '*': { per_hour: 2 } } } }).says, [], 'without it nothing is said');
});

test('a day begins with what waits: it takes time, is answered by its own deadline and stands in no service level of the day', () => {
  const backlog = [{ reason: 'billing', channel: 'email', count: 30, age_s: 3600 }, { reason: 'billing', channel: 'email', count: 10, age_s: 5 * 86_400 }];
  type Opened = Told & { opening: Row; waits: { by_channel: Record<string, Row> } };
  const [usual, opened] = [told(), told({ backlog }) as Opened];
  const { waiting, ...became } = opened.opening;
  assert.equal(waiting, 40);
  assert.ok(Math.abs(Object.values(became).reduce((sum, one) => sum + one, 0) - 40) < 1e-9, JSON.stringify(became));
  assert.ok((became['answered_late'] as number) >= 10, 'five days are more than four hours');
  assert.equal(opened.arrived, usual.arrived);
  assert.ok(opened.occupancy > usual.occupancy);
  const first = told({ backlog, agents: [{ id: 'late', count: 8, weekly: [{ days: [1], from: '06:00', to: '22:00' }] }] }).backlog[0] as unknown as { waiting: number; oldest_seconds: number; by_age: Row };
  assert.ok(first.waiting >= 40 && Math.abs(first.oldest_seconds - (5 * 86_400 + 1800)) < 1 && first.by_age['older'] === 10, JSON.stringify(first));
  assert.match(refused({ backlog: [{ reason: 'sizing', channel: 'email', count: 1, age_s: 0 }] }), /invalid_backlog: Nothing comes for "sizing"/);
  assert.match(refused({ backlog: [{ reason: 'billing', channel: 'email', count: 1.5, age_s: 0 }] }), /invalid_backlog: .*whole number.*1.5/);
  assert.match(refused({ backlog: [{ reason: 'billing', channel: 'email', count: 1, age_s: -4 }] }), /age_s.*-4/);
});

test('each channel has its own course, and brands keep their own people', () => {
  const quiet = Array.from({ length: 24 }, () => 0);
  const busyAt = (hour: number) => quiet.map((_, at) => (at === hour ? 40 : 0));
  const own: Season = {
    ...season, interval_minutes: 60, reasons: [{ id: 'north', brand: 'n', share: 0.5, channel_share: { chat: 0.5, email: 0.5 } }, { id: 'south', brand: 's', share: 0.5, channel_share: { chat: 1 } }],
    streams: [{ channel: 'chat', brand: 'n', arrivals: busyAt(9) }, { channel: 'email', brand: 'n', arrivals: busyAt(12) }, { channel: 'chat', brand: 's', arrivals: busyAt(15) }],
  };
  const both = told({ season: own });
  assert.deepEqual(both.by_interval.flatMap((row, at) => ((row['arrived'] as number) > 0 ? [at] : [])), [9, 12, 15]);
  const { by_reason: rows, says } = told({ season: own, agents: [{ id: 'ana', count: 3, brands: ['n'] }] });
  assert.deepEqual(says.slice(0, 1), ['Nobody may answer south by chat: all of it waits or gives up.']);
  assert.ok((rows[0]?.['service_level'] as number) > 0 && rows[1]?.['service_level'] === 0);
  assert.match(refused({ season: { ...own, streams: own.streams?.slice(1) ?? [] } }), /Each channel that something comes by needs one stream/);
  assert.match(refused({ season: { ...own, streams: [{ channel: 'fax', arrivals: quiet }] } }), /No reason comes by "fax"/);
});

test('played in steps, each plan is told in full with its difference, and the steps are the same again', () => {
  const asked: Rehearsal = { ...question, replications: 3, compare: [{ name: 'viral', events: [{ kind: 'viral_post', reason: 'wismo', factor: 3, from: 36_000, to: 50_400 }] }] };
  const steps = [...rehearsing(asked, 'as planned')];
  assert.deepEqual(steps.map((step) => ('scenario' in step ? step.scenario.name : step.done)), [1, 2, 3, 'as planned', 4, 5, 6, 'viral']);
  const [usual, viral] = steps.flatMap((step) => ('scenario' in step ? [step.scenario] : []));
  const whole = rehearse(asked) as unknown as Told;
  assert.equal(usual?.figures['service_level'], whole.service_level);
  assert.deepEqual(viral?.difference?.figures, whole.compared[0]?.difference);
  assert.equal(usual?.course.at.length, 48);
  assert.equal(JSON.stringify([...rehearsing(asked, 'as planned')]), JSON.stringify(steps));
});

test('what is due is what the clocks of service levels say', () => {
  const calendar = { time_zone: 'Europe/Berlin', hours: Object.fromEntries([1, 2, 3, 4, 5].map((day) => [day, [['09:00', '17:00'] as const]])) };
  for (const [hours, minutes] of [[calendar, 240], [calendar, 20], [aroundTheClock, 240]] as const) {
    for (let step = 0; step < 200; step++) {
      const came = Date.parse('2026-11-26T00:00:00Z') + step * 37 * 60_000;
      const timeline = timelineOf(hours, came);
      const [clock] = runClocks([{ at: came, type: 'opened' }], [{ metric: 'first_reply', hours: 'business', seconds: minutes * 60, timeline, before: null }], came);
      assert.equal(new Stopwatch({ target: minutes * 60_000, timeline, cap: null }, came).wouldBeDue(came), clock?.dueAt);
    }
  }
});
