import highsModule from 'highs';
import type { LinearProgram } from './week-program.ts';

// Its types are those of a CommonJS module, what Node loads is not.
const loadHighs = highsModule as unknown as typeof highsModule.default;

/**
 * The least cost of a linear program by HiGHS (interior point), or null when it was not found in time. Blocks the thread it runs in: called in a worker only.
 */
export async function leastCost(program: LinearProgram, seconds: number): Promise<number | null> {
  const highs = await loadHighs();
  const { costs, uppers, rowLower, rowUpper, starts, indices, values } = program;
  return highs.withModel({
    numCols: costs.length, numRows: rowLower.length, colCost: costs, colLower: new Float64Array(costs.length), colUpper: uppers, rowLower, rowUpper, matrix: { format: 'csr', numCols: costs.length, numRows: rowLower.length, starts, indices, values },
  }, (model) => {
    model.options.set({ output_flag: false, solver: 'ipm', run_crossover: 'off', time_limit: seconds });
    model.run();
    return model.getModelStatus() === highs.constants.modelStatus.optimal ? model.getObjectiveValue() : null;
  });
}
