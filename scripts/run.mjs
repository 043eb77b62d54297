// Runs under Node 24 with everything installed: finds the command and hands over.
import { existsSync, readdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const commandFolder = path.join(root, 'server/src/app/commands');
const forEngineers = {
  test: 'server/test/run.ts',
  check: 'server/test/run.ts',
  bench: 'bench/run.ts',
  referee: 'server/referee/run.ts',
  faults: 'server/test/faults/run.ts',
};

try {
  enableCompileCache(path.join(root, '.cache', 'compiled'));
} catch {
  // A read-only checkout starts a little slower.
}

let stopping = false;
const given = process.argv.slice(2);
const [command, args] = given[0] === undefined || given[0].startsWith('-') ? chooseWithoutVerb(given) : [given[0], given.slice(1)];
process.exitCode = await dispatch(command, args).catch(explain);
// Commands end when their work ends; a forgotten timer or socket must not hold the terminal.
process.exit();

/** `npm start -- --port 4000` names options only; `--help` asks for help. @param {string[]} options @returns {[string, string[]]} */
function chooseWithoutVerb(options) {
  return ['--help', '-h'].includes(options[0] ?? '') ? ['help', []] : ['start', options];
}

/** @param {string} command @param {string[]} args @returns {Promise<number>} */
async function dispatch(command, args) {
  const tool = forEngineers[/** @type {keyof typeof forEngineers} */ (command)];
  const file = tool ? path.join(root, tool) : findVerb(command);
  if (!file || !existsSync(file)) return refuse(command);
  if (command === 'start') {
    endInGoodOrder();
    await (await import('./build-web.mjs')).buildWebApps();
  }
  const module = await import(file);
  return module.run(command === 'check' ? ['check', ...args] : args);
}

/**
 * Ctrl-C reaches us from the terminal and again from the process that started us. While Keepdesk starts
 * nobody else listens: then the database is let go of here. Once it runs, it closes by itself; more
 * signals do not disturb it, unless somebody insists.
 */
function endInGoodOrder() {
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked += 1;
      const starting = asked === 1 && process.listenerCount(signal) === 1;
      if (asked > 4) process.exit(1);
      if (!starting) return;
      stopping = true;
      void import('../server/src/platform/postgres/index.ts').then(({ leaveAll }) => leaveAll()).finally(() => process.exit(130));
    });
  }
}

/** A command that fails says so in words; the place in the code is for those who ask. @param {Error} error @returns {Promise<number>} */
async function explain(error) {
  // What breaks while we leave is no news.
  if (stopping) return new Promise(() => undefined);
  const { leaveAll } = await import('../server/src/platform/postgres/index.ts');
  await leaveAll();
  const asked = ['debug', 'trace'].includes(process.env['KEEPDESK_LOG'] ?? '') || process.env['NODE_TEST_CONTEXT'] !== undefined;
  process.stderr.write(`keepdesk ${command}: ${asked ? (error.stack ?? error.message) : error.message}\n`);
  return 1;
}

/** @param {string} command @returns {string | null} */
function findVerb(command) {
  if (!/^[a-z][a-z-]*$/.test(command)) return null;
  return [path.join(commandFolder, `${command}.ts`), path.join(commandFolder, command, 'index.ts')].find(existsSync) ?? null;
}

/** @param {string} command */
function refuse(command) {
  const verbs = existsSync(commandFolder) ? readdirSync(commandFolder).map((name) => name.replace(/\.ts$/, '')).filter((name) => findVerb(name)) : [];
  process.stderr.write(`keepdesk: there is no command "${command}". There are: ${[...new Set(verbs)].join(', ')}\n`);
  return 2;
}
