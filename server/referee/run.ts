import { existsSync } from 'node:fs';
import path from 'node:path';
import { findDataFolder } from './data-folder.ts';
import { reaches, shown, type RefereeSet } from './figure.ts';
import { sets } from './sets.ts';

/**
 * `npm run referee [-- set …]`: measures Keepdesk on data nobody here wrote; one line a set with figures, targets and
 * what others reach. The data is not part of the repository: without it the run says so. Exit 1 when a target is missed.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const data = findDataFolder();
  if (data === null) {
    process.stdout.write('There is no referee data beside the checkout (../shared/data); name its folder in KEEPDESK_REFEREE_DATA.\n');
    return 0;
  }
  const asked = sets.filter((set) => argv.length === 0 || argv.some((word) => set.name.includes(word)));
  let missed = 0;
  for (const set of asked) if (!(await measure(set, path.join(data, set.name)))) missed++;
  process.stdout.write(`\n${asked.length} sets, ${missed} below a target\n`);
  return missed === 0 ? 0 : 1;
}

async function measure(set: RefereeSet, folder: string): Promise<boolean> {
  if (!existsSync(folder)) {
    process.stdout.write(`${set.name}: not here\n`);
    return true;
  }
  const began = performance.now();
  const figures = await set.measure(folder);
  const took = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${set.name}: ${figures.map(shown).join(' · ')} | anchor: ${set.anchor} | ${took} s\n`);
  return figures.every(reaches);
}
