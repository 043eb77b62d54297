import { accessSync, constants, existsSync, globSync, readFileSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../../platform/config/config.ts';
import { ill, warning, well, type Finding } from './finding.ts';

const GiB = 1024 ** 3;
const root = path.join(import.meta.dirname, '../../../..');

/** Node, disk, secrets, certificates, built apps: what can be seen without the database. */
export function lookAtMachine(config: Config): Finding[] {
  return [node(), disk(config.data), ...secrets(config), ...address(config), ...certificates(config), apps()];
}

function node(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return major >= 24 ? well('node', process.version) : ill('node', `${process.version} is too old`, 'Start through npm start or bin/keepdesk.mjs, which bring Node 24 along.');
}

function disk(folder: string): Finding {
  if (!existsSync(folder)) return warning('disk', `${folder} does not exist yet`, 'It is made by the first start.');
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return ill('disk', `${folder} cannot be written`, 'Give the folder to the account that runs Keepdesk.');
  }
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const detail = `${(free / GiB).toFixed(1)} GiB free at ${folder}`;
  if (free < GiB / 4) return ill('disk', detail, 'Make room now: mail is refused when the disk is full.');
  return free < 2 * GiB ? warning('disk', detail, 'Make room soon.') : well('disk', detail);
}

function secrets({ data, masterKey }: Config): Finding[] {
  const files = ['master.key', 'postgres-passwords.json'].map((name) => path.join(data, name)).filter((file) => existsSync(file));
  const open = process.platform === 'win32' ? [] : files.filter((file) => (statSync(file).mode & 0o077) !== 0);
  if (open.length > 0) return [ill('secrets', `others may read ${open.join(', ')}`, `chmod 600 ${open.join(' ')}`)];
  const where = masterKey ? 'KEEPDESK_MASTER_KEY' : existsSync(path.join(data, 'master.key')) ? 'the data folder' : null;
  return [where ? well('secrets', `the master key comes from ${where}`) : warning('secrets', 'there is no master key yet', 'It is made by the first start.')];
}

function address({ publicUrl, host }: Config): Finding[] {
  const url = new URL(publicUrl);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol === 'http:' && !local) return [warning('address', `${publicUrl} is not encrypted`, 'Put a reverse proxy with TLS before Keepdesk, or set KEEPDESK_TLS_CERT and KEEPDESK_TLS_KEY.')];
  if (local && !['127.0.0.1', 'localhost', '::1'].includes(host)) return [warning('address', `listens on ${host}, but people are sent to ${publicUrl}`, 'Set KEEPDESK_PUBLIC_URL to the address people use.')];
  return [well('address', publicUrl)];
}

function certificates({ tlsCert, tlsKey }: Config): Finding[] {
  if (!tlsCert || !tlsKey) return [];
  const missing = [tlsCert, tlsKey].filter((file) => !existsSync(file));
  return [missing.length > 0 ? ill('certificate', `cannot read ${missing.join(', ')}`, 'Correct KEEPDESK_TLS_CERT and KEEPDESK_TLS_KEY.') : well('certificate', `${readFileSync(tlsCert).length} bytes`)];
}

function apps(): Finding {
  const missing = globSync('apps/*/vite.config.ts', { cwd: root }).map((file) => path.dirname(file)).filter((app) => !existsSync(path.join(root, app, 'dist', 'index.html')));
  return missing.length > 0 ? warning('web apps', `not built: ${missing.join(', ')}`, 'npm start builds them.') : well('web apps', 'built');
}
