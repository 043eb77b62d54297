import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { TryError } from './core.ts';
import { scheduleCore } from './schedule-core.ts';

const week = Array.from({ length: 168 }, (_, hour) => (hour % 24 >= 9 && hour % 24 < 13 ? 1 : 0));
const problem = {
  interval_min: 60, queues: ['mail'], groups: [{ id: 'M', skills: ['mail'], agents: 2, hour_cost: 1 }], shift_types: [{ id: 'H', span_h: 4, unpaid_lunch_h: 0, lunch_start_offset_h: [], paid_h: 4 }], shift_start_h: [9],
  limits: { shifts_per_agent_per_week: 5, max_share_short_shifts: 1 }, objective: { paid_hour_weight: 0.001, shortage_tier1_share_of_requirement: 0.1, shortage_tier1_per_agent_hour: 1, shortage_tier2_per_agent_hour: 5 },
  required_agents: [{ mail: week }],
};
const instance = ['SECTION_HORIZON', '7', 'SECTION_SHIFTS', 'D,480,', 'SECTION_STAFF', 'A,D=7,2400,480,5,2,2,1', 'SECTION_COVER', '0,D,1,100,1', '1,D,1,100,1'].join('\n');
const isCode = (code: string) => (error: unknown): boolean => error instanceof TryError && error.code === code;

test('two people cover seven days between them, at what the bound says', async () => {
  const answer = (await scheduleCore({ format: 'wfm', steps: '5000' }).run(problem)) as { feasible: boolean; cost: number; bound: number; violations: unknown[]; shortage: unknown[]; roster: { agent: string; shifts: { day: number }[] }[] };
  assert.deepEqual([answer.feasible, answer.violations, answer.shortage, answer.roster.map((row) => row.agent)], [true, [], [], ['M-01', 'M-02']]);
  assert.deepEqual(answer.roster.flatMap((row) => row.shifts.map((shift) => shift.day)).toSorted((a, b) => a - b), [0, 1, 2, 3, 4, 5, 6]);
  assert.ok(Math.abs(answer.cost - 0.028) < 1e-6 && Math.abs(answer.bound - 0.028) < 1e-4, `${answer.cost} ${answer.bound}`);
});

test('a file of either format, whatever its name; what cannot be read says so', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'schedule-'));
  try {
    writeFileSync(path.join(folder, 'a.json'), JSON.stringify(problem, null, 2));
    writeFileSync(path.join(folder, 'a.txt'), instance);
    const weeks = (await scheduleCore({ format: 'wfm', steps: '3000' }).runPath?.(path.join(folder, 'a.json'))) as { feasible: boolean };
    const tours = await scheduleCore({ format: 'shift-scheduling', steps: '3000' }).runPath?.(path.join(folder, 'a.txt'));
    assert.equal(weeks.feasible, true);
    const { seconds, ...rest } = tours as { seconds: number; [field: string]: unknown };
    assert.ok(seconds >= 0);
    const { roster, ...told } = rest as { roster: { agent: string; shifts: (string | null)[] }[] };
    assert.deepEqual(told, { feasible: true, cost: 0, bound: null, violations: [] });
    assert.deepEqual([roster.map((row) => row.agent), roster[0]?.shifts.length, roster[0]?.shifts.slice(0, 2)], [['A'], 7, ['D', 'D']]);
    await assert.rejects(async () => scheduleCore({ format: 'wfm' }).runPath?.(path.join(folder, 'a.txt')), isCode('invalid_json'));
    await assert.rejects(async () => scheduleCore({ format: 'wfm' }).runPath?.(folder), isCode('unreadable_file'));
    await assert.rejects(async () => scheduleCore({ format: 'wfm' }).run({ ...problem, queues: [] }), isCode('invalid_input'));
    await assert.rejects(async () => scheduleCore({ format: 'wfm', seconds: 'soon' }).run(problem), isCode('invalid_option'));
    await assert.rejects(async () => scheduleCore({ format: 'inrc1' }).runPath?.(folder), isCode('unknown_format'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

const ward: Readonly<Record<string, string>> = {
  'Sc-w.txt': 'SCENARIO = w\nWEEKS = 1\nSKILLS = 1\nWard\nSHIFT_TYPES = 1\nEarly (1,5)\nFORBIDDEN_SHIFT_TYPES_SUCCESSIONS\nEarly 0\nCONTRACTS = 1\nFull (3,4) (1,5) (1,4) 1 1\nNURSES = 2\nAnna Full 1 Ward\nBert Full 1 Ward\n',
  'H0-w-0.txt': 'HISTORY\n0 w\nNURSE_HISTORY\nAnna 0 0 None 0 0 1\nBert 0 0 None 0 0 1\n',
  'WD-w-4.txt': 'WEEK_DATA\nw\nREQUIREMENTS\nEarly Ward (1,1) (1,1) (1,1) (1,1) (1,1) (1,1) (1,1)\nSHIFT_OFF_REQUESTS = 1\nAnna Any Mon\n',
};

test('a folder of rosters by skill: what it costs, by rule, and which files were taken', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'skill-weeks-'));
  try {
    for (const [name, text] of Object.entries(ward)) writeFileSync(path.join(folder, name), text);
    const core = scheduleCore({ format: 'inrc2', steps: '20000', workers: '1' });
    const answer = (await core.runPath?.(folder)) as { seconds: number; roster: { agent: string; shifts: ({ shift: string; skill: string } | null)[] }[] };
    const { seconds, roster, ...told } = answer;
    assert.ok(seconds >= 0);
    assert.deepEqual(told, { feasible: true, cost: 0, bound: null, violations: [], history: 0, weeks: [4], decide: 'week', redone: [], parts: { cover: 0, runs: 0, days_off: 0, wishes: 0, half_weekends: 0, shifts: 0, weekends: 0 } });
    const [anna, bert] = roster.map((row) => row.shifts);
    assert.ok(anna?.every((shift, day) => shift !== null || bert?.[day] !== null));
    assert.deepEqual([anna?.[0], bert?.[0]], [null, { shift: 'Early', skill: 'Ward' }]);
    assert.deepEqual({ ...((await core.run({ files: ward })) as object), seconds }, { ...told, roster, seconds }, 'the same from standard input');
    await assert.rejects(async () => scheduleCore({ format: 'inrc2', weeks: '4-5' }).runPath?.(folder), isCode('invalid_option'));
    await assert.rejects(async () => scheduleCore({ format: 'inrc2', weeks: '5' }).runPath?.(folder), isCode('missing_file'));
    await assert.rejects(async () => scheduleCore({ format: 'inrc2', weeks: 'all' }).runPath?.(folder), isCode('invalid_option'));
    await assert.rejects(async () => scheduleCore({ format: 'inrc2', decide: 'month' }).runPath?.(folder), isCode('invalid_option'));
    await assert.rejects(async () => scheduleCore({ format: 'inrc2' }).runPath?.(path.join(folder, 'none')), isCode('unreadable_folder'));
    await assert.rejects(async () => scheduleCore({ format: 'inrc2' }).run({ text: '' }), isCode('invalid_input'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
