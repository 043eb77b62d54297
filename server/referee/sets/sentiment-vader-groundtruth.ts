import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { readSentiment } from '../../src/modules/triage/rules/sentiment/read-sentiment.ts';
import { pearson, type Figure, type RefereeSet } from '../figure.ts';

const CORPORA: readonly (readonly [corpus: string, what: string, atLeast?: number])[] = [['tweets', 'tweets r', 0.85], ['amazon_reviews', 'Amazon reviews r', 0.55], ['movie_reviews', 'film reviews r'], ['nyt_editorials', 'editorials r']];

export const sentimentVaderGroundtruth: RefereeSet = {
  name: 'sentiment-vader-groundtruth',
  anchor: 'VADER 0.881 / 0.565 / 0.451 / 0.492 (ICWSM 2014)',
  measure(folder) {
    const rows = parse<{ corpus: string; mean_rating: string; text: string }>(gunzipSync(readFileSync(path.join(folder, 'groundtruth.csv.gz'))), { columns: true });
    return CORPORA.map(([corpus, what, atLeast]): Figure => {
      const of = rows.filter((row) => row.corpus === corpus);
      return { what, value: pearson(of.map((row) => Number(row.mean_rating)), of.map((row) => readSentiment(row.text).score)), ...(atLeast === undefined ? {} : { atLeast }) };
    });
  },
};
