import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkTours, crewOf, planTours, readInstance, tourRows } from '../../src/modules/workforce/index.ts';
import type { Figure, RefereeSet } from '../figure.ts';

const [SECONDS, MOST_DAYS] = [60, 28];

/** The public instances of up to 28 days in a minute each on two threads: hard rules broken, and how far from the best that is known. */
export const rosterShiftScheduling: RefereeSet = {
  name: 'roster-shift-scheduling',
  anchor: 'ejection chains in ten minutes 0, 0.2, 20, 8, 39 % over the best known (instances 1, 3, 6, 10, 12)',
  async measure(folder) {
    const best = JSON.parse(readFileSync(path.join(folder, 'best_known.json'), 'utf8')) as Readonly<Record<string, { readonly best_or_optimal_from_memory: number }>>;
    const crew = crewOf(2);
    const figures: Figure[] = [];
    let broken = 0;
    try {
      for (const name of readdirSync(folder).filter((file) => /^Instance\d+\.txt$/.test(file)).toSorted((a, b) => Number.parseInt(a.slice(8), 10) - Number.parseInt(b.slice(8), 10))) {
        const text = readFileSync(path.join(folder, name), 'utf8');
        const instance = readInstance(text);
        if (instance.days > MOST_DAYS) continue;
        const { violations, cost } = checkTours(text, tourRows(instance, (await planTours(instance, { seconds: SECONDS, seed: 1 }, crew)).tours));
        const known = best[name.slice(0, -4)]?.best_or_optimal_from_memory ?? Number.NaN;
        broken += violations.length;
        figures.push({ what: `${name.slice(0, -4)} over the best known`, value: (cost - known) / known, atMost: 0.05 });
      }
    } finally {
      await crew.close();
    }
    return [{ what: 'hard rules broken', value: broken, atMost: 0, unit: 'count' }, ...figures];
  },
};
