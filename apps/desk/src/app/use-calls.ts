import type { Notice } from '@keepdesk/client';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSteady } from '../shared/actions/steady.ts';
import { call, onChatBegan } from '../shared/chime/chime.ts';
import { noticesSince } from '../shared/chime/notices-since.ts';

/** Calls whoever looks elsewhere: for a chat that begins, and for what is new under the bell. */
export function useCalls(notices: readonly Notice[] | undefined, wordsOf: (notice: Notice) => string, open: (notice: Notice) => void): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const known = useRef<string | null>(null);
  const tell = useSteady((fresh: readonly Notice[]) => {
    const [first] = fresh;
    if (first) call(wordsOf(first), () => open(first));
  });
  useEffect(() => {
    if (notices === undefined) return;
    const { fresh, newest } = noticesSince(notices, known.current);
    known.current = newest;
    tell(fresh);
  }, [notices, tell]);
  useEffect(() => onChatBegan(() => call(t('notices.chatBegan'), () => void navigate({ to: '/inbox', search: { view: 'open' } }), true)), [t, navigate]);
}
