/** Something a module needs done outside it. The composition root fills it once, before anything runs. */
export interface Port<T> {
  fill(implementation: T): void;
  get(): T;
}

export function port<T>(need: string): Port<T> {
  let filled: T | undefined;
  return {
    fill(implementation) {
      filled = implementation;
    },
    get() {
      if (filled === undefined) throw new Error(`nobody was told who does this: ${need}`);
      return filled;
    },
  };
}
