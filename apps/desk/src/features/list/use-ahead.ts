import type { InboxRow } from '@keepdesk/client';
import { useCallback, useEffect, useRef } from 'react';
import { usePrefetchConversation } from '../../shared/actions/use-conversation.ts';

/** A pointer that rests this long on a row is likely to press it; one that passes is not. */
const REST_MS = 90;
/** The open conversation comes first; its neighbour after it. */
const AFTER_MS = 200;

export interface Ahead {
  /** The pointer has come to a row, or left it. */
  near: (row: InboxRow | null) => void;
  /** The row is being opened: its answer can be on its way while the screen gets ready. */
  now: (row: InboxRow) => void;
}

/** Fetches what will probably be opened next: the row under a resting pointer, and the one below the open row. */
export function useAhead(rows: readonly InboxRow[], open: number | null): Ahead {
  const prefetch = usePrefetchConversation();
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const below = rows[rows.findIndex((row) => row.number === open) + 1]?.number;
  useEffect(() => {
    if (open === null || below === undefined) return;
    const timer = setTimeout(() => prefetch(below), AFTER_MS);
    return () => clearTimeout(timer);
  }, [open, below, prefetch]);
  const near = useCallback(
    (row: InboxRow | null) => {
      clearTimeout(resting.current);
      if (row) resting.current = setTimeout(() => prefetch(row.number), REST_MS);
    },
    [prefetch],
  );
  const now = useCallback(
    (row: InboxRow) => {
      clearTimeout(resting.current);
      prefetch(row.number);
    },
    [prefetch],
  );
  return { near, now };
}
