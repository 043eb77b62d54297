import { onSignedOut } from '@keepdesk/client';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sessionQuery, useMaySession } from '../shared/session/session.tsx';

/** Signed out elsewhere: the screen stays with what is written on it, and says so with a way back in. */
export function SignedOutBar() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: session } = useMaySession();
  const here = useRouterState({ select: (state) => state.location.href });
  const [refused, setRefused] = useState(false);
  const out = refused || session?.person === null;
  useEffect(() => onSignedOut(() => setRefused(true)), []);
  useEffect(() => {
    if (!out) return;
    // Signed in again in another tab, this one goes on by itself.
    const look = async () => {
      const found = await client.fetchQuery({ ...sessionQuery, staleTime: 0 }).catch(() => null);
      if (!found?.person) return;
      setRefused(false);
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    };
    const wake = () => void look();
    addEventListener('focus', wake);
    return () => removeEventListener('focus', wake);
  }, [client, out]);
  if (!out) return null;
  return (
    <div role="alert" className="flex shrink-0 items-center gap-3 border-b border-line bg-warning-soft px-4 py-2.5 text-14">
      <LogIn size={16} className="shrink-0 text-warning" aria-hidden />
      <p className="min-w-0 flex-1">{t('problem.signedOut')}</p>
      <Link to="/sign-in" search={{ to: here }} preload={false} className="font-medium">
        {t('signIn.go')}
      </Link>
    </div>
  );
}
