import highsModule from 'highs';
import type { MixedProgram } from './mixed-program.ts';
import type { Decisions, SeasonQuestionInput } from './question.ts';
import { seasonProgram, type Limit } from './season-program.ts';

// Its types are those of a CommonJS module, what Node loads is not.
const loadHighs = highsModule as unknown as typeof highsModule.default;
let loaded: ReturnType<typeof loadHighs> | undefined;

export interface Solved {
  readonly decisions: Decisions;
  readonly cost: number;
  /** what no plan can undercut, as far as was proved */
  readonly bound: number;
  /** nothing cheaper is there; false where time ran out first */
  readonly proved: boolean;
}

/** The cheapest decisions by HiGHS; null where no plan keeps every limit. Blocks the thread it runs in. @throws Error where time ran out before any plan was found */
export async function solveSeason(question: SeasonQuestionInput, seconds: number, without?: ReadonlySet<Limit>, gap = 1e-5): Promise<Solved | null> {
  const { program, read } = seasonProgram(question, without);
  const found = await solve(program, seconds, gap);
  return found === null ? null : { decisions: read(found.values), cost: found.cost, bound: found.bound, proved: found.proved };
}

/** The same with people in fractions: what even that costs. Null where no plan keeps every limit. */
export async function fractionalCost(question: SeasonQuestionInput, seconds: number): Promise<number | null> {
  return (await solve(seasonProgram(question).program, seconds, null))?.cost ?? null;
}

async function solve(program: MixedProgram, seconds: number, gap: number | null): Promise<{ values: Float64Array; cost: number; bound: number; proved: boolean } | null> {
  const highs = await (loaded ??= loadHighs());
  const { modelStatus } = highs.constants;
  const { costs, lowers, uppers, rowLower, rowUpper, starts, indices, values } = program;
  const [numCols, numRows] = [costs.length, rowLower.length];
  return highs.withModel({
    numCols, numRows, colCost: Float64Array.from(costs), colLower: Float64Array.from(lowers), colUpper: Float64Array.from(uppers), rowLower: Float64Array.from(rowLower), rowUpper: Float64Array.from(rowUpper),
    matrix: { format: 'csr', numCols, numRows, starts: Int32Array.from(starts), indices: Int32Array.from(indices), values: Float64Array.from(values) },
    ...(gap !== null ? { integrality: Int32Array.from(program.whole, (is) => (is ? 1 : 0)) } : {}),
  }, (model) => {
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: gap ?? 0, mip_abs_gap: 1e-4 });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return null;
    const cost = model.getObjectiveValue();
    const { colValue } = model.getSolution();
    if (!Number.isFinite(cost) || colValue.length !== numCols) throw new Error('The season could not be solved in the time there was.');
    const bound = gap !== null ? Number(model.info.get('mip_dual_bound')) : cost;
    return { values: Float64Array.from(colValue), cost, bound, proved: status === modelStatus.optimal };
  });
}
