import { get, type Page } from '@keepdesk/client';
import { useQuery } from '@tanstack/react-query';

/** The rows of a list; asked again every second while something in them moves. */
export function useWatchedRows<Row>(path: string, moves: (row: Row) => boolean) {
  const found = useQuery({
    queryKey: ['settings', path],
    queryFn: () => get<Page<Row>>(path),
    refetchInterval: (query) => (query.state.data?.data.some(moves) ? 1000 : false),
  });
  return { ...found, rows: found.data?.data ?? [] };
}
