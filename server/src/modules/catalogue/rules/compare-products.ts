/** What is known of a product that can stand beside another's. */
export interface Comparable {
  readonly id: string;
  readonly title: string;
  readonly facts: Readonly<Record<string, string | null>>;
}

export interface ComparedRow {
  readonly fact: string;
  /** in the order of the products; null: not known */
  readonly values: readonly (string | null)[];
  readonly differs: boolean;
}

/** Products side by side, fact by fact: what differs first, then what is the same; what nobody knows of any is left out. The order of facts is that of the first product that knows them. */
export function compareProducts(products: readonly Comparable[]): readonly ComparedRow[] {
  const names = [...new Set(products.flatMap((product) => Object.keys(product.facts)))];
  const rows = names.map((fact): ComparedRow => {
    const values = products.map((product) => product.facts[fact] ?? null);
    return { fact, values, differs: new Set(values).size > 1 };
  }).filter((row) => row.values.some((value) => value !== null));
  return [...rows.filter((row) => row.differs), ...rows.filter((row) => !row.differs)];
}
