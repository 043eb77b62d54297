/** A linear program some of whose columns are whole numbers, by rows: lower ≤ A·x ≤ upper, lower ≤ x ≤ upper, costs to be least. */
export interface MixedProgram {
  readonly costs: readonly number[];
  readonly lowers: readonly number[];
  readonly uppers: readonly number[];
  readonly whole: readonly boolean[];
  readonly rowLower: readonly number[];
  readonly rowUpper: readonly number[];
  readonly starts: readonly number[];
  readonly indices: readonly number[];
  readonly values: readonly number[];
}

export type Term = readonly [column: number, value: number];

/** Puts a program together, column by column and row by row. */
export class ProgramBuilder {
  readonly #columns: { cost: number; lower: number; upper: number; whole: boolean }[] = [];
  readonly #rowLower: number[] = [];
  readonly #rowUpper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #indices: number[] = [];
  readonly #values: number[] = [];

  column(cost: number, { lower = 0, upper = Infinity, whole = false }: { lower?: number; upper?: number; whole?: boolean } = {}): number {
    return this.#columns.push({ cost, lower, upper, whole }) - 1;
  }

  /** Terms of one column may stand there more than once: they are added up. */
  row(terms: readonly Term[], lower: number, upper: number): void {
    const byColumn = new Map<number, number>();
    for (const [column, value] of terms) byColumn.set(column, (byColumn.get(column) ?? 0) + value);
    for (const [column, value] of byColumn) {
      if (value === 0) continue;
      this.#indices.push(column);
      this.#values.push(value);
    }
    this.#starts.push(this.#indices.length);
    this.#rowLower.push(lower);
    this.#rowUpper.push(upper);
  }

  costsOf(): number[] {
    return this.#columns.map((one) => one.cost);
  }

  build(): MixedProgram {
    return { costs: this.costsOf(), lowers: this.#columns.map((one) => one.lower), uppers: this.#columns.map((one) => one.upper), whole: this.#columns.map((one) => one.whole), rowLower: this.#rowLower, rowUpper: this.#rowUpper, starts: this.#starts, indices: this.#indices, values: this.#values };
  }
}
