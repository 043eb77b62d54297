import path from 'node:path';
import { loadStrangers } from '../../src/modules/triage/training/load-sentences.ts';
import type { Figure, RefereeSet } from '../figure.ts';
import { learnAndAsk, plainMachine, readTable } from '../labelled-sets.ts';

const BOTS = [['curekart', 0.8, 0.6], ['sofmattress', 0.74, 0.64], ['powerplay11', 0.62, 0.42]] as const;
const NONE = 'NO_NODES_DETECTED';

export const intentHint3: RefereeSet = {
  name: 'intent-hint3-retail-live',
  anchor: 'linear without rejection 0.851 / 0.795 / 0.663 (kept-back rows); best published Matthews correlation 0.60 / 0.64 / 0.42',
  measure(folder) {
    const strangers = loadStrangers();
    const read = (bot: string, part: string) => readTable(path.join(folder, `${bot}_${part}.csv`)).map((row) => ({ text: row['sentence'] ?? '', label: row['label'] === NONE ? null : (row['label'] ?? '') }));
    const found = BOTS.map(([bot, accuracy, correlation]) => {
      const [learned, asked] = [read(bot, 'train'), read(bot, 'test_dev')];
      return { bot, accuracy, correlation, linear: plainMachine(learned, asked), ...learnAndAsk(learned, asked, strangers) };
    });
    return [
      ...found.flatMap((one): Figure[] => [
        { what: `${one.bot} in scope`, value: one.inScope },
        { what: 'correlation', value: one.matthews },
        { what: 'strangers', value: one.strangers },
        { what: 'none turned away', value: one.unturned },
        { what: 'a linear machine on these rows, none turned away', value: one.linear },
      ]),
      { what: 'bots with both figures reached', value: found.filter((one) => one.inScope >= one.accuracy && one.matthews >= one.correlation).length, atLeast: 2, unit: 'count' },
    ];
  },
};
