import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { learnSentiment, type LabelledText } from '../../src/modules/triage/rules/sentiment/learn/learn-sentiment.ts';
import { macroF1Of, type Figure, type RefereeSet } from '../figure.ts';

/** Three rows in four are learned from, the fourth is asked. */
const ASKED_EVERY = 4;

interface Row extends LabelledText {
  readonly group: string;
}

export const sentimentUmsab: RefereeSet = {
  name: 'sentiment-umsab-8lang',
  anchor: 'mean macro-F1 0.51 fastText, 0.571 linear, 0.648 XLM-R',
  measure(folder) {
    const rows = rowsOf(folder, (row) => ({ text: row['text'] ?? '', label: row['label'] ?? '', group: row['language'] ?? '' }));
    const each = groups(rows).map(([language, of]): Figure => ({ what: language, value: asked(of) }));
    return [{ what: 'mean macro-F1, learned', value: each.reduce((sum, figure) => sum + figure.value, 0) / each.length, atLeast: 0.6 }, ...each];
  },
};

export const sentimentReviews: RefereeSet = {
  name: 'sentiment-reviews-ja-zh-id-ms',
  anchor: 'chance 0.33; nothing published for three classes',
  measure: (folder) => groups(rowsOf(folder, (row) => ({ text: row['text'] ?? '', label: row['label'] ?? '', group: row['language'] ?? '' }))).map(([language, of]) => ({ what: `${language} macro-F1, learned`, value: asked(of) })),
};

export const tweetsAirline: RefereeSet = {
  name: 'tweets-airline-complaints',
  anchor: 'sentiment macro-F1 0.747 linear, accuracy 0.81; BERT accuracy about 0.85',
  measure: (folder) => [{ what: 'sentiment macro-F1, learned', value: asked(rowsOf(folder, (row) => ({ text: row['text'] ?? '', label: row['airline_sentiment'] ?? '', group: '' }))) }],
};

function rowsOf(folder: string, read: (row: Record<string, string>) => Row): Row[] {
  const file = readdirSync(folder).find((name) => name.endsWith('.csv.gz')) ?? '';
  return parse<Record<string, string>>(gunzipSync(readFileSync(path.join(folder, file))), { columns: true }).map(read);
}

function groups(rows: readonly Row[]): [string, Row[]][] {
  return [...Map.groupBy(rows, (row) => row.group)].sort(([a], [b]) => a.localeCompare(b));
}

/** Macro-F1 on the rows that were not learned; the fourth of every label, so that order does not matter. */
function asked(rows: readonly Row[]): number {
  const seen = new Map<string, number>();
  const held = rows.map(({ label }) => {
    const nth = seen.get(label) ?? 0;
    seen.set(label, nth + 1);
    return nth % ASKED_EVERY === ASKED_EVERY - 1;
  });
  const model = learnSentiment(rows.filter((_, at) => held[at] !== true).map(({ text, label }) => ({ text, label })));
  const test = rows.filter((_, at) => held[at] === true);
  return macroF1Of(test.map((row) => row.label), test.map((row) => model.predict(row.text).label));
}
