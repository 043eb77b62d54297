import { changeMany, type Conversation } from '@keepdesk/client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { markRead } from '../../shared/actions/read-marks.ts';

/** Passing by is not reading. */
const READ_AFTER_MS = 700;

/** A conversation that stays open for a moment counts as read, on the screen at once and at the server. */
export function useRead({ id, unread }: Conversation, may: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!unread || !may) return;
    const timer = setTimeout(() => {
      markRead(client, new Map([[id, false]]));
      // Not worth a message when it fails: it is tried again the next time it is opened.
      changeMany([id], { unread: false }).catch(() => undefined);
    }, READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [client, id, unread, may]);
}
