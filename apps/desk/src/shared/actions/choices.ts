import { loadChoices, loadMacros, type Choices } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

const none: Choices = { people: [], teams: [], statuses: [], tags: [], reasons: [] };

/** People, teams, statuses, tags and reasons one may choose from; empty until they are known. */
export function useChoices(): Choices {
  return useQuery({ queryKey: ['choices'], queryFn: loadChoices, staleTime: 5 * 60_000 }).data ?? none;
}

export function useMacros() {
  return useQuery({ queryKey: ['macros'], queryFn: loadMacros, staleTime: 5 * 60_000 }).data?.data ?? [];
}
