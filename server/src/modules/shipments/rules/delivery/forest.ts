import { seededRandom } from '../../../../platform/random/random.ts';

/** Rows are looked at through this many steps of each column at most; step 0 means the value is missing. */
const STEPS = 64;

/** The steps of one column: `cuts[i]` is where step `i + 2` begins; step 1 is what lies below. */
type Cuts = Float64Array;

/** A tree in columns: node `i` asks column `column[i]`, or is a leaf (-1) that holds `rows[i]`. */
interface Tree {
  readonly column: readonly number[];
  readonly step: readonly number[];
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly rows: readonly Int32Array[];
}

/**
 * A quantile regression forest (Meinshausen, Journal of Machine Learning Research 7, 2006): its leaves keep the rows they were grown
 * from, so a question is answered by weights on past outcomes, and from those any quantile and any chance follows.
 */
export interface Forest {
  readonly cuts: readonly Cuts[];
  readonly trees: readonly Tree[];
  readonly size: number;
}

export interface ForestOptions {
  readonly trees: number;
  /** a leaf keeps at least so many rows */
  readonly leastRows: number;
  /** columns drawn for each question */
  readonly columnsTried: number;
  readonly seed: number;
}

/** Each tree sees this share of the rows, drawn without putting back. */
const SHARE_SEEN = 0.632;

/** Grows trees that part rows by their outcome. `columns[c][row]`; NaN is missing. */
export function growForest(columns: readonly Float64Array[], outcomes: Float64Array, options: ForestOptions): Forest {
  const { next } = seededRandom(options.seed);
  const cuts = columns.map(cutsOf);
  const steps = columns.map((column, at) => Uint8Array.from(column, (value) => stepOf(cuts[at] as Cuts, value)));
  const size = outcomes.length;
  const all = Int32Array.from(outcomes.keys());
  // A column that says the same of every row parts nothing.
  const telling = Int32Array.from(steps.keys()).filter((column) => (steps[column] as Uint8Array).some((step, _, every) => step !== every[0]));
  const trees = Array.from({ length: options.trees }, () => {
    shuffle(all, next);
    return growTree(steps, telling, outcomes, all.slice(0, Math.max(1, Math.round(size * SHARE_SEEN))), options, next);
  });
  return { cuts, trees, size };
}

/** How much each past row says about a new one; the weights sum to 1. */
export function rowWeights(forest: Forest, row: readonly number[]): Float64Array {
  const steps = row.map((value, at) => stepOf(forest.cuts[at] as Cuts, value));
  const weights = new Float64Array(forest.size);
  for (const tree of forest.trees) {
    const rows = tree.rows[leafOf(tree, steps)] as Int32Array;
    const weight = 1 / (rows.length * forest.trees.length);
    for (const at of rows) weights[at]! += weight;
  }
  return weights;
}

function leafOf(tree: Tree, steps: readonly number[]): number {
  let node = 0;
  for (let column = tree.column[0] as number; column >= 0; column = tree.column[node] as number) {
    node = ((steps[column] as number) <= (tree.step[node] as number) ? tree.left[node] : tree.right[node]) as number;
  }
  return node;
}

function growTree(steps: readonly Uint8Array[], telling: Int32Array, outcomes: Float64Array, seen: Int32Array, options: ForestOptions, next: () => number): Tree {
  const tree = { column: [] as number[], step: [] as number[], left: [] as number[], right: [] as number[], rows: [] as Int32Array[] };
  const add = (): number => {
    for (const list of [tree.left, tree.right]) list.push(-1);
    tree.step.push(0);
    tree.rows.push(new Int32Array(0));
    return tree.column.push(-1) - 1;
  };
  const open: [node: number, rows: Int32Array][] = [[add(), seen]];
  const columns = telling.slice();
  for (let todo = open.pop(); todo !== undefined; todo = open.pop()) {
    const [node, rows] = todo;
    shuffle(columns, next);
    const split = bestSplit(steps, outcomes, rows, columns.subarray(0, options.columnsTried), options.leastRows);
    if (split === null) {
      tree.rows[node] = rows;
      continue;
    }
    const column = steps[split.column] as Uint8Array;
    const [left, right] = [add(), add()];
    [tree.column[node], tree.step[node], tree.left[node], tree.right[node]] = [split.column, split.step, left, right];
    open.push([left, rows.filter((row) => (column[row] as number) <= split.step)], [right, rows.filter((row) => (column[row] as number) > split.step)]);
  }
  return tree;
}

/** The question that leaves the least squares within its two answers; null where none helps. */
function bestSplit(steps: readonly Uint8Array[], outcomes: Float64Array, rows: Int32Array, columns: Int32Array, leastRows: number): { column: number; step: number } | null {
  if (rows.length < 2 * leastRows) return null;
  const total = rows.reduce((sum, row) => sum + (outcomes[row] as number), 0);
  const whole = (total * total) / rows.length;
  let best: { column: number; step: number } | null = null;
  let most = 1e-9;
  const [sums, counts] = [new Float64Array(STEPS), new Int32Array(STEPS)];
  for (const column of columns) {
    const of = steps[column] as Uint8Array;
    sums.fill(0);
    counts.fill(0);
    for (const row of rows) {
      const step = of[row] as number;
      sums[step]! += outcomes[row] as number;
      counts[step]! += 1;
    }
    let [sum, count] = [0, 0];
    for (let step = 0; step < STEPS; step++) {
      sum += sums[step] as number;
      count += counts[step] as number;
      if (rows.length - count < leastRows) break;
      if (count < leastRows || counts[step] === 0) continue;
      const gain = (sum * sum) / count + (total - sum) ** 2 / (rows.length - count) - whole;
      if (gain > most) [most, best] = [gain, { column, step }];
    }
  }
  return best;
}

/** Steps with about as many rows each, that begin halfway between two values. */
function cutsOf(column: Float64Array): Cuts {
  const known = column.filter((value) => !Number.isNaN(value)).sort();
  const values = [...new Set(Array.from({ length: STEPS - 1 }, (_, at) => known[Math.floor((at * known.length) / (STEPS - 1))] ?? Number.NaN))];
  return Float64Array.from(values.slice(1), (value, at) => (value + (values[at] as number)) / 2);
}

function stepOf(cuts: Cuts, value: number): number {
  if (Number.isNaN(value)) return 0;
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cuts[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

function shuffle(items: Int32Array, next: () => number): void {
  for (let at = items.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    const kept = items[at] as number;
    items[at] = items[other] as number;
    items[other] = kept;
  }
}
