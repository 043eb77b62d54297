import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { TryError, type TryCore } from './core.ts';

const LINES = /\.(?:jsonl|ndjson|json)$/i;
/** A line longer than this is refused rather than held in memory. */
const LONGEST = 64 * 1024 * 1024;

/** Feeds files or standard input through a core; resolves to the exit status. */
export async function runLines(core: TryCore, files: readonly string[]): Promise<number> {
  let failures = 0;
  const answer = async (decide: () => unknown) => {
    const [line, failed] = await decided(decide);
    if (failed) failures++;
    if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
  };
  for (const file of files.length > 0 ? files : ['-']) {
    const { runFile, runPath } = core;
    if (file !== '-' && runPath !== undefined) await answer(async () => runPath(file));
    else if (file !== '-' && runFile !== undefined && !LINES.test(file)) await answer(async () => runFile(await read(file)));
    else for await (const line of linesOf(file)) await answer(() => line instanceof TryError ? Promise.reject(line) : core.run(parse(line)));
  }
  return failures === 0 ? 0 : 1;
}

async function decided(decide: () => unknown): Promise<[line: string, failed: boolean]> {
  try {
    return [JSON.stringify(await decide()), false];
  } catch (error) {
    const known = error instanceof TryError;
    if (!known) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    return [JSON.stringify({ error: { code: known ? error.code : 'internal', message: known ? error.message : 'this input could not be decided' } }), true];
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new TryError('invalid_json', 'the line is not JSON');
  }
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new TryError('unreadable_file', `${file} cannot be read`);
  }
}

/** Lines as they arrive; empty ones are skipped, the last needs no line end. A file that cannot be read is one TryError. */
async function* linesOf(file: string): AsyncGenerator<string | TryError> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  input.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of input as AsyncIterable<string>) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST) throw new TryError('too_long', 'the line is too long');
      for (const line of lines) if (line.trim() !== '') yield line.replace(/^\ufeff/, '');
    }
  } catch (error) {
    yield error instanceof TryError ? error : new TryError('unreadable_file', `${file} cannot be read`);
    return;
  }
  if (rest.trim() !== '') yield rest.replace(/^\ufeff/, '');
}
