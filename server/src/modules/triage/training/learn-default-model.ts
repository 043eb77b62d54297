import { createHash } from 'node:crypto';
import { COMPACT_LOOK } from '../rules/learn/ensemble.ts';
import { learnModel, type LabelledText } from '../rules/learn/learn-model.ts';
import type { LearnedModel } from '../rules/learn/learned-model.ts';
import { expandSentences } from './expand-sentences.ts';
import { loadBackground, loadSentences } from './load-sentences.ts';

const SEED = 3;
/** Sentences drawn of each reason: more where more lines are written. */
const EACH: Readonly<Record<string, number>> = { en: 280, de: 100, ar: 110, ja: 120, fr: 80, nl: 80, es: 70, it: 70, pt: 70, background: 200 };
const EACH_ELSE = 60;
/** Nobody's reason: learned as “none of these”. */
export const NOBODYS = 'other';

/** All sentences, drawn as they are learned from; of some languages only when they are named. */
export function defaultRows(languages?: readonly string[]): LabelledText[] {
  const files = [...loadSentences(), ['background', loadBackground()] as const].filter(([name]) => languages === undefined || languages.includes(name));
  return files.flatMap(([name, file]) =>
    expandSentences(file, { seed: SEED, each: EACH[name] ?? EACH_ELSE })
      .filter(({ label }) => name !== 'background' || label === NOBODYS)
      .map(({ text, label, line }) => ({ text, labels: label === NOBODYS ? [] : [label], group: `${name} ${label} ${line}` })));
}

/** The model every brand starts with; the same sentences give the same model. Takes about half a minute on an idle machine. */
export function learnDefaultModel(): LearnedModel {
  return learnModel(defaultRows(), { seed: SEED, strangers: [], hidden: 40, rounds: 8, looks: COMPACT_LOOK });
}

/** A fingerprint of the sentences as they are learned from: tells whether a model file is of today's sentences. */
export function defaultSource(): string {
  return createHash('sha256').update(JSON.stringify(defaultRows())).digest('hex');
}
