import { mkdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig, type Config } from '../../platform/config/config.ts';
import { migrate } from '../../platform/db/migrate.ts';
import { openLog } from '../../platform/log/log.ts';
import { startPostgres } from '../../platform/postgres/index.ts';
import { openHouse, type House, type HouseOptions } from '../house.ts';
import { migrationSets } from '../modules.ts';

/** `keepdesk start [--port N] [--demo]`: database, migrations, doors, workers; ends on Ctrl-C or SIGTERM. `standIns`: for benches that play the outside. */
export async function run(argv: readonly string[], standIns: HouseOptions['standIns'] = {}): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { demo: { type: 'boolean' }, port: { type: 'string' }, role: { type: 'string' } } });
  const env = { ...process.env, ...(values.port === undefined ? {} : { KEEPDESK_PORT: values.port }), ...(values.role === undefined ? {} : { KEEPDESK_ROLE: values.role }) };
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    return 2;
  }
  const say = sayWithTimes();
  mkdirSync(config.data, { recursive: true });
  const log = openLog(config.logLevel === 'info' && process.stdout.isTTY ? 'warn' : config.logLevel);
  const postgres = await startPostgres({ dataDir: config.data, log: (line) => log.info(line) });
  say('database ready');
  const applied = await migrate(postgres.ownerUrl, migrationSets);
  if (applied.length > 0) say(`${applied.length} migrations applied`);
  const house = await openHouse({ config, serverUrl: postgres.serverUrl, log, standIns });
  const ending = endOfProcess();
  try {
    const ports = await house.start();
    say(`mail is received on port ${ports.smtpPort ?? 'none'}`);
    if (values.demo) await openDemo(house, ports, say);
    else process.stdout.write(`\n  Keepdesk is open at ${address(house, ports.webPort)}\n\n`);
    await ending;
    say('closing');
  } finally {
    await house.close();
    await postgres.stop();
  }
  return 0;
}

async function openDemo(house: House, ports: { webPort: number; smtpPort: number | null }, say: (line: string) => void): Promise<void> {
  const { link } = await house.demo.begin(ports);
  say('the demo world is there; its year of history is written in the background');
  process.stdout.write(`\n  The demo is open, signed in, at ${link}\n\n`);
}

function address(house: House, port: number): string {
  const url = house.config.publicUrl;
  return url === `http://localhost:${house.config.port}` ? `http://localhost:${port}` : url;
}

function sayWithTimes(): (line: string) => void {
  const began = Number(process.env.KEEPDESK_BEGAN_AT ?? Date.now());
  return (line) => process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
}

function endOfProcess(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
