import type { SavedView } from '@keepdesk/client';

const several = { category: 'category', assignee: 'assignee', brands: 'brand_ids', priority: 'priority', any_tags: 'any_tags', no_tags: 'no_tags' } as const;

type Values = Record<string, string | string[] | boolean>;
type Query = SavedView['query'];

/** The query of a view from what was chosen; a field in which nothing is chosen asks nothing. What `before` asks beyond the form stays. */
export function viewQueryOf(values: Readonly<Values>, before: Query = {}): Record<string, unknown> {
  const query: Record<string, unknown> = { ...before, sort: values.sort ?? 'newest' };
  for (const [field, name] of Object.entries(several)) {
    const chosen = values[field];
    if (Array.isArray(chosen) && chosen.length > 0) query[name] = chosen;
    else delete query[name];
  }
  return query;
}

/** What the form shows of a view that is there. */
export function viewValuesOf({ name, scope, team_id: team, query }: Pick<SavedView, 'name' | 'scope' | 'team_id' | 'query'>): Values {
  const chosen = Object.entries(several).map(([field, key]) => [field, query[key] ?? []] as const);
  return { name, scope, sort: query.sort ?? 'newest', ...(team === null ? {} : { team_id: team }), ...Object.fromEntries(chosen) };
}
