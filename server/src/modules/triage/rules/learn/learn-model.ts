import { fitLeastChance, fitLeastOfMany, fitSharpness, type Trial } from './calibrate.ts';
import { distantStrangers } from './distant-strangers.ts';
import { drawer } from './draw.ts';
import { ensembleChances, learnEnsemble, roundsFor, THREE_LOOKS, type EnsembleOptions, type Look, type Member } from './ensemble.ts';
import { sharpen, type LearnedModel } from './learned-model.ts';

/** A text and what it is an example of; no label: it is none of them. */
export interface LabelledText {
  readonly text: string;
  readonly labels: readonly string[];
  /** texts of one group resemble each other: the copy that is tried has seen all of a group or none */
  readonly group?: string;
}

interface LearnOptions {
  readonly seed: number;
  /** sentences that belong to nobody's labels, learned as “none” where the rows bring none of their own; [] to learn no “none” */
  readonly strangers: readonly string[];
  /** units of the hidden layer */
  readonly hidden?: number;
  readonly looks?: readonly Look[];
  /** times the rows are gone through; by their number when left out */
  readonly rounds?: number;
  /** told how far it has come, 0..1 */
  readonly onStep?: (share: number) => void;
}

const SMALL = 1500;
const FOLDS = 5;
/** Of a large set this share is kept aside, at most so many rows. */
const ASIDE = 0.15;
const MOST_ASIDE = 1500;
/** The copy that is only tried learns less. */
const TRIED_ROUNDS = 0.6;

/**
 * Learns to tell labels apart. How sure to be and when to say “none of these” is settled on rows that a copy of the model had
 * not seen: every row in turn in small sets, a part in large ones. Same rows, options and seed: same model.
 * Throws when there are not at least two labels.
 */
export function learnModel(rows: readonly LabelledText[], options: LearnOptions): LearnedModel {
  return learnTried(rows, options).model;
}

/** A row's chances by a copy of the model that had not seen it, before they are sharpened. */
export interface RowTrial extends Trial {
  readonly row: LabelledText;
}

/** The same with what the copies said, for who has more to settle on it. */
export function learnTried(rows: readonly LabelledText[], options: LearnOptions): { model: LearnedModel; trials: readonly RowTrial[] } {
  const labels = [...new Set(rows.flatMap((row) => row.labels))].sort();
  if (labels.length < 2) throw new Error('Learning needs texts of at least two labels.');
  const ownStrangers = rows.some((row) => row.labels.length === 0);
  const many = rows.some((row) => row.labels.length > 1);
  const knowsNone = !many && (ownStrangers || options.strangers.length > 0);
  const strangers = knowsNone && !ownStrangers ? distantStrangers(rows.map((row) => row.text), options.strangers).map((text): LabelledText => ({ text, labels: [] })) : [];
  const all = [...rows, ...strangers];
  const outputs = labels.length + (knowsNone ? 1 : 0);
  const task: Task = { labels, outputs, options };
  const trials = tryOut(all, task, rows.length);
  const sharpness = many ? 1 : fitSharpness(trials);
  const sharp = trials.map((trial) => ({ ...trial, chances: sharpen(trial.chances, sharpness) }));
  const model: LearnedModel = {
    labels,
    members: fit(all, task, 1),
    knowsNone,
    sharpness,
    leastChance: many ? 0 : fitLeastChance(sharp, labels.length, ownStrangers),
    leastOfMany: many ? fitLeastOfMany(sharp) : null,
  };
  return { model, trials };
}

interface Task {
  readonly labels: readonly string[];
  readonly outputs: number;
  readonly options: LearnOptions;
}

/** Where a row's labels stand among the outputs. */
function truthOf(row: LabelledText, { labels, outputs }: Task): number[] {
  if (row.labels.length === 0) return outputs > labels.length ? [labels.length] : [];
  return row.labels.map((label) => labels.indexOf(label)).filter((index) => index >= 0);
}

function fit(rows: readonly LabelledText[], task: Task, share: number): Member[] {
  const { seed, hidden = 96, looks = THREE_LOOKS, rounds = roundsFor(rows.length) } = task.options;
  const taught = rows.filter((row) => truthOf(row, task).length > 0);
  const truth = taught.map((row) => {
    const wanted = Array.from({ length: task.outputs }, () => 0);
    const indices = truthOf(row, task);
    for (const index of indices) wanted[index] = 1 / indices.length;
    return wanted;
  });
  const settings: EnsembleOptions = { seed, hidden, looks, single: share < 1, rounds: Math.max(4, Math.round(rounds * share)), owners: taught.map((row, at) => row.group ?? `row ${at}`) };
  return learnEnsemble(taught.map((row) => row.text), truth, task.outputs, settings);
}

/** Chances of rows by copies that had not seen them; borrowed strangers (from `own` on) are learned but not tried. */
function tryOut(rows: readonly LabelledText[], task: Task, own: number): RowTrial[] {
  const parts = apart(rows.slice(0, own), task.options.seed);
  return parts.flatMap((aside, index) => {
    task.options.onStep?.(index / (parts.length + 1));
    const members = fit(rows.filter((_row, at) => !aside.has(at)), task, TRIED_ROUNDS);
    return [...aside].flatMap((at): RowTrial[] => {
      const row = rows[at];
      return row === undefined ? [] : [{ row, chances: ensembleChances(members, row.text), truth: truthOf(row, task) }];
    });
  });
}

/** The rows kept aside in each trial: fifths of a small set, one part of a large one; a group stays together. */
function apart(rows: readonly LabelledText[], seed: number): Set<number>[] {
  const groups = new Map<string, number[]>();
  rows.forEach((row, index) => {
    const key = row.group ?? `row ${index}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  });
  const order = Int32Array.from({ length: groups.size }, (_, index) => index);
  drawer(seed).shuffle(order);
  const lists = [...groups.values()];
  const small = rows.length <= SMALL;
  const size = small ? Math.ceil(rows.length / FOLDS) : Math.min(MOST_ASIDE, Math.round(rows.length * ASIDE));
  const parts: Set<number>[] = [new Set()];
  for (const at of order) {
    if ((parts.at(-1)?.size ?? 0) >= size) {
      if (!small) break;
      parts.push(new Set());
    }
    for (const index of lists[at] ?? []) parts.at(-1)?.add(index);
  }
  return parts;
}
