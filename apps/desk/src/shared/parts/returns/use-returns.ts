import { actOnReturn, loadReturn, type Return } from '@keepdesk/client';
import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useChange } from '../../kit/resource.ts';

export const returnsKey = ['returns'] as const;
/** Where it is seen that a return moved. */
export const seenInReturns: readonly QueryKey[] = [returnsKey, ['order-actions'], ['approvals']];
const LOOK_MS = 30_000;

/** While a shop or the maker of a label is being asked. */
const isAsking = (one: Return | undefined): boolean => one?.label?.state === 'wanted' || one?.label?.void === 'wanted' || (one?.state === 'settling' && one.steps.some((step) => step.state === 'asked'));

/** One return; while somebody is being asked, looked at more often. */
export function useReturn(id: string) {
  return useQuery({ queryKey: [...returnsKey, 'one', id], queryFn: () => loadReturn(id), refetchInterval: ({ state }) => (isAsking(state.data) ? 1500 : LOOK_MS) });
}

/** Does one thing to a return and shows it as it then stands; what goes wrong is told, and the return is looked at anew. */
export function useReturnAct(id: string) {
  const client = useQueryClient();
  return useChange(
    async ({ what, body }: { what: string; body?: object }) => {
      try {
        const after = await actOnReturn(id, what, body);
        client.setQueryData<Return>([...returnsKey, 'one', id], after);
        return after;
      } catch (problem) {
        void client.invalidateQueries({ queryKey: [...returnsKey, 'one', id] });
        throw problem;
      }
    },
    null,
    seenInReturns,
  );
}
