import { readdirSync, existsSync } from 'node:fs';
import path from 'node:path';

/** `npm run bench` lists the workloads; `npm run bench -- <name> [options]` runs one and ends with a line of JSON. */
export async function run(argv: readonly string[]): Promise<number> {
  const names = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory() && existsSync(path.join(import.meta.dirname, entry.name, 'index.ts'))).map((entry) => entry.name);
  const [name, ...rest] = argv;
  if (name === undefined || !names.includes(name)) {
    process.stdout.write(`Workloads (see bench/README.md):\n${names.map((one) => `  ${one}`).join('\n')}\n`);
    return name === undefined ? 0 : 2;
  }
  const workload = (await import(path.join(import.meta.dirname, name, 'index.ts'))) as { run(argv: readonly string[]): Promise<Record<string, unknown>> };
  const result = await workload.run(rest);
  process.stdout.write(`${JSON.stringify({ bench: name, ...result })}\n`);
  return 0;
}
