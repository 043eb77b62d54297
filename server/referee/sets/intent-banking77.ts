import path from 'node:path';
import type { RefereeSet } from '../figure.ts';
import { learnAndAsk, partedRows, readTable } from '../labelled-sets.ts';

export const intentBanking77: RefereeSet = {
  name: 'intent-banking77',
  anchor: 'linear 0.910 on the kept-back rows; fine-tuned BERT 0.937, sentence encoders 0.934 (original split)',
  measure(folder) {
    const rows = readTable(path.join(folder, 'banking77.csv')).map((row) => ({ text: row['text'] ?? '', label: row['category'] ?? '' }));
    const { learned, asked } = partedRows(rows, 8);
    const found = learnAndAsk(learned, asked, []);
    return [
      { what: 'accuracy, seven eighths learned', value: found.unturned, atLeast: 0.925 },
      { what: 'learned in', value: found.seconds * 1000, unit: 'ms' },
      { what: 'one answer', value: found.microseconds, unit: 'us', atMost: 2000 },
    ];
  },
};
