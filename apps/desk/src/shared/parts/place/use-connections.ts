import { get, type Connection, type Connector, type Page } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

export const connectionsKey = ['settings', '/api/v1/connections'] as const;

/** Connected places; looked at often while one of them is fetched for the first time. */
export function useConnections(enabled = true) {
  const found = useQuery({ queryKey: connectionsKey, queryFn: () => get<Page<Connection>>('/api/v1/connections'), enabled, refetchInterval: ({ state }) => (state.data?.data.some((one) => one.state === 'syncing') ? 1500 : 15_000) });
  return { ...found, rows: found.data?.data ?? [] };
}

/** What can be connected: does not change while the program runs. */
export function useConnectors() {
  const found = useQuery({ queryKey: ['connectors'], queryFn: () => get<Page<Connector>>('/api/v1/connectors'), staleTime: Infinity });
  return { ...found, rows: found.data?.data ?? [] };
}
