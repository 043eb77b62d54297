import { spawn } from 'node:child_process';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '../../..');

/** What a part of the run found: one `failures` entry per failed check or test, ready to be read. */
export type Outcome = { passed: number; failures: string[] };

/** Runs a program of node_modules and answers with its exit code and all it said. */
export function runTool(script: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, said: said.trim() }));
  });
}

/** A check that either holds or lists its problems. */
export function judge(name: string, problems: readonly string[]): Outcome {
  return problems.length === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [`${name}\n${problems.map((line) => `  ${line}`).join('\n')}`] };
}

export function addUp(outcomes: readonly Outcome[]): Outcome {
  return { passed: outcomes.reduce((sum, one) => sum + one.passed, 0), failures: outcomes.flatMap((one) => one.failures) };
}
