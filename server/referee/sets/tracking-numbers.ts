import path from 'node:path';
import { findTrackingNumbers } from '../../src/modules/shipments/index.ts';
import { readJson } from '../data-folder.ts';
import { share, type RefereeSet } from '../figure.ts';

interface Row {
  readonly courier: string;
  readonly type_id: string | null;
  readonly number: string;
  readonly valid: boolean;
}

export const trackingNumbers: RefereeSet = {
  name: 'tracking-numbers',
  anchor: 'the libraries of the origin pass all',
  measure(folder) {
    const rows = readJson<Row[]>(path.join(folder, 'vectors.json'));
    const valid = rows.filter((row) => row.valid);
    // A number that is wrong as one form of a carrier may be right as another form of the same.
    const invalid = rows.filter((row) => !row.valid && !valid.some((other) => other.number === row.number && other.courier === row.courier));
    return [
      { what: 'recall on valid', value: share(valid.filter(isFound).length, valid.length), atLeast: 1 },
      { what: 'in a sentence', value: share(valid.filter((row) => isFound({ ...row, number: `Hello, my parcel ${row.number} is late, I ordered on May 12.` })).length, valid.length), atLeast: 1 },
      { what: 'false accepts on invalid', value: share(invalid.filter(isFound).length, invalid.length), atMost: 0 },
    ];
  },
};

function isFound(row: Row): boolean {
  return findTrackingNumbers(row.number).some((found) => found.couriers.includes(row.courier));
}
