import { ApiProblem, editPlan, type Schedule } from '@keepdesk/client';
import { useToaster } from '@keepdesk/ui';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../shared/words/problem.ts';
import { applied, oppositeOf, type DraftChange } from './draft-change.ts';

export interface Draft {
  /** null: what is shown cannot be changed */
  readonly change: ((change: DraftChange) => void) | null;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  readonly busy: boolean;
}

interface Stacks {
  readonly done: readonly DraftChange[];
  readonly undone: readonly DraftChange[];
}

/** Changes to a draft, one after the other, each with its opposite: undone and done again. Another planner's change is told, and shown. */
export function useDraft(planId: string | null, schedule: Schedule | undefined, key: QueryKey): Draft {
  const { t } = useTranslation();
  const client = useQueryClient();
  const toaster = useToaster();
  const [stacks, setStacks] = useState<Stacks>({ done: [], undone: [] });
  const [underWay, setUnderWay] = useState(0);
  const line = useRef<Promise<void>>(Promise.resolve());

  const send = async (change: DraftChange, after: (stacks: Stacks, opposite: DraftChange) => Stacks): Promise<void> => {
    const now = client.getQueryData<Schedule>(key);
    if (planId === null || now?.version == null) return;
    try {
      const answer = await editPlan(planId, { version: now.version, put: change.put, remove: change.remove });
      const opposite = oppositeOf(now.shifts, answer);
      client.setQueryData<Schedule>(key, (seen) => (seen === undefined ? seen : applied(seen, answer)));
      setStacks((before) => after(before, opposite));
      void client.invalidateQueries({ queryKey: ['schedule', 'coverage'] });
    } catch (problem) {
      const moved = problem instanceof ApiProblem && problem.code === 'plan_moved';
      toaster.show({ tone: moved ? 'plain' : 'danger', text: moved ? t('schedule.moved') : describeProblem(t, problem) });
      if (moved) setStacks({ done: [], undone: [] });
      void client.invalidateQueries({ queryKey: ['schedule'] });
    }
  };
  // One after the other: each says which version it saw.
  const queue = (change: DraftChange, after: (stacks: Stacks, opposite: DraftChange) => Stacks): void => {
    setUnderWay((count) => count + 1);
    line.current = line.current.then(() => send(change, after)).finally(() => setUnderWay((count) => count - 1));
  };
  if (planId === null || schedule?.version == null) return { change: null, undo: null, redo: null, busy: false };
  const [last, next] = [stacks.done.at(-1), stacks.undone.at(-1)];
  return {
    busy: underWay > 0,
    change: (change) => queue(change, (before, opposite) => ({ done: [...before.done, opposite], undone: [] })),
    undo: last === undefined || underWay > 0 ? null : () => queue(last, (before, opposite) => ({ done: before.done.slice(0, -1), undone: [...before.undone, opposite] })),
    redo: next === undefined || underWay > 0 ? null : () => queue(next, (before, opposite) => ({ done: [...before.done, opposite], undone: before.undone.slice(0, -1) })),
  };
}
