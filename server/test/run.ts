import { buildWebApps } from '../../scripts/build-web.mjs';
import { clearTestDatabases, startTestCluster, type TestCluster } from '../src/platform/testing/test-cluster.ts';
import { addUp, type Outcome } from './parts/part.ts';
import { checkLint, checkStatements, checkTypes } from './parts/static.ts';
import { listTests, runNode, runScreens } from './parts/tests.ts';

type Part = { name: string; work: () => Promise<Outcome> };

/**
 * `npm test`: everything, or the parts named: `types`, `lint`, `sql`, `unit`, `screens`, `e2e`,
 * `check` (the static ones), or paths of test files. Ends with `N passed, N failed`.
 */
export async function run(args: readonly string[]): Promise<number> {
  const began = performance.now();
  let cluster: TestCluster | undefined;
  const outcomes: Outcome[] = [];
  try {
    for (const part of choose(args)) {
      // Held over all parts, so that no test file has to start the database again.
      if (needsDatabase(part)) cluster ??= await openCluster();
      outcomes.push(await runPart(part));
    }
  } finally {
    await cluster?.stop();
  }
  const { passed, failures } = addUp(outcomes);
  for (const failure of failures) process.stdout.write(`\nFAILED ${failure}\n`);
  process.stdout.write(`\nin ${((performance.now() - began) / 1000).toFixed(1)} s\n${passed} passed, ${failures.length} failed\n`);
  return failures.length > 0 || passed === 0 ? 1 : 0;
}

function choose(args: readonly string[]): Part[] {
  const tests = listTests();
  const parts: Record<string, Part[]> = {
    types: [{ name: 'types', work: checkTypes }],
    lint: [{ name: 'lint', work: checkLint }],
    sql: [{ name: 'sql', work: checkStatements }],
    unit: [{ name: 'unit and database tests', work: () => withScreens(() => runNode(tests.node)) }],
    screens: [{ name: 'screens', work: () => runScreens(tests.screens) }],
    e2e: [{ name: 'end-to-end in Chromium', work: () => withScreens(() => runNode(tests.endToEnd)) }],
  };
  parts['check'] = ['types', 'lint', 'sql'].flatMap((name) => parts[name] ?? []);
  const asked = args.filter((arg) => !arg.startsWith('-'));
  if (asked.length === 0) return ['check', 'unit', 'screens', 'e2e'].flatMap((name) => parts[name] ?? []);
  return asked.flatMap((arg) => parts[arg] ?? chooseFiles(arg));
}

/** Some tests start a whole Keepdesk: its screens are built once before, not by two of them at once. */
async function withScreens(work: () => Promise<Outcome>): Promise<Outcome> {
  await buildWebApps();
  return work();
}

/** Test files whose path contains what was typed. */
function chooseFiles(typed: string): Part[] {
  const { node, screens, endToEnd } = listTests();
  const matching = (files: readonly string[]): string[] => files.filter((file) => file.includes(typed.replace(/^\.\//, '')));
  const parts: Part[] = [
    { name: `${typed} (tests)`, work: () => runNode(matching(node)) },
    { name: `${typed} (screens)`, work: () => runScreens(matching(screens)) },
    { name: `${typed} (end-to-end)`, work: () => runNode(matching(endToEnd), 1) },
  ];
  const kept = parts.filter((_, index) => matching([node, screens, endToEnd][index] ?? []).length > 0);
  if (kept.length === 0) process.stdout.write(`No test file has "${typed}" in its path.\n`);
  return kept;
}

const needsDatabase = (part: Part): boolean => !/types|lint|screens/.test(part.name);

async function openCluster(): Promise<TestCluster> {
  const cluster = await startTestCluster();
  await clearTestDatabases(cluster);
  return cluster;
}

async function runPart(part: Part): Promise<Outcome> {
  const began = performance.now();
  process.stdout.write(`${part.name} …\n`);
  const outcome = await part.work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${outcome.failures.length === 0 ? '✔' : '✖'} ${part.name}: ${outcome.passed} passed, ${outcome.failures.length} failed (${seconds} s)\n`);
  // Each one's first line at once; the whole of it is told at the end.
  for (const failure of outcome.failures) process.stdout.write(`    ${failure.split('\n')[0] ?? ''}\n`);
  return outcome;
}
