import { loadMyDay, loadMyState, sayMyState, type AgentState } from '@keepdesk/client';
import { classNames, describeLongSpan, useClock, useNow, type MenuAction } from '@keepdesk/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChange } from '../shared/kit/resource.ts';
import { dayOf, totalsOf, worked } from '../shared/parts/attendance/day-totals.ts';

const states: readonly AgentState['state'][] = ['available', 'busy', 'break', 'training', 'offline'];
const looks: Record<AgentState['state'], string> = { available: 'bg-positive', busy: 'bg-danger', break: 'bg-warning', training: 'bg-info', offline: 'bg-line' };
const key = ['being-there'] as const;
const MINUTE = 60_000;

/** What one says of being there, the ways to say something else, and how long today each lasted. */
export function useBeingThere(): { state: AgentState['state']; name: string; title: string; actions: MenuAction[]; onLook: () => void } {
  const { t } = useTranslation();
  const { locale } = useClock();
  const now = useNow();
  const client = useQueryClient();
  const found = useQuery({ queryKey: key, queryFn: loadMyState, staleTime: 60_000 });
  const { from, to } = dayOf(now);
  const day = useQuery({ queryKey: [...key, 'day', from], queryFn: () => loadMyDay(from, to), enabled: false });
  const say = useChange((next: AgentState['state']) => sayMyState(next).then((answer) => client.setQueryData(key, answer)).then(() => day.refetch()), null, []);
  const state = found.data?.state ?? 'offline';
  const since = found.data?.since;
  const totals = totalsOf(day.data?.data[0], state, day.dataUpdatedAt, now.getTime());
  const today = (one: AgentState['state']): string | undefined => {
    const spent = one === 'offline' ? 0 : totals[one];
    return worked.some((known) => known === one) && spent >= MINUTE ? describeLongSpan(spent, locale) : undefined;
  };
  return {
    state,
    name: t(`being.${state}`),
    title: state === 'offline' || !since ? t('being.title') : t('being.for', { state: t(`being.${state}`), span: describeLongSpan(Math.max(0, now.getTime() - Date.parse(since)), locale) }),
    actions: states.map((one) => ({ id: one, name: t(`being.${one}`), icon: <StateDot state={one} />, chosen: one === state, note: today(one), onAction: () => say.mutate(one) })),
    onLook: () => void day.refetch(),
  };
}

/** Filled while one is there, a ring while not: never the colour alone, and always beside its word. */
export function StateDot({ state, className }: { state: AgentState['state']; className?: string }) {
  return <span aria-hidden="true" className={classNames('inline-block size-2.5 rounded-full', state === 'offline' ? 'border-2 border-quiet bg-transparent' : looks[state], className)} />;
}
