/** Which rows each column of a matrix of noughts and ones holds, in order. */
export type Columns = readonly (readonly number[])[];

const SWEEPS = 40;

/**
 * Weighted ridge regression with a penalty of its own for each column: minimises Σ w·(y − Xβ)² + Σ λ_j·β_j² by
 * coordinate descent (Gauss–Seidel on the normal equations; Golub & Van Loan, "Matrix Computations", 11.2), which stays
 * quick with hundreds of columns that touch few rows each. X holds noughts and ones; rows from `rows` on are not looked at.
 */
export function ridge(columns: Columns, rows: number, y: Float64Array, weights: Float64Array, penalties: ArrayLike<number>): Float64Array {
  const effects = new Float64Array(columns.length);
  const rest = y.slice(0, rows);
  const sums = columns.map((column) => column.reduce((sum, row) => sum + (row < rows ? (weights[row] ?? 0) : 0), 0));
  const live = [...columns.keys()].filter((j) => (sums[j] ?? 0) > 0);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let moved = 0;
    for (const j of live) {
      const column = columns[j] ?? [];
      const before = effects[j] ?? 0;
      let pull = (sums[j] ?? 0) * before;
      for (const row of column) if (row < rows) pull += (weights[row] ?? 0) * (rest[row] ?? 0);
      const after = pull / ((sums[j] ?? 0) + (penalties[j] ?? 0));
      effects[j] = after;
      const change = after - before;
      for (const row of column) if (row < rows) rest[row] = (rest[row] ?? 0) - change;
      moved = Math.max(moved, Math.abs(change));
    }
    if (moved < 1e-7) break;
  }
  return effects;
}
