import { isOutOfScope, sharpen } from './learned-model.ts';

/** Chances of one row the model had not seen, and where the truth stands among them. */
export interface Trial {
  readonly chances: Float64Array;
  /** indices of the true labels; `none` is the index after the last label */
  readonly truth: readonly number[];
}

const SHARPNESSES = [0.5, 0.7, 0.85, 1, 1.2, 1.4, 1.7, 2, 2.4, 2.8, 3.3, 4];

/** The power under which the truth is likeliest (temperature scaling, Guo et al. 2017, over a fixed grid). */
export function fitSharpness(trials: readonly Trial[]): number {
  let best = 1;
  let least = Infinity;
  for (const sharpness of SHARPNESSES) {
    const loss = trials.reduce((sum, { chances, truth }) => {
      const sharp = sharpen(chances, sharpness);
      return truth.reduce((all, label) => all - Math.log(Math.max(1e-9, sharp[label] ?? 0)) / truth.length, sum);
    }, 0);
    if (loss >= least) continue;
    least = loss;
    best = sharpness;
  }
  return best;
}

/** Of the rows that do belong to a label, this share at most is turned away when nothing else is known of strangers. */
const TURNED_AWAY = 0.04;
/** What a stranger recognised is worth against a row rightly labelled. */
const STRANGER = 0.08;
/** Worths this close are the same; the lowest chance of them turns fewest away. */
const NEARLY = 0.003;

/**
 * The chance below which a row belongs to no label. With strangers among the trials: where rows rightly labelled plus
 * strangers recognised (each as a share, strangers weighing less) are most. Without strangers: where one row in twenty-five is turned away.
 */
export function fitLeastChance(trials: readonly Trial[], labels: number, strangersAreReal: boolean): number {
  const seen = trials.map(({ chances, truth }) => {
    const inScope = [...chances.subarray(0, labels)];
    const best = Math.max(...inScope);
    return { best, none: chances[labels] ?? 0, right: truth.includes(inScope.indexOf(best)), stranger: truth.includes(labels) };
  });
  const own = seen.filter((row) => !row.stranger).map((row) => row.best).sort((a, b) => a - b);
  if (!strangersAreReal) return own[Math.floor(TURNED_AWAY * own.length)] ?? 0;
  const strangers = seen.length - own.length;
  const worths = [0, ...seen.map((row) => row.best)].sort((a, b) => a - b).map((least) => {
    let worth = 0;
    for (const row of seen) {
      const away = isOutOfScope(row.best, row.none, least);
      if (row.stranger && away) worth += STRANGER / strangers;
      if (!row.stranger && !away && row.right) worth += 1 / own.length;
    }
    return { least, worth };
  });
  const most = worths.reduce((highest, { worth }) => Math.max(highest, worth), -Infinity);
  return worths.find(({ worth }) => worth >= most - NEARLY)?.least ?? 0;
}

/** The chance from which a label holds beside others: where F1 over all labels of all trials is highest. */
export function fitLeastOfMany(trials: readonly Trial[]): number {
  let best = 0.5;
  let most = -1;
  for (let step = 1; step < 40; step++) {
    const least = step / 40;
    let [hit, said, true_] = [0, 0, 0];
    for (const { chances, truth } of trials) {
      true_ += truth.length;
      chances.forEach((chance, label) => {
        if (chance < least) return;
        said++;
        if (truth.includes(label)) hit++;
      });
    }
    const f1 = said + true_ === 0 ? 0 : (2 * hit) / (said + true_);
    if (f1 <= most) continue;
    most = f1;
    best = least;
  }
  return best;
}
