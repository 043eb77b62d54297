import assert from 'node:assert/strict';
import { test } from 'node:test';
import { between, seededRandom } from '../../../platform/random/random.ts';
import { backlogStaff, backlogWith, criticalInterval, dueWorkOf, flattestPlan, projectBacklog, type Deferrable } from './index.ts';
import { onTimeWith } from './project-backlog.ts';

const near = (found: number, expected: number, within = 1e-9): void => assert.ok(Math.abs(found - expected) <= within * Math.max(1, Math.abs(expected)), `${found} is not ${expected}`);
const day = (arrivals: readonly number[], hours: number, open?: readonly number[]): Deferrable => ({ arrivals, intervalSeconds: 3600, handleSeconds: 360, deadlineSeconds: hours * 3600, ...(open ? { open } : {}) });

test('the stretch that decides, by hand', () => {
  // 60 mails of six minutes at once are six hours' work, due in three: two agents.
  const once = backlogStaff(day([60], 3));
  assert.deepEqual([once.agents, once.plan, once.critical.openIntervals], [2, [2, 2, 2, 0], 3]);
  // 30 in the first hour and 10 in the third, due in two hours: the first 3 hours' work in two, then 1 in two.
  assert.deepEqual(backlogStaff(day([30, 0, 10], 2)).plan.slice(0, 4).map((one) => Math.round(one * 1e9) / 1e9), [1.5, 1.5, 0.5, 0.5]);
  // A closed weekend: what came in 48 closed hours is due within the first two open ones of Monday.
  const weekend = backlogStaff(day([...new Array<number>(48).fill(1), 0, 0, 0], 2, [...new Array<number>(48).fill(0), 1, 1, 1]));
  near(weekend.agents, 2.4);
  assert.equal(weekend.plan.slice(0, 48).every((one) => one === 0), true);
});

test('age is carried over, what is late already is said, and part of an hour counts', () => {
  const aged = dueWorkOf({ ...day([0, 0, 0], 3), opening: [{ contacts: 10, ageSeconds: 7200 }, { contacts: 5, ageSeconds: 20_000 }] });
  assert.deepEqual(aged.jobs.map((job) => [job.from, job.due]), [[0, 0], [0, 2]]);
  assert.equal(aged.lateAlready, 5);
  // Half an hour is open before the deadline of one open hour would fall into the next: an hour's work in it.
  near(backlogStaff(day([10, 0], 1, [0.5, 1])).agents, 2);
  const later = dueWorkOf(day([10, 0], 5, [1, 1]));
  near(later.dueLater, 1);
  assert.equal(criticalInterval(later.jobs, later.open).staff, 0);
});

test('bad input is refused', () => {
  assert.throws(() => backlogStaff(day([1, 2], 2, [0, 0])), { code: 'never_open' });
  assert.throws(() => backlogStaff(day([1, -2], 2)), { code: 'invalid_load' });
  assert.throws(() => backlogStaff(day([1, 2], 0)), { code: 'invalid_target' });
  assert.throws(() => backlogStaff(day([1, 2], 2, [1])), { code: 'invalid_load' });
  assert.throws(() => criticalInterval([{ work: 1, from: 0, due: 0 }], [0, 1]), { code: 'never_open' });
});

/** Days with nights, sometimes a weekend, sometimes a backlog. */
function someWeek(seed: number): Deferrable {
  const random = seededRandom(seed);
  const hours = between(random, 30, 90);
  const open = Array.from({ length: hours }, (_, at) => (at % 24 >= 8 && at % 24 < 18 && !(seed % 3 === 0 && at > 24 && at < 56) ? 1 : 0));
  if (seed % 4 === 0) open.fill(1);
  return {
    arrivals: Array.from({ length: hours }, () => between(random, 0, 20)), intervalSeconds: 3600, handleSeconds: between(random, 60, 900), open, deadlineSeconds: between(random, 1, 14) * 3600,
    opening: seed % 2 === 0 ? [{ contacts: between(random, 1, 60), ageSeconds: between(random, 0, 3) * 3600 }] : [],
  };
}

test('the smallest staff is in time and a hair less is late; the plan is in time, no higher, and does the same work', () => {
  for (let seed = 1; seed <= 60; seed++) {
    const { jobs, open } = dueWorkOf(someWeek(seed));
    const { staff } = criticalInterval(jobs, open);
    const plan = flattestPlan(jobs, open);
    if (staff === 0) continue;
    const kept = projectBacklog(jobs, open, () => staff);
    assert.ok(kept.onTimeShare > 1 - 1e-9 && (kept.firstLate === null), `week ${seed}`);
    assert.notEqual(projectBacklog(jobs, open, () => staff * 0.999).firstLate, null, `week ${seed}: less would do`);
    assert.equal(projectBacklog(jobs, open, (at) => (plan[at] as number) + 1e-9).firstLate, null, `week ${seed}: the plan is late`);
    near(Math.max(...plan), staff);
    near(plan.reduce((sum, one, at) => sum + one * (open[at] as number), 0), jobs.reduce((sum, job) => sum + (job.due < open.length ? job.work : 0), 0));
  }
});

test('nothing is lost: what came is done or left; part in time needs less', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const week = someWeek(seed);
    const { jobs, open } = dueWorkOf(week);
    const staff = criticalInterval(jobs, open).staff * 0.8;
    const found = projectBacklog(jobs, open, () => staff);
    const done = found.occupancy * staff * open.reduce((sum, part) => sum + part, 0);
    near(done + (found.backlog.at(-1) as number), jobs.reduce((sum, job) => sum + job.work, 0));
    if (staff === 0) continue;
    const most = backlogStaff(week, 0.9);
    assert.ok(most.agents <= backlogStaff(week).agents && most.projection.onTimeShare >= 0.9 - 1e-9);
    assert.ok(projectBacklog(jobs, open, () => most.agents * 0.99, false).onTimeShare < 0.9, `week ${seed}: less would do`);
  }
});

test('agents who are there anyhow are not asked for again; staff by interval is followed', () => {
  const { jobs, open } = dueWorkOf(day([60, 0, 0], 3));
  near(criticalInterval(jobs, open, [1, 1, 1]).staff, 1);
  assert.equal(criticalInterval(jobs, open, [6, 0, 0]).staff, 0);
  const late = backlogWith(day([60, 0, 0], 3), [0, 2, 2, 2]);
  assert.deepEqual([late.backlog.slice(0, 4), late.oldest.slice(0, 3), late.firstLate], [[6, 4, 2, 0], [1, 2, 3], 2]);
  near(late.onTimeShare, 4 / 6);
});

test('the share in time asked for alone is the very one of the whole projection, with too few, enough and nobody', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { jobs, open } = dueWorkOf(someWeek(seed));
    const [plan, onTime] = [flattestPlan(jobs, open), onTimeWith(jobs, open)];
    for (const factor of [0, 0.3, 0.7, 0.9, 1, 1.2]) {
      const staff = (at: number): number => (plan[at] as number) * factor;
      near(onTime(staff), projectBacklog(jobs, open, staff, false).onTimeShare);
    }
  }
});
