import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { LookSaid } from '../api.ts';
import type { ChatStore } from '../talk/chat-store.ts';
import type { Shown } from '../talk/shown.ts';
import { fill, type Words } from '../words/index.ts';

export interface Panel {
  readonly store: ChatStore;
  readonly words: Words;
  readonly lang: string;
  readonly look: LookSaid;
}

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel & { say: (word: keyof Words, values?: Record<string, string>) => string } {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('outside of the panel');
  return { ...panel, say: (word, values = {}) => fill(panel.words[word], values) };
}

/** What the store shows now; draws again when it changes. */
export function useShown(): Shown {
  const { store } = usePanel();
  const [shown, setShown] = useState(store.shown);
  useEffect(() => {
    setShown(store.shown);
    return store.listen(() => setShown(store.shown));
  }, [store]);
  return shown;
}
