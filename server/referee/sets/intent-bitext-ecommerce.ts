import path from 'node:path';
import { loadDefaultModel } from '../../src/modules/triage/load-default-model.ts';
import { findReason } from '../../src/modules/triage/rules/triage-message.ts';
import { share, type RefereeSet } from '../figure.ts';
import { learnAndAsk, partedRows, readTable } from '../labelled-sets.ts';
import { bitextCategories } from './bitext-categories.ts';

export const intentBitext: RefereeSet = {
  name: 'intent-bitext-ecommerce',
  anchor: 'intent 0.998, category 1.000 learned on the set (linear); none known without learning it',
  measure(folder) {
    const rows = readTable(path.join(folder, 'bitext.csv')).map((row) => ({ text: row['utterance'] ?? '', label: row['intent'] ?? '', category: row['category'] ?? '' }));
    const { learned, asked } = partedRows(rows, 3);
    const found = learnAndAsk(learned, asked, []);
    const model = loadDefaultModel();
    const began = performance.now();
    const reasons = rows.map((row) => findReason({ text: row.text }, model).reason);
    const took = performance.now() - began;
    return [
      { what: 'intent, two thirds learned', value: found.unturned, atLeast: 0.997 },
      { what: 'category by the default model, nothing learned', value: share(rows.filter((row, index) => bitextCategories[reasons[index] ?? ''] === row.category).length, rows.length), atLeast: 0.88 },
      { what: 'one answer of the default model', value: (took * 1000) / rows.length, unit: 'us', atMost: 2000 },
    ];
  },
};
