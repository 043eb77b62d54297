import { useCallback, useEffect, useState } from 'react';
import { useSession } from '../../../shared/session/session.tsx';

export interface KeptLetter {
  brandId: string;
  to: string;
  subject: string;
  text: string;
}

function readLetter(key: string): Partial<KeptLetter> {
  try {
    return (JSON.parse(sessionStorage.getItem(key) ?? 'null') as Partial<KeptLetter> | null) ?? {};
  } catch {
    return {};
  }
}

/** A letter of a dialog, kept in this tab until it is sent: closing the dialog, by Esc or by mistake, loses nothing. */
export function useKeptLetter(place: string, start: KeptLetter) {
  const { person } = useSession();
  const key = `keepdesk.letter.${person.id}.${place}`;
  const [letter, setLetter] = useState<KeptLetter>(() => ({ ...start, ...readLetter(key) }));
  const [changed, setChanged] = useState(false);
  useEffect(() => {
    if (changed) sessionStorage.setItem(key, JSON.stringify(letter));
  }, [key, letter, changed]);
  const change = useCallback((part: Partial<KeptLetter>) => {
    setLetter((kept) => ({ ...kept, ...part }));
    setChanged(true);
  }, []);
  const forget = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { letter, change, forget };
}
