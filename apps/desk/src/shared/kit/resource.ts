import { get, type Page } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../words/problem.ts';

/** The rows of one settings list. */
export function useRows<Row>(path: string) {
  const found = useQuery({ queryKey: ['settings', path], queryFn: () => get<Page<Row>>(path) });
  return { ...found, rows: found.data?.data ?? [] };
}

/** What a change to a setting can be seen in. */
const settings: readonly QueryKey[] = [['settings'], ['choices']];

/** One change, of a setting unless `seenIn` names other queries: says when it is done (`null`: nothing) or why not, and asks again where it is seen. */
export function useChange<Input, Answer = unknown>(work: (input: Input) => Promise<Answer>, done?: string | null, seenIn = settings) {
  const client = useQueryClient();
  const toaster = useToaster();
  const { t } = useTranslation();
  const [underWay, setUnderWay] = useState(0);
  const mutateAsync = async (input: Input): Promise<Answer> => {
    setUnderWay((count) => count + 1);
    try {
      const answer = await work(input);
      if (done !== null) toaster.show({ text: done ?? t('settings.saved') });
      for (const queryKey of seenIn) void client.invalidateQueries({ queryKey });
      return answer;
    } catch (problem) {
      toaster.show({ tone: 'danger', text: describeProblem(t, problem) });
      throw problem;
    } finally {
      setUnderWay((count) => count - 1);
    }
  };
  return { isPending: underWay > 0, mutateAsync, mutate: (input: Input) => void mutateAsync(input).catch(() => undefined) };
}
