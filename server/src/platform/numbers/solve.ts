/** Solves A·x = b for a symmetric positive definite A of p rows, whose lower half is given and overwritten, by Cholesky (Golub & Van Loan, "Matrix Computations", 4.2). */
export function solved(a: Float64Array, b: Float64Array, p: number): Float64Array {
  const of = (i: number, j: number): number => a[i * p + j] ?? 0;
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = of(i, j);
      for (let k = 0; k < j; k++) sum -= of(i, k) * of(j, k);
      a[i * p + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / of(j, j);
    }
  }
  const x = Float64Array.from(b);
  for (let i = 0; i < p; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] ?? 0) - of(i, k) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / of(i, i);
  }
  for (let i = p - 1; i >= 0; i--) {
    for (let k = i + 1; k < p; k++) x[i] = (x[i] ?? 0) - of(k, i) * (x[k] ?? 0);
    x[i] = (x[i] ?? 0) / of(i, i);
  }
  return x;
}
