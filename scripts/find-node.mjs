import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const REQUIRED = 24;
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The Node that runs Keepdesk: this one when it is new enough, else the one npm brought along. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= REQUIRED) return process.execPath;
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = path.join(root, 'node_modules', `node-${platform}-${process.arch}`, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (existsSync(program)) return program;
  process.stderr.write(
    `Keepdesk needs Node ${REQUIRED}; this is Node ${process.version} on ${process.platform}-${process.arch}, for which none could be brought along.\n` +
      `Install Node ${REQUIRED} (https://nodejs.org) and start again.\n`,
  );
  process.exit(1);
}
