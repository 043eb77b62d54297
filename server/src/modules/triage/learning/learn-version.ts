import { readLanguage } from '../rules/language/read-language.ts';
import type { LabelledText } from '../rules/learn/learn-model.ts';
import { defaultRows } from '../training/learn-default-model.ts';
import { loadDefaultModel } from '../load-default-model.ts';
import { readBrandModel, writeBrandModel } from '../rules/brand/brand-file.ts';
import { decidePromotion, type Decision } from '../rules/brand/decide-promotion.ts';
import { learnBrandModel } from '../rules/brand/learn-brand-model.ts';
import { partFiled, type FiledText } from '../rules/brand/teaching.ts';
import { compareModels, type Compared } from '../rules/brand/version-figures.ts';

export interface LearningTask {
  /** the version in use; null: the default model */
  readonly inForce: Uint8Array | null;
  /** label → labels of today */
  readonly follows: readonly (readonly [string, readonly string[]])[];
}

export interface LearnedVersion {
  readonly bytes: Uint8Array;
  readonly taught: number;
  readonly aside: number;
  readonly taughtOf: readonly (readonly [key: string, conversations: number])[];
  readonly compared: Pick<Compared, 'next' | 'current' | 'mistakes'>;
  readonly decision: Decision;
}

/**
 * Learns a brand's next version and judges it against the one in use: minutes of a processor, so it runs in a process of its own.
 * Throws with a plain sentence when it cannot be done.
 */
export function learnVersion(task: LearningTask, rows: readonly FiledText[], onStep: (share: number) => void): LearnedVersion {
  const base = loadDefaultModel();
  if (base.model === null || 'own' in base.model) throw new Error(base.model === null ? base.because : 'The default model cannot be used.');
  const follows = new Map(task.follows);
  const { taught, aside } = partFiled(rows);
  const bytes = writeBrandModel(learnBrandModel(base.model, taught, sentencesFor(taught), follows, onStep));
  onStep(0.9);
  // What is judged is what will be used: read back from the bytes that are kept.
  const { pairs, ...compared } = compareModels(readBrandModel(bytes, base.model), readable(task.inForce, base.model) ?? base.model, follows, aside);
  return { bytes, taught: taught.length, aside: aside.length, taughtOf: [...Map.groupBy(taught, (row) => row.key)].map(([key, of]) => [key, of.length]), compared, decision: decidePromotion(pairs) };
}

/** Of so many conversations the language is read; a language of fewer than one in twenty is not this brand's. */
const ASKED = 500;
const SPOKEN = 0.05;

/** The sentences of the default model in the languages this brand's customers write. */
function sentencesFor(taught: readonly FiledText[]): LabelledText[] {
  const asked = taught.slice(0, ASKED).map((row) => readLanguage(row.text).language);
  const spoken = [...Map.groupBy(asked, (language) => language)].filter(([, of]) => of.length >= SPOKEN * asked.length).map(([language]) => language);
  const sentences = defaultRows(spoken);
  return sentences.length > 0 ? sentences : defaultRows();
}

type Base = Parameters<typeof readBrandModel>[1];

/** A version in use that cannot be read is not used either: the default model answers in its place, and is judged in its place. */
function readable(bytes: Uint8Array | null, base: Base): ReturnType<typeof readBrandModel> | null {
  try {
    return bytes === null ? null : readBrandModel(bytes, base);
  } catch {
    return null;
  }
}
