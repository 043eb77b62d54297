import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';

/** Something that is saved whole, over the version of it that was seen. */
interface Versioned<Kept, Next> {
  load: () => Promise<Kept>;
  /** Refused when `version` is no longer the newest. */
  save: (version: number, next: Next) => Promise<Kept>;
  /** whether there is anything to load yet */
  enabled?: boolean;
}

/** What is kept, and `put` to save over it. What somebody else saved meanwhile is shown before it is saved over: after a refusal it is loaded anew. */
export function useVersioned<Kept extends { version: number }, Next>(queryKey: QueryKey, { load, save, enabled = true }: Versioned<Kept, Next>) {
  const client = useQueryClient();
  const found = useQuery<Kept>({ queryKey, queryFn: load, enabled });
  const put = async (next: Next): Promise<void> => {
    try {
      client.setQueryData<Kept>(queryKey, await save(client.getQueryData<Kept>(queryKey)?.version ?? 0, next));
    } catch (problem) {
      void found.refetch();
      throw problem;
    }
  };
  return { ...found, put };
}
