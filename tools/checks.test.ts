import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { rooms } from '../server/module-map.mjs';
import { findStatements } from './check-sql.ts';
import { checkNames, readRules } from './check-words.ts';
import { firstFiles } from './new-module.ts';
import { root } from './source-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'keepdesk-planted-'));
after(() => rmSync(folder, { recursive: true }));

test('planted violations of the import rules are caught, and allowed imports are not', () => {
  plant('server/src/modules/audit/index.ts', 'export const audit = 1;');
  plant('server/src/modules/conversations/index.ts', `import { audit } from '../audit/index.ts'; export const c = audit;`);
  plant('server/src/modules/conversations/store/rows.ts', 'export const rows = 1;');
  plant('server/src/modules/customers/store/up.ts', `import { c } from '../../conversations/index.ts'; export const up = c;`);
  plant('server/src/modules/sla/when/side-door.ts', `import { rows } from '../../conversations/store/rows.ts'; export const side = rows;`);
  plant('server/src/platform/db/peek.ts', `import { c } from '../../modules/conversations/index.ts'; export const peek = c;`);
  plant('server/src/modules/sla/rules/impure.ts', `import { peek } from '../../../platform/db/peek.ts'; export const impure = peek;`);
  plant('server/src/modules/channels/email/index.ts', `export const email = 1;`);
  plant('server/src/modules/channels/chat/index.ts', `import { email } from '../email/index.ts'; export const chat = email;`);
  plant('server/src/modules/catalogue/type-only.ts', `import type { c } from '../conversations/index.ts'; export type T = typeof c;`);
  assert.deepEqual(cruise(), [
    'front-door sla/when/side-door.ts', 'hearing-catalogue catalogue/type-only.ts', 'map-customers customers/store/up.ts',
    'platform-is-blind db/peek.ts', 'rules-are-pure sla/rules/impure.ts', 'strangers channels/chat/index.ts',
  ]);
});

test('names that WORDS.md settles otherwise are found, names of libraries are not', () => {
  const rules = readRules('| say | means | never | except |\n|---|---|---|---|\n| conversation | x | ticket, endUser | `commerce/` |\n');
  const source = `import { Ticket } from 'vendor'; function openTicketList(endUser: string) { return vendor.ticket; } const brackets = 1;`;
  assert.deepEqual(checkNames('a.ts', source, rules), ['a.ts: "openTicketList": say conversation, not ticket.', 'a.ts: "endUser": say conversation, not endUser.']);
  assert.deepEqual(checkNames('commerce/a.ts', source, rules), []);
});

test('statements are read with their parameters numbered', () => {
  const source = 'const a = 1;\nconst q = sql`select * from x where a = ${a} and b = ${f(sql`select 1`)}`;';
  assert.deepEqual(findStatements('x.ts', source), [
    { file: 'x.ts', line: 2, text: 'select * from x where a = $1 and b = $2' },
    { file: 'x.ts', line: 2, text: 'select 1' },
  ]);
});

function plant(file: string, text: string): void {
  const place = path.join(folder, file);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
}

/** Rule and file of every violation in the planted folder. */
function cruise(): string[] {
  const tool = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const args = [tool, '--config', path.join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'server'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env: { ...process.env, KEEPDESK_CRUISE_ROOT: folder } });
  assert.ok(stdout, stderr);
  const report = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
  return report.summary.violations.map(({ from, rule }) => `${rule.name} ${from.replace(/^server\/src\/(modules|platform)\//, '')}`).sort();
}

test('a new module passes the import rules and says what it must', () => {
  const files = firstFiles('channels/chat', 'where messages come in');
  assert.match(files['module.ts'] ?? '', /export const channelsChat = defineModule/);
  assert.match(files['module.ts'] ?? '', /'\.\.\/\.\.\/\.\.\/platform\/module\/module\.ts'/);
  assert.match(files['migrations/0001-channels-chat.sql'] ?? '', /channels_chat\.thing/);
});

test('every room of the map calls only rooms on lower floors', () => {
  for (const [name, room] of Object.entries(rooms)) {
    for (const callee of room.calls) assert.ok((rooms[callee]?.floor ?? Infinity) < room.floor, `${name} → ${callee}`);
  }
});
