import { existsSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../platform/config/config.ts';
import { startPostgres } from '../../platform/postgres/index.ts';
import type { Finding } from '../doctor/finding.ts';
import { lookAtDatabase } from '../doctor/look-at-database.ts';
import { lookAtMachine } from '../doctor/look-at-machine.ts';
import { lookAtRecord } from '../doctor/look-at-record.ts';

/** `keepdesk doctor [--json]`: what is well, what is not and what to do. Exits 0 when nothing is ill. */
export async function run(argv: readonly string[]): Promise<number> {
  const findings = await examine();
  if (argv.includes('--json')) process.stdout.write(`${JSON.stringify(findings, null, 2)}\n`);
  else for (const finding of findings) process.stdout.write(`${asLines(finding)}\n`);
  return findings.some((finding) => finding.state === 'ill') ? 1 : 0;
}

async function examine(): Promise<Finding[]> {
  const config = readConfig(process.env);
  const findings = lookAtMachine(config);
  if (!config.databaseUrl && !existsSync(path.join(config.data, 'postgres-passwords.json'))) {
    return [...findings, { name: 'database', state: 'warning', detail: 'there is none yet', remedy: 'It is made by the first start.' }];
  }
  const postgres = await startPostgres({ dataDir: config.data });
  try {
    findings.push(...(await lookAtDatabase(postgres.ownerUrl, postgres.serverUrl)));
    const readable = findings.every((finding) => finding.state !== 'ill' || !['database', 'migrations'].includes(finding.name));
    if (readable) findings.push(await lookAtRecord(config, postgres.serverUrl));
  } finally {
    await postgres.stop();
  }
  return findings;
}

const SIGNS = { well: '✔', warning: '!', ill: '✖' };

function asLines({ name, state, detail, remedy }: Finding): string {
  return `${SIGNS[state]} ${name.padEnd(14)} ${detail}${remedy ? `\n  ${' '.repeat(14)} → ${remedy}` : ''}`;
}
