import { undo } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../words/problem.ts';

/** Says that conversations were changed, and offers to take all of it back; `askAgain` fetches anew what shows them. */
export function useUndoOffer(askAgain: () => void) {
  const toaster = useToaster();
  const { t } = useTranslation();
  return useCallback(
    (done: string, tokens: readonly string[]) => {
      const takeBack = () =>
        void Promise.all(tokens.map(undo))
          .catch((problem: unknown) => toaster.show({ tone: 'danger', text: describeProblem(t, problem) }))
          .finally(askAgain);
      toaster.show({ text: done, ...(tokens.length > 0 ? { action: { name: t('action.undo'), onAction: takeBack } } : {}) });
    },
    [toaster, t, askAgain],
  );
}
