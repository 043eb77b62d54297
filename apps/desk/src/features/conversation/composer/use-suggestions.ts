import { previewMacro, searchArticles, type ArticlesFound } from '@keepdesk/client';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useChoices, useMacros } from '../../../shared/actions/choices.ts';
import type { Suggestion } from './suggestion-list.tsx';
import { putIn, rankByName, triggerAt, type Trigger } from './triggers.ts';

const MOST = 30;

export interface Edit {
  macroId?: string;
  text: string;
  from: number;
  to: number;
}

/** Offers macros after `/`, colleagues after `@` and articles after `??`, with the preview of the one at hand. `languages`: in which articles are looked for, the first that has some. */
export function useSuggestions(conversationId: string, brandId: string, languages: readonly string[], isNote: boolean, onEdit: (edit: Edit) => void) {
  const client = useQueryClient();
  const macros = useMacros();
  const { people } = useChoices();
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [at, setAt] = useState(0);

  const asked = trigger?.kind === 'article' ? trigger.query.trim() : '';
  const articles = useQuery({ queryKey: ['articles-found', brandId, languages, asked], queryFn: ({ signal }) => firstFound(brandId, languages, asked, signal), enabled: asked !== '', placeholderData: keepPreviousData, staleTime: 60_000 });

  const choices = useMemo<Suggestion[]>(() => {
    if (!trigger) return [];
    if (trigger.kind === 'mention') return rankByName(people, trigger.query).slice(0, MOST);
    if (trigger.kind === 'article') return asked === '' ? [] : (articles.data ?? []).filter((one) => one.url !== null).map((article) => ({ id: article.article_id, name: article.title, article }));
    const ours = macros.filter((macro) => macro.brand_id === brandId);
    return rankByName(ours, trigger.query).slice(0, MOST).map((macro) => ({ id: macro.id, name: macro.name, macro }));
  }, [trigger, macros, people, brandId, asked, articles.data]);
  useEffect(() => setAt(0), [trigger?.query, trigger?.kind]);

  const present = choices[at];
  const previewOf = (id: string) => ({
    queryKey: ['macro-preview', id, conversationId] as const,
    queryFn: () => previewMacro(id, conversationId),
    staleTime: 60_000,
  });
  const preview = useQuery({ ...previewOf(present?.id ?? ''), enabled: trigger?.kind === 'macro' && present !== undefined });

  const pick = async (choice: Suggestion, text: string) => {
    if (!trigger) return;
    const { start, end } = trigger;
    setTrigger(null);
    if (trigger.kind === 'mention') return onEdit(putIn(text, start, end, `@${choice.name} `));
    if (choice.article) return onEdit(putIn(text, start, end, `${choice.article.title}: ${choice.article.url} `));
    const filled = await client.fetchQuery(previewOf(choice.id)).catch(() => ({ text: choice.macro?.text ?? '' }));
    onEdit({ ...putIn(text, start, end, filled.text), macroId: choice.id });
  };

  /** True when the key was for the list and not for the text. */
  const press = (event: KeyboardEvent, text: string): boolean => {
    if (!trigger || event.nativeEvent.isComposing) return false;
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, choices.length));
    else if (event.key === 'ArrowUp') setAt((at - 1 + choices.length) % Math.max(1, choices.length));
    else if ((event.key === 'Enter' || event.key === 'Tab') && present && !event.ctrlKey && !event.metaKey) void pick(present, text);
    else if (event.key === 'Escape') setTrigger(null);
    else return false;
    event.preventDefault();
    return true;
  };

  return {
    open: trigger !== null && (choices.length > 0 || trigger.kind === 'macro' || (asked !== '' && articles.data !== undefined)),
    kind: trigger?.kind ?? 'macro',
    choices,
    at,
    preview: preview.data,
    look: (text: string, caret: number) => setTrigger(triggerAt(text, caret, isNote)),
    close: () => setTrigger(null),
    hover: setAt,
    pick,
    press,
  };
}

async function firstFound(brandId: string, languages: readonly string[], query: string, signal: AbortSignal): Promise<ArticlesFound[]> {
  for (const language of languages) {
    const { data } = await searchArticles(brandId, language, query, signal);
    if (data.length > 0) return data;
  }
  return [];
}
