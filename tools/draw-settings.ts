import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settings } from '../server/src/platform/config/config.ts';
import { root } from './source-files.ts';

const page = path.join(root, 'docs/operating/settings.md');

/** The page of all settings, from the one table the server reads them by. */
export function drawSettings(): string {
  const rows = settings.map(({ name, fallback, meaning }) => `| \`${name}\` | ${fallback === '' ? '' : `\`${fallback}\``} | ${meaning} |`);
  return `# Settings

Everything Keepdesk is told from outside comes from the environment. Wrong values stop the start with a list of what is wrong. This page is written by \`node tools/draw-settings.ts\` from \`server/src/platform/config/config.ts\`.

| setting | without it | meaning |
|---|---|---|
${rows.join('\n')}

Further: \`KEEPDESK_DB_USER\` names the account that runs the embedded PostgreSQL when Keepdesk runs as root (else \`keepdesk\`, \`postgres\`, a fresh system account or \`nobody\`); \`KEEPDESK_SHARED_ROOT\` (\`/var/lib/keepdesk\`) is where root puts the database when that account cannot enter the data folder; \`postgres.place\` in the data folder keeps its name there. Remove both together: a new data folder begins a database of its own.
`;
}

export function checkSettings(): string[] {
  if (!existsSync(page) || readFileSync(page, 'utf8') === drawSettings()) return [];
  return ['docs/operating/settings.md is not the table of today; run node tools/draw-settings.ts.'];
}

if (import.meta.main) writeFileSync(page, drawSettings());
