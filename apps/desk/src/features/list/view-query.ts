const several = { category: 'category', assignee: 'assignee', brands: 'brand_ids', priority: 'priority', any_tags: 'any_tags', no_tags: 'no_tags' } as const;

/** The query of a view from what was chosen; a field in which nothing is chosen asks nothing. */
export function viewQueryOf(values: Readonly<Record<string, string | string[] | boolean>>): Record<string, unknown> {
  const query: Record<string, unknown> = { sort: values.sort ?? 'newest' };
  for (const [field, name] of Object.entries(several)) {
    const chosen = values[field];
    if (Array.isArray(chosen) && chosen.length > 0) query[name] = chosen;
  }
  return query;
}
