import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { FiledText } from '../../src/modules/triage/rules/brand/teaching.ts';
import { isLearning, learnApart, stopLearning, StoppedLearning } from '../../src/modules/triage/learning/learn-apart.ts';

const rows = (keys: readonly string[], count: number): FiledText[] => Array.from({ length: count }, (_, at) => ({ conversationId: `c${at}`, customerId: null, text: `the ${keys[at % keys.length]} of my thing, number ${at % 5}`, key: keys[at % keys.length] ?? '', filedAt: at }));
async function* pages(of: readonly FiledText[]): AsyncGenerator<readonly FiledText[]> {
  for (let at = 0; at < of.length; at += 7) yield of.slice(at, at + 7);
}
/** Processes of this one's that learn. */
const learners = (): string[] => execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n').map((line) => line.trim().split(/\s+/)).filter(([, parent, ...program]) => parent === String(process.pid) && program.join(' ').includes('learn-process.ts')).map(([pid]) => pid ?? '');

test('a version is learned in a process of its own, which is gone afterwards', async () => {
  const steps: number[] = [];
  const version = await learnApart({ inForce: null, follows: [] }, pages(rows(['wobble', 'glow'], 60)), (share) => steps.push(share));
  assert.equal(version.taught + version.aside, 60);
  assert.deepEqual(version.taughtOf.map(([key]) => key).sort(), ['glow', 'wobble']);
  assert.ok(version.bytes.length > 1000 && steps.length > 1 && steps.every((share, at) => share >= (steps[at - 1] ?? 0) && share <= 1));
  // It says what it learned, and ends.
  for (let waited = 0; learners().length > 0 && waited < 300; waited++) await setTimeout(100);
  assert.deepEqual(learners(), []);
});

test('what cannot be learned is said in plain words, and the next one has its turn', async () => {
  const [wrong, right] = await Promise.allSettled([learnApart({ inForce: null, follows: [] }, pages(rows(['wobble'], 60)), () => {}), learnApart({ inForce: Buffer.from('damaged'), follows: [] }, pages(rows(['wobble', 'glow'], 30)), () => {})]);
  assert.match(wrong.status === 'rejected' ? String(wrong.reason) : '', /At least two contact reasons/);
  assert.equal(right.status, 'fulfilled', 'a damaged version in use is judged as the default model');
});

test('a process that is killed is a failure in words, not a silence', async () => {
  await assert.rejects(learnApart({ inForce: null, follows: [] }, pages(rows(['wobble', 'glow'], 2000)), () => {
    for (const pid of learners()) process.kill(Number(pid), 'SIGKILL');
  }), /Learning was stopped/);
});

test('a house that closes stops it, and says so', async () => {
  const learning = learnApart({ inForce: null, follows: [] }, pages(rows(['wobble', 'glow'], 2000)), () => {
    assert.ok(isLearning());
    stopLearning();
  });
  await assert.rejects(learning, StoppedLearning);
  assert.deepEqual([isLearning(), learners()], [false, []]);
});
