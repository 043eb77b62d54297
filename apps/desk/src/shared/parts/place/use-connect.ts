import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../words/problem.ts';

interface Ways<Seen> {
  /** Asks the shop what it lets us see; nothing is kept. */
  test: () => Promise<Seen>;
  /** Keeps the access; answers with the list of shops as it is now. */
  connect: () => Promise<unknown>;
  /** Where that list is shown. */
  listKey: QueryKey;
  onConnected: () => void;
}

/** Connecting a shop: it can be tried before, and either can be refused. */
export function useConnect<Seen>({ test, connect, listKey, onConnected }: Ways<Seen>) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [busy, setBusy] = useState<'test' | 'connect' | null>(null);
  const [seen, setSeen] = useState<Seen>();
  const [error, setError] = useState<string>();
  const ask = async (what: 'test' | 'connect') => {
    setBusy(what);
    setError(undefined);
    try {
      if (what === 'test') return setSeen(await test());
      client.setQueryData(listKey, await connect());
      onConnected();
    } catch (problem) {
      setSeen(undefined);
      setError(describeProblem(t, problem));
    } finally {
      setBusy(null);
    }
  };
  return {
    busy,
    seen,
    error,
    /** What was seen no longer holds: another shop or access was typed. */
    forget: () => setSeen(undefined),
    test: () => void ask('test'),
    submit: (event: FormEvent) => {
      event.preventDefault();
      void ask('connect');
    },
  };
}
