// The one entry: `npm start`, `npm test`, `npx keepdesk …` and service managers all come through
// here. It runs on whatever Node the machine has, brings in what is missing, and goes on in Node 24.
import { spawn } from 'node:child_process';
import { installDependencies } from './scripts/install.mjs';
import { findNode } from './scripts/find-node.mjs';
import { nodeFlags } from './scripts/node-flags.mjs';

const [command = ''] = process.argv.slice(2);
const forEngineers = new Set(['test', 'check', 'bench', 'referee', 'faults']);

await installDependencies({ dev: forEngineers.has(command) });
const node = findNode();
const flags = nodeFlags(command);
if (node === process.execPath && flags.length === 0) await import('./scripts/run.mjs');
else goOnIn(node);

/** @param {string} node */
function goOnIn(node) {
  const script = new URL('./scripts/run.mjs', import.meta.url);
  const child = spawn(node, [...flags, decodeURIComponent(script.pathname), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches both processes from the terminal; a service manager tells this one only.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
