import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { run as runNodeTests } from 'node:test';
import type { TestEvent } from 'node:test/reporters';
import { root, runTool, type Outcome } from './part.ts';

const TEST_TIMEOUT_MS = 180_000;
const SLOWEST = 12;

/** Test files by the runner they were written for; a screen test imports vitest. */
export function listTests(): { node: string[]; screens: string[]; endToEnd: string[] } {
  const skipped = (name: string): boolean => /(^|\/)(node_modules|dist|\.cache)(\/|$)/.test(name);
  const all = globSync(['server/**/*.test.ts', 'tools/**/*.test.ts', 'scripts/**/*.test.ts', 'bench/**/*.test.ts', 'apps/**/*.test.{ts,tsx}', 'packages/**/*.test.{ts,tsx}'], { cwd: root, exclude: skipped });
  const files = all.filter((file) => !skipped(file)).sort();
  const isScreen = (file: string): boolean => /from ['"]vitest['"]/.test(readFileSync(path.join(root, file), 'utf8'));
  return {
    node: files.filter((file) => !isScreen(file)),
    screens: files.filter(isScreen),
    endToEnd: demosApart(globSync('server/test/e2e/**/*.e2e.ts', { cwd: root }).sort()),
  };
}

/** A demo writes a year of history for minutes: those that open one are spread among the others, so that two of them do not share the machine; the last one comes at the end. */
function demosApart(files: readonly string[]): string[] {
  const opensDemo = (file: string): boolean => readFileSync(path.join(root, file), 'utf8').includes("'--demo'");
  const [demos, others] = [files.filter(opensDemo), files.filter((file) => !opensDemo(file))];
  if (demos.length === 0) return others;
  const between = Math.ceil(others.length / Math.max(1, demos.length - 1));
  return demos.flatMap((demo, at) => [demo, ...others.slice(at * between, (at + 1) * between)]);
}

/** Runs files on node:test, each in a process of its own. */
export async function runNode(files: readonly string[], concurrency = availableParallelism()): Promise<Outcome> {
  if (files.length === 0) return { passed: 0, failures: [] };
  const outcome: Outcome = { passed: 0, failures: [] };
  const seconds = new Map<string, number>();
  const stream = runNodeTests({ files: files.map((file) => path.join(root, file)), concurrency, timeout: TEST_TIMEOUT_MS, forceExit: true, cwd: root });
  for await (const event of stream as AsyncIterable<TestEvent>) {
    note(event, outcome);
    if (event.type === 'test:summary' && event.data.file !== undefined) seconds.set(event.data.file, event.data.duration_ms / 1000);
  }
  saySlowest(seconds);
  return outcome;
}

/** Where the time went; a check that takes long is made less often. */
function saySlowest(seconds: ReadonlyMap<string, number>): void {
  const slowest = [...seconds].sort((a, b) => b[1] - a[1]).slice(0, SLOWEST);
  if (seconds.size > SLOWEST) process.stdout.write(`  slowest: ${slowest.map(([file, took]) => `${path.basename(file)} ${took.toFixed(0)} s`).join(', ')}\n`);
}

function note(event: TestEvent, outcome: Outcome): void {
  if (event.type === 'test:stderr' || event.type === 'test:stdout') {
    process.stderr.write(event.data.message);
    return;
  }
  if (event.type !== 'test:pass' && event.type !== 'test:fail') return;
  const { data } = event;
  // Suites and files report themselves too; their tests have been counted.
  if (data.details?.type === 'suite') return;
  if (event.type === 'test:pass') {
    if (data.skip === undefined && data.todo === undefined && !isFile(data)) outcome.passed += 1;
    return;
  }
  const cause = event.data.details.error.cause as Error | string | undefined;
  const why = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? event.data.details.error.message);
  if (why.includes('subtest failed') || why.includes('subtests failed')) return;
  outcome.failures.push(`${path.relative(root, data.file ?? '')}: ${data.name}\n${indent(why)}`);
}

const isFile = (data: { name: string; nesting: number }): boolean => data.nesting === 0 && path.isAbsolute(data.name);

const indent = (text: string): string => text.split('\n').slice(0, 40).map((line) => `  ${line}`).join('\n');

/** Runs screen tests on vitest. */
export async function runScreens(files: readonly string[]): Promise<Outcome> {
  if (files.length === 0) return { passed: 0, failures: [] };
  const folder = mkdtempSync(path.join(tmpdir(), 'keepdesk-screens-'));
  const report = path.join(folder, 'report.json');
  const { code, said } = await runTool('vitest/vitest.mjs', ['run', '--reporter=json', `--outputFile=${report}`, ...files]);
  try {
    return readReport(report, code, said);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Report = { numPassedTests: number; testResults: { name: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[] };

function readReport(file: string, code: number, said: string): Outcome {
  let report: Report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return { passed: 0, failures: [`screens did not run\n${indent(said)}`] };
  }
  const failures = report.testResults.flatMap((result) => {
    const failed = result.assertionResults.filter((test) => test.status === 'failed').map((test) => `${path.relative(root, result.name)}: ${test.fullName}\n${indent(test.failureMessages.join('\n'))}`);
    return failed.length === 0 && result.message ? [`${path.relative(root, result.name)}\n${indent(result.message)}`] : failed;
  });
  if (code !== 0 && failures.length === 0) failures.push(`screens\n${indent(said)}`);
  return { passed: report.numPassedTests, failures };
}
