import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readTnef } from '../../src/modules/channels/email/rules/tnef/read-tnef.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

export const emailTnef: RefereeSet = {
  name: 'email-tnef',
  anchor: 'tnefparse 1.0',
  measure(folder) {
    const rows = readJson<{ file: string; attachments: string[] }[]>(path.join(folder, 'expected.json'));
    const right = rows.filter((row) => JSON.stringify(readTnef(readFileSync(path.join(folder, row.file))).attachments.map((one) => one.name)) === JSON.stringify(row.attachments));
    return [{ what: 'names exact', value: share(right.length, rows.length), atLeast: 1 }];
  },
};
