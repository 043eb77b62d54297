import { useToaster } from '@keepdesk/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../words/problem.ts';

/** Work somebody waits for, once at a time, and whether it goes on. What goes wrong is shown, unless `onProblem` says it otherwise. */
export function useTask(work: () => Promise<unknown>, onProblem?: (problem: unknown) => void) {
  const { t } = useTranslation();
  const toaster = useToaster();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await work();
    } catch (problem) {
      if (onProblem) onProblem(problem);
      else toaster.show({ tone: 'danger', text: describeProblem(t, problem) });
    } finally {
      setBusy(false);
    }
  };
  return { busy, run: () => void run() };
}

/** For work that has told what went wrong by itself. */
export const alreadySaid = () => undefined;
