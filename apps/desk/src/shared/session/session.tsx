import { loadSession, type Brand, type Person, type Session } from '@keepdesk/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react';

export const sessionQuery = { queryKey: ['session'], queryFn: loadSession, staleTime: 60_000 } as const;

interface SignedIn extends Session {
  person: Person;
}

const SessionContext = createContext<SignedIn | null>(null);

export function SessionProvider({ session, children }: { session: SignedIn; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The person at the desk. Only below the signed-in part of the tree. */
export function useSession(): SignedIn {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs a signed-in person');
  return session;
}

export function useMaySession() {
  return useQuery(sessionQuery);
}

export function useBrand(id: string | null | undefined): Brand | undefined {
  const { brands } = useSession();
  return useMemo(() => brands.find((brand) => brand.id === id), [brands, id]);
}

export function useMay(permission: string): boolean {
  const { permissions } = useSession();
  return permissions.includes(permission) || permissions.includes('*');
}

/** Asks the server again who is here, and forgets everything that belonged to somebody else. */
export function useRefreshSession() {
  const client = useQueryClient();
  return useCallback(
    async (forgetAll = false) => {
      if (forgetAll) client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      await client.refetchQueries({ queryKey: ['session'] });
    },
    [client],
  );
}
