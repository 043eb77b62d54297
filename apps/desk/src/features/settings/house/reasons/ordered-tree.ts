interface Node {
  readonly id: string;
  readonly parent_id: string | null;
  readonly position: number;
}

/** Each of the first level with those beneath it, in their order; whoever's parent is not shown stands at the end. */
export function orderedTree<Row extends Node>(rows: readonly Row[]): Row[] {
  const shown = new Set(rows.map((row) => row.id));
  const under = (id: string | null) => rows.filter((row) => row.parent_id === id).sort((a, b) => a.position - b.position);
  return [...under(null).flatMap((parent) => [parent, ...under(parent.id)]), ...rows.filter((row) => row.parent_id !== null && !shown.has(row.parent_id))];
}
