import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { detectLanguage } from '../../src/platform/language/index.ts';
import { share, type RefereeSet } from '../figure.ts';

export const langidShortTexts: RefereeSet = {
  name: 'langid-short-texts',
  anchor: 'franc 0.879 / 0.617 / 0.491 of sentences, word pairs, single words; eld large 0.964 / 0.866 / 0.729',
  measure(folder) {
    const rows = gunzipSync(readFileSync(path.join(folder, 'langid.csv.gz'))).toString('utf8').trim().split('\n').slice(1).map(readRow);
    return ([['sentences', 0.96], ['word-pairs', 0.85], ['single-words', 0.68]] as const).map(([kind, atLeast]) => {
      const ofKind = rows.filter((row) => row.kind === kind);
      return { what: kind, value: share(ofKind.filter((row) => detectLanguage(row.text).language === row.language).length, ofKind.length), atLeast };
    });
  },
};

function readRow(line: string): { language: string; kind: string; text: string } {
  const [language = '', kind = ''] = line.split(',', 2);
  const text = line.slice(language.length + kind.length + 2);
  return { language, kind, text: text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text };
}
