import { predict, type Model } from './predict.ts';
import type { LabelledText } from './learn-model.ts';

/** One text with its true label, the label said and how sure the model was; null: none of the labels. */
export interface Judged {
  readonly truth: string | null;
  readonly said: string | null;
  readonly chance: number;
}

interface LabelFigures {
  readonly label: string;
  /** texts that have it */
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Evaluation {
  readonly texts: number;
  /** share of texts with a label that got it */
  readonly accuracy: number;
  readonly macroF1: number;
  readonly labels: readonly LabelFigures[];
  /** who is taken for whom, most first */
  readonly confusions: readonly { readonly truth: string | null; readonly said: string | null; readonly texts: number }[];
  /** by tenth of confidence: how sure the model was and how often it was right */
  readonly reliability: readonly { readonly texts: number; readonly confidence: number; readonly accuracy: number }[];
}

/** Asks a model about texts it has not seen. A text with several labels counts as right with any of them. */
export function judge(model: Model, rows: readonly LabelledText[]): Judged[] {
  return rows.map((row) => {
    const { guesses, outOfScope } = predict(model, row.text);
    const best = guesses[0];
    const said = outOfScope ? null : (best?.label ?? null);
    const truth = said !== null && row.labels.includes(said) ? said : (row.labels[0] ?? null);
    return { truth, said, chance: best?.chance ?? 0 };
  });
}

/** Precision, recall, confusions and the reliability curve of judged texts. */
export function evaluate(judged: readonly Judged[]): Evaluation {
  const own = judged.filter((one) => one.truth !== null);
  const labels = [...new Set(own.flatMap((one) => (one.truth === null ? [] : [one.truth])))].sort().map((label) => figuresOf(label, judged));
  return {
    texts: judged.length,
    accuracy: share(own.filter((one) => one.said === one.truth).length, own.length),
    macroF1: share(labels.reduce((sum, label) => sum + label.f1, 0), labels.length),
    labels,
    confusions: confusionsOf(judged),
    reliability: reliabilityOf(own),
  };
}

/** Matthews correlation over all labels, none counted as one (Gorodkin 2004); 0 when either side says one thing only. */
export function matthews(judged: readonly Judged[]): number {
  const truths = new Map<string | null, number>();
  const sayings = new Map<string | null, number>();
  for (const { truth, said } of judged) {
    truths.set(truth, (truths.get(truth) ?? 0) + 1);
    sayings.set(said, (sayings.get(said) ?? 0) + 1);
  }
  const all = judged.length;
  const right = judged.filter((one) => one.truth === one.said).length;
  const squares = (counts: ReadonlyMap<string | null, number>): number => [...counts.values()].reduce((sum, count) => sum + count * count, 0);
  const together = [...truths].reduce((sum, [label, count]) => sum + count * (sayings.get(label) ?? 0), 0);
  const below = Math.sqrt((all * all - squares(truths)) * (all * all - squares(sayings)));
  return below === 0 ? 0 : (right * all - together) / below;
}

function figuresOf(label: string, judged: readonly Judged[]): LabelFigures {
  const texts = judged.filter((one) => one.truth === label).length;
  const said = judged.filter((one) => one.said === label).length;
  const right = judged.filter((one) => one.truth === label && one.said === label).length;
  return { label, texts, precision: share(right, said), recall: share(right, texts), f1: share(2 * right, texts + said) };
}

function confusionsOf(judged: readonly Judged[]): Evaluation['confusions'] {
  const counts = new Map<string, { truth: string | null; said: string | null; texts: number }>();
  for (const { truth, said } of judged) {
    if (truth === said) continue;
    const key = JSON.stringify([truth, said]);
    counts.set(key, { truth, said, texts: (counts.get(key)?.texts ?? 0) + 1 });
  }
  return [...counts.entries()].sort(([a, one], [b, other]) => other.texts - one.texts || (a < b ? -1 : 1)).map(([, confusion]) => confusion);
}

function reliabilityOf(judged: readonly Judged[]): Evaluation['reliability'] {
  return Array.from({ length: 10 }, (_, tenth) => judged.filter((one) => Math.min(9, Math.floor(one.chance * 10)) === tenth))
    .filter((group) => group.length > 0)
    .map((group) => ({ texts: group.length, confidence: share(group.reduce((sum, one) => sum + one.chance, 0), group.length), accuracy: share(group.filter((one) => one.said === one.truth).length, group.length) }));
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
