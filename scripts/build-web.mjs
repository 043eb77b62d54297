import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { tell } from './progress.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Builds every app under apps/ whose sources, the shared packages or the pinned tools changed since
 * its last build. Unchanged, this costs a read of the sources.
 */
export async function buildWebApps() {
  const apps = listApps();
  if (apps.length === 0) return;
  const version = hashSources();
  for (const app of apps) if (readVersion(app) !== version) await buildApp(app, version);
}

function listApps() {
  const folder = path.join(root, 'apps');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((app) => ['vite.config.ts', 'vite.config.mjs', 'vite.config.js'].some((file) => existsSync(path.join(folder, app, file))));
}

/** @param {string} app @param {string} version */
async function buildApp(app, version) {
  const began = Date.now();
  tell(`Building the ${app} app …`);
  const dist = path.join(root, 'apps', app, 'dist');
  // Built beside and swapped in: whoever is served meanwhile gets whole pages, and so does the next start.
  const made = path.join(root, '.cache', `web-${app}-${process.pid}`);
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const code = await new Promise((resolve) => {
    const args = [vite, 'build', '--logLevel', 'warn', '--outDir', made, '--emptyOutDir'];
    const env = { ...process.env, NODE_ENV: 'production' };
    spawn(process.execPath, args, { cwd: path.join(root, 'apps', app), env, stdio: ['ignore', 2, 2] }).once('exit', resolve);
  });
  if (code !== 0) {
    rmSync(made, { recursive: true, force: true });
    tell(`The ${app} app could not be built.`);
    process.exit(1);
  }
  writeFileSync(path.join(made, '.built-from'), version);
  rmSync(dist, { recursive: true, force: true });
  renameSync(made, dist);
  tell(`Built the ${app} app in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'tsconfig.web.json']) addFile(hash, path.join(root, file));
  for (const folder of ['apps', 'packages']) addFolder(hash, path.join(root, folder));
  return hash.digest('hex');
}

/** @param {import('node:crypto').Hash} hash @param {string} folder */
function addFolder(hash, folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!/^(dist|node_modules|\.cache|coverage)$/.test(entry.name)) addFolder(hash, place);
    } else if (!/\.test\.tsx?$/.test(entry.name)) addFile(hash, place);
  }
}

/** @param {import('node:crypto').Hash} hash @param {string} file */
function addFile(hash, file) {
  if (!existsSync(file)) return;
  hash.update(path.relative(root, file).split(path.sep).join('/'));
  hash.update('\0');
  hash.update(readFileSync(file));
}

/** @param {string} app */
const versionFile = (app) => path.join(root, 'apps', app, 'dist', '.built-from');

/** @param {string} app */
function readVersion(app) {
  return existsSync(versionFile(app)) ? readFileSync(versionFile(app), 'utf8') : null;
}
