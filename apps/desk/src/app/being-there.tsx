import { loadMyState, sayMyState, type AgentState } from '@keepdesk/client';
import { classNames, type MenuAction } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../shared/kit/resource.ts';

const states: readonly AgentState['state'][] = ['available', 'busy', 'break', 'training', 'offline'];
const looks: Record<AgentState['state'], string> = { available: 'bg-positive', busy: 'bg-danger', break: 'bg-warning', training: 'bg-info', offline: 'bg-line' };
const key = ['being-there'] as const;

/** What one says of being there, and the ways to say something else. */
export function useBeingThere(): { state: AgentState['state']; name: string; actions: MenuAction[] } {
  const { t } = useTranslation();
  const client = useQueryClient();
  const found = useQuery({ queryKey: key, queryFn: loadMyState, staleTime: 60_000 });
  const say = useChange((next: AgentState['state']) => sayMyState(next).then((answer) => client.setQueryData(key, answer)), null, []);
  const state = found.data?.state ?? 'offline';
  return {
    state,
    name: t(`being.${state}`),
    actions: states.map((one) => ({ id: one, name: t(`being.${one}`), icon: <StateDot state={one} />, chosen: one === state, onAction: () => say.mutate(one) })),
  };
}

/** Filled while one is there, a ring while not: never the colour alone, and always beside its word. */
export function StateDot({ state, className }: { state: AgentState['state']; className?: string }) {
  return <span aria-hidden="true" className={classNames('inline-block size-2.5 rounded-full', state === 'offline' ? 'border-2 border-quiet bg-transparent' : looks[state], className)} />;
}
