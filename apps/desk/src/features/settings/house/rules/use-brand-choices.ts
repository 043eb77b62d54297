import { get, poolsPath, type Page, type Pool, type RuleField } from '@keepdesk/client';
import type { Choice } from '@keepdesk/ui';
import { useQuery } from '@tanstack/react-query';
import { useChoices, useMacros } from '../../../../shared/actions/choices.ts';
import { useMay } from '../../../../shared/session/session.tsx';
import { wholeName } from '../../../../shared/words/reason.ts';
import type { RuleWords } from '../../../../shared/parts/rules/rule-words.ts';

const spoken = ['en', 'de', 'es', 'fr', 'it', 'pt', 'nl', 'ja', 'ar'];

export interface BrandChoices {
  people: Choice[];
  teams: Choice[];
  tags: Choice[];
  statuses: ReadonlyArray<Choice & { category: string }>;
  reasons: Choice[];
  macros: Choice[];
  webhooks: Choice[];
  pools: Choice[];
  /** what a field is compared with; null where one types it */
  ofField: (field: RuleField, words: RuleWords) => Choice[] | null;
}

/** What rules of one brand may name. */
export function useBrandChoices(brandId: string): BrandChoices {
  const all = useChoices();
  const mine = <One extends { brand_id: string }>(list: readonly One[]): One[] => list.filter((one) => one.brand_id === brandId);
  const mayRoute = useMay('routing.read');
  const maySeeWebhooks = useMay('integrations.webhooks');
  const hooks = useQuery({ queryKey: ['settings', '/api/v1/webhooks'], queryFn: () => get<Page<{ id: string; brand_id: string; url: string; description: string }>>('/api/v1/webhooks'), enabled: maySeeWebhooks });
  const pools = useQuery({ queryKey: ['settings', poolsPath], queryFn: () => get<Page<Pool>>(poolsPath), enabled: mayRoute });
  const named = (list: ReadonlyArray<{ id: string; name: string }>): Choice[] => list.map(({ id, name }) => ({ id, name }));
  const own = mine(all.reasons).filter((reason) => !reason.retired);
  const reasons = own.map((reason) => ({ id: reason.id, name: wholeName(reason, all.reasons) }));
  const people = named(all.people);
  const teams = named(all.teams);
  const tags = named(mine(all.tags));
  const statuses = mine(all.statuses).map(({ id, name, category }) => ({ id, name, category }));
  return {
    people, teams, tags, statuses, reasons, macros: named(mine(useMacros()).filter((macro) => macro.scope === 'everyone')),
    pools: named((pools.data?.data ?? []).filter((pool) => pool.brand_ids.includes(brandId))),
    webhooks: mine(hooks.data?.data ?? []).map(({ id, url, description }) => ({ id, name: description || url })),
    ofField: ({ name, choices }, words) => {
      if (choices === null) return null;
      if (choices === 'people') return people;
      if (choices === 'teams') return teams;
      if (choices === 'tags') return tags;
      if (choices === 'statuses') return statuses;
      if (choices === 'reasons') return reasons;
      const values = choices === 'languages' ? spoken : choices;
      return Array.isArray(values) ? values.map((id) => ({ id, name: words.value(name, id) })) : null;
    },
  };
}
