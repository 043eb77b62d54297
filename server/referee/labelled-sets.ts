import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { matthews, type Judged } from '../src/modules/triage/rules/learn/evaluate.ts';
import { learnModel, type LabelledText } from '../src/modules/triage/rules/learn/learn-model.ts';
import { learnMachine, machineScores } from '../src/modules/triage/rules/learn/linear-machine.ts';
import { predict } from '../src/modules/triage/rules/learn/predict.ts';
import { learnVocabulary, vectorOf } from '../src/modules/triage/rules/learn/vocabulary.ts';
import { share } from './figure.ts';

/** Rows of a CSV file with a header, gzipped when its name ends in .gz. */
export function readTable(file: string): Record<string, string>[] {
  const bytes = readFileSync(file);
  return parse(file.endsWith('.gz') ? gunzipSync(bytes) : bytes, { columns: true, bom: true, skip_empty_lines: true });
}

/** Texts with their label; null: none of the labels. */
export interface Row {
  readonly text: string;
  readonly label: string | null;
}

/** Every `nth` row of each label is asked, the others are learned: no row is both, and no choice is tuned to the rows asked. */
export function partedRows<Kind extends Row>(rows: readonly Kind[], nth: number): { learned: Kind[]; asked: Kind[] } {
  const seen = new Map<string | null, number>();
  const [learned, asked]: [Kind[], Kind[]] = [[], []];
  for (const row of rows) {
    const count = (seen.get(row.label) ?? 0) + 1;
    seen.set(row.label, count);
    (count % nth === 0 ? asked : learned).push(row);
  }
  return { learned, asked };
}

export interface Learned {
  /** asked of rows with a label, none turned away */
  readonly unturned: number;
  /** share of rows with a label that got it, at the model's own threshold */
  readonly inScope: number;
  /** share of rows without a label that were recognised */
  readonly strangers: number;
  readonly matthews: number;
  readonly seconds: number;
  /** mean time of one answer */
  readonly microseconds: number;
}

/** Learns one part as `keepdesk try triage --train` does and asks about the other. */
export function learnAndAsk(learned: readonly Row[], asked: readonly Row[], strangers: readonly string[]): Learned {
  const began = performance.now();
  const model = learnModel(learned.map((row): LabelledText => ({ text: row.text, labels: row.label === null ? [] : [row.label] })), { seed: 1, strangers });
  const taught = performance.now();
  const answers = asked.map((row) => predict(model, row.text));
  const done = performance.now();
  const judged = asked.map((row, index): Judged => {
    const answer = answers[index];
    return { truth: row.label, said: answer === undefined || answer.outOfScope ? null : (answer.guesses[0]?.label ?? null), chance: answer?.guesses[0]?.chance ?? 0 };
  });
  const own = judged.filter((one) => one.truth !== null);
  const others = judged.filter((one) => one.truth === null);
  return {
    unturned: share(asked.filter((row, index) => row.label !== null && answers[index]?.guesses[0]?.label === row.label).length, own.length),
    inScope: share(own.filter((one) => one.said === one.truth).length, own.length),
    strangers: share(others.filter((one) => one.said === null).length, others.length),
    matthews: matthews(judged),
    seconds: (taught - began) / 1000,
    microseconds: ((done - taught) * 1000) / Math.max(1, asked.length),
  };
}

/** The usual baseline on the same rows: one linear machine over words, pairs and letters, nobody turned away. Answers the share of labelled rows it names. */
export function plainMachine(learned: readonly Row[], asked: readonly Row[]): number {
  const rows = learned.filter((row) => row.label !== null);
  const labels = [...new Set(rows.map((row) => row.label))];
  const vocabulary = learnVocabulary(rows.map((row) => row.text), { words: 1, letters: 1 }, { words: 2, letters: [2, 5], apart: 0 });
  const machine = learnMachine(rows.map((row) => vectorOf(vocabulary, row.text)), vocabulary.ids.size, labels.length, (row, label) => rows[row]?.label === labels[label], { cost: 1, rounds: 100, seed: 1 });
  const own = asked.filter((row) => row.label !== null);
  const named = own.filter((row) => {
    const scores = machineScores(machine, vectorOf(vocabulary, row.text));
    return labels[scores.indexOf(Math.max(...scores))] === row.label;
  });
  return share(named.length, own.length);
}
