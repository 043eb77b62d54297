import { parseOptions } from './parse-options.ts';
import { cores } from './cores.ts';
import { runLines } from './run-lines.ts';

export { cores } from './cores.ts';

const NOT_BUILT = 2;

/**
 * `keepdesk try [core] [--help] [files]`: runs one decision on JSON Lines from standard input or files, one line out for
 * each in, in order. Needs neither database nor server. Exit status 0; 1 when a line could not be understood; 2 when the
 * core is unknown or not built yet.
 */
export async function runTry(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv;
  if (name === undefined || name === '--help' || name === '-h') return list();
  const entry = cores[name];
  if (entry === undefined) return refuse(`there is no core "${name}"; there are: ${Object.keys(cores).join(', ')}`);
  if (entry.load === null) return refuse(`the core "${name}" (${entry.about}) is not built yet`);
  const { options, files, help } = parseOptions(rest);
  const core = await (await entry.load())(options);
  if (help) {
    process.stdout.write(`keepdesk try ${name}: ${entry.about}\n\n${core.help}\n`);
    return 0;
  }
  return runLines(core, files);
}

/** What the command line calls. */
export const run = runTry;

function list(): number {
  const width = Math.max(...Object.keys(cores).map((name) => name.length));
  const lines = Object.entries(cores).map(([name, entry]) => `  ${name.padEnd(width)}  ${entry.about}${entry.load === null ? ' (not built yet)' : ''}`);
  process.stdout.write(`keepdesk try <core> [files]: run one decision on your own data.\nReads JSON Lines from standard input or the files named; --help shows an example.\n\n${lines.join('\n')}\n`);
  return 0;
}

function refuse(message: string): number {
  process.stderr.write(`keepdesk try: ${message}\n`);
  return NOT_BUILT;
}
