import path from 'node:path';
import type { RefereeSet } from '../figure.ts';
import { learnAndAsk, partedRows, readTable } from '../labelled-sets.ts';

export const intentClinc150: RefereeSet = {
  name: 'intent-clinc150',
  anchor: 'in scope 0.969, out of scope 0.403 BERT; 0.910 / 0.145 SVM; 0.935 / 0.474 MLP',
  measure(folder) {
    const rows = readTable(path.join(folder, 'clinc150.csv.gz')).map((row) => ({ text: row['text'] ?? '', label: row['intent'] === 'oos' ? null : (row['intent'] ?? '') }));
    const { learned, asked } = partedRows(rows, 8);
    const found = learnAndAsk(learned, asked, []);
    return [
      { what: 'in scope', value: found.inScope, atLeast: 0.945 },
      { what: 'out of scope recalled at the same threshold', value: found.strangers, atLeast: 0.6 },
      { what: 'in scope, none turned away', value: found.unturned },
      { what: 'learned in', value: found.seconds * 1000, unit: 'ms' },
    ];
  },
};
