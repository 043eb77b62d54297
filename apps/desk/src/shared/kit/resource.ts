import { get, type Page } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../words/problem.ts';

/** The rows of one settings list. */
export function useRows<Row>(path: string) {
  const found = useQuery({ queryKey: ['settings', path], queryFn: () => get<Page<Row>>(path) });
  return { ...found, rows: found.data?.data ?? [] };
}

/** One change to a setting: says when it is done or why not, and asks the lists again. */
export function useChange<Input, Answer = unknown>(work: (input: Input) => Promise<Answer>, done?: string) {
  const client = useQueryClient();
  const toaster = useToaster();
  const { t } = useTranslation();
  return useMutation({
    mutationFn: work,
    onSuccess: () => {
      toaster.show({ text: done ?? t('settings.saved') });
      void client.invalidateQueries({ queryKey: ['settings'] });
      void client.invalidateQueries({ queryKey: ['choices'] });
    },
    onError: (problem) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }),
  });
}
