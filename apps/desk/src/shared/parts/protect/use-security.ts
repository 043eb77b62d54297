import { get, type Security } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

/** How one signs in, and where one is signed in. */
export function useSecurity() {
  return useQuery({ queryKey: ['settings', '/api/v1/me/security'], queryFn: () => get<Security>('/api/v1/me/security') });
}
