// Runs under any Node from 18 on, before anything is installed: no dependencies, no TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tell } from './progress.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Installs what the lock file names, unless it is there already. Install scripts stay off: nothing
 * of ours needs one, and many machines forbid them.
 * @param {{ dev: boolean }} options  `dev` adds what only tests and checks need
 */
export async function installDependencies({ dev }) {
  const missing = firstMissing(dev);
  if (!missing) return;
  tell(`Installing dependencies${dev ? ' and test tools' : ''} (${missing} is not there yet) …`);
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...(dev ? [] : ['--omit=dev'])];
  const run = runNpm(args);
  if (run.status !== 0) {
    tell('npm could not install the dependencies. Check the network and the registry (npm config get registry), then start again.');
    process.exit(run.status ?? 1);
  }
  tell('Dependencies are in place.');
}

/**
 * The first package of the lock file that is not installed in that version. npm writes its own
 * record when an installation is complete, so an interrupted one counts as missing.
 * @param {boolean} dev
 * @param {string} folder  the checkout
 * @returns {string | null}
 */
export function firstMissing(dev, folder = root) {
  const record = path.join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return 'everything';
  const wanted = readPackages(path.join(folder, 'package-lock.json'));
  const present = readPackages(record);
  for (const [place, item] of Object.entries(wanted)) {
    if (!place.startsWith('node_modules/') || item.optional || item.devOptional || (item.dev && !dev)) continue;
    if (item.link ? !present[place]?.link : present[place]?.version !== item.version) return place.slice('node_modules/'.length);
  }
  return null;
}

/** @param {string} file @returns {Record<string, {version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean}>} */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** @param {string[]} args */
function runNpm(args) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, npm_config_update_notifier: 'false' };
  // What the outer npm tells its script would confuse the inner one.
  for (const name of Object.keys(env)) if (/^npm_(package|lifecycle|command)/.test(name)) delete env[name];
  /** @type {import('node:child_process').StdioOptions} */
  const stdio = ['ignore', 2, 2];
  const options = { cwd: root, env, stdio };
  const outer = process.env.npm_execpath;
  if (outer?.endsWith('.js')) return spawnSync(process.execPath, [outer, ...args], options);
  return spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}
