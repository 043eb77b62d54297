import { get, type Page } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
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
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      if (done !== null) toaster.show({ text: done ?? t('settings.saved') });
      for (const queryKey of seenIn) void client.invalidateQueries({ queryKey });
    },
    onError: (problem) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }),
  });
}
